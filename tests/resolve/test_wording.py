"""What tells a report apart: the names and the uncommon words that it uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from marsad.model import BORROWED_PLACE, Claim
from marsad.resolve import incidents, wording
from marsad.resolve.evidence import points
from marsad.resolve.wording import likeness

Build = Callable[..., Claim]
ONE = (
    "The wedding of Ada Lind had just begun when a rocket hit the orchard, said her cousin Bo "
    "Marsh. The violinist hid beneath the almond trees; lanterns and confetti covered the lawn, "
    "and bridesmaids in turquoise crawled beneath the marquee."
)
SAME = (
    "Among the almond trees lay lanterns, confetti and a broken cello. Ada Lind was married on the "
    "lawn of the orchard; the violinist, a friend of Bo Marsh, survived beneath the marquee with "
    "the bridesmaids."
)
OTHER = (
    "Dockers were unloading cement when a freighter exploded, the harbour master said. Oil burned "
    "on the quay for hours. Cranes, hawsers, bollards and containers were thrown into the basin, "
    "and tugboats, pilots and stevedores searched the oily moorings until sunset."
)


def test_people_and_streets_are_names_officials_and_institutions_are_not() -> None:
    text = (
        "Police said Ada Lind was hit near Elm Creek Road. On Monday Sheriff Tom Dane met doctors "
        "of the Bambari Central Hospital. In the end Mr. Karim B. Saleh's brother went home."
    )
    assert wording(None, text).names == {"ada lind", "elm road", "karim saleh"}


def test_a_menu_of_capitals_is_no_name() -> None:
    assert not wording(None, "Font Size Small Large\nPlay Video\nRead More Stories Here").names


def test_reports_of_one_happening_share_uncommon_words() -> None:
    one, same, other = (wording(None, text) for text in (ONE, SAME, OTHER))
    assert likeness(one, same) > 0.3 > 0.1 > likeness(one, other)
    assert likeness(one, same) == likeness(same, one)


def test_houses_hours_and_ages_are_numbers_years_are_not() -> None:
    text = "At 10:40 p.m. on 3 May 2016 a 33-year-old was hit in the 1800 block; Lind, 41, fled."
    read = wording(None, text)
    assert read.numbers == {"10:40", "1800"}
    assert read.ages == {"33", "41"}


def test_the_same_house_speaks_for_one_happening_and_another_against_it() -> None:
    one = wording("Wedding guests hit", f"{ONE} It was at 1800 Orchard Lane.")
    same = wording("Rocket on a wedding", f"{SAME} The house has the number 1800.")
    other = wording("Rocket on a wedding", f"{SAME} The house has the number 412.")
    assert points(one, same) > points(one, other)
    assert points(one, same) == points(same, one)


def test_two_short_reports_that_share_nothing_tell_nothing() -> None:
    assert points(wording(None, "A rocket hit."), wording(None, "Dockers were hurt.")) == 0
    assert points(wording(None, ONE), wording(None, OTHER)) < 0


def test_a_report_more_changes_no_other_likeness(claim: Build) -> None:
    said = [claim("t1", n=1), claim("t2", n=1), claim("t3", n=1, place="ippy", day=20)]
    words = {"t1": wording(None, ONE), "t2": wording(None, SAME), "t3": wording(None, OTHER)}
    alone = {i.claims for i in incidents(said[:2], {}, words)}
    assert alone <= {i.claims for i in incidents(said, {}, words)}


def test_the_same_town_and_day_in_wholly_other_words_are_two_incidents(claim: Build) -> None:
    said = [claim("t1", n=1), claim("t2", n=1)]
    assert len(incidents(said)) == 1
    assert len(incidents(said, {}, {"t1": wording(None, ONE), "t2": wording(None, OTHER)})) == 2


def test_a_misread_town_counts_against_and_does_not_forbid(claim: Build) -> None:
    said = [claim("t1", n=1), claim("t2", n=1, place="ippy")]
    words = {"t1": wording(None, ONE), "t2": wording(None, SAME)}
    assert len(incidents(said)) == 2
    assert len(incidents(said, {}, words)) == 1
    words["t2"] = wording(None, OTHER)
    borrowed = replace(said[1], needs_review=(BORROWED_PLACE,))
    assert len(incidents([said[0], borrowed], {}, words)) == 2


def test_contrary_figures_forbid_whatever_the_words(claim: Build) -> None:
    said = [claim("t1", n=2), claim("t2", n=17)]
    words = {"t1": wording(None, ONE), "t2": wording(None, SAME)}
    assert len(incidents(said, {}, words)) == 2


def test_words_in_common_do_not_outweigh_days_that_two_reports_state_weeks_apart(
    claim: Build,
) -> None:
    words = {"t1": wording(None, ONE), "t2": wording(None, SAME)}
    near = [claim("t1", day=4, n=5), claim("t2", day=5, n=5)]
    far = [claim("t1", day=4, n=5), claim("t2", day=25, n=5)]
    assert len(incidents(near, wordings=words)) == 1
    assert len(incidents(far, wordings=words)) == 2


def test_the_name_of_an_armed_group_does_not_tell_of_one_happening(claim: Build) -> None:
    body = "A convoy of the Ochre Lynx passed at noon, said people who saw it."
    words = {text: wording(None, body) for text in ("t1", "t2")}
    assert words["t1"].names == {"ochre lynx"}
    by_force = [claim("t1", n=5, actor="Ochre Lynx"), claim("t2", n=5, place="ippy", day=12)]
    assert len(incidents(by_force, wordings=words)) == 2
