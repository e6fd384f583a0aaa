from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from marsad.model import BORROWED_PLACE, Claim, Figure, Quote, When
from marsad.resolve import incidents
from marsad.resolve.clusters import clusters

Build = Callable[..., Claim]


def grouped(claims: list[Claim]) -> set[frozenset[str]]:
    """The incidents as sets of claim ids."""
    return {frozenset(incident.claims) for incident in incidents(claims)}


def ids(*claims: Claim) -> frozenset[str]:
    return frozenset(claim.id for claim in claims)


def test_the_same_town_and_day_are_one_incident_with_all_its_harms(claim: Build) -> None:
    dead, hurt = claim("t1", n=9), claim("t1", "injured", n=21, at=40)
    other = claim("t2", n=12)
    (found,) = incidents([dead, hurt, other])
    assert found.harms == ("killed", "injured")
    assert found.reports == ("t1.txt", "t2.txt")
    assert found.counts == {}


def test_two_dated_events_of_one_report_stay_apart(claim: Build) -> None:
    one, other = claim(n=4, day=10), claim(n=4, day=11, at=20)
    assert grouped([one, other]) == {ids(one), ids(other)}


def test_two_placed_events_of_one_report_stay_apart(claim: Build) -> None:
    one, other = claim(n=4), claim(n=4, place="ippy", at=20)
    assert grouped([one, other]) == {ids(one), ids(other)}


def test_a_place_that_a_sentence_borrowed_does_not_part_one_report(claim: Build) -> None:
    killed = claim(n=4)
    hurt = claim(harm="injured", n=2, place="ippy", at=20, needs_review=(BORROWED_PLACE,))
    assert grouped([killed, hurt]) == {ids(killed, hurt)}


def test_two_numbers_of_one_source_in_one_place_are_two_incidents(claim: Build) -> None:
    one = claim(n=4, act="bombing")
    other = claim(n=2, act="shooting", at=400)
    assert grouped([one, other]) == {ids(one), ids(other)}


def test_namesakes_in_two_countries_stay_apart(claim: Build) -> None:
    one = claim("t1", "injured", n=2, place="tripoli-ly")
    other = claim("t2", "injured", n=2, place="tripoli-lb")
    assert grouped([one, other]) == {ids(one), ids(other)}


def test_a_province_contains_its_town(claim: Build) -> None:
    one, other = claim("t1", n=9), claim("t2", n=9, place="ouaka")
    (found,) = incidents([one, other])
    assert found.where is not None
    assert found.where.id == "bambari"


def test_no_chain_through_a_province_joins_two_towns(claim: Build) -> None:
    towns = [claim("t1", n=9), claim("t2", n=9, place="ippy")]
    wide = claim("t3", n=9, place="ouaka")
    found = grouped([*towns, wide])
    assert len(found) == 2
    assert not any(ids(*towns) <= group for group in found)


def test_an_unknown_place_needs_more_than_a_number_and_a_day(claim: Build) -> None:
    placed = claim("t1", n=9, act="bombing", actor="Red Banner Front")
    alone = claim("t2", n=9, place=None)
    told = claim("t3", n=9, place=None, act="bombing", actor="Red Banner Front")
    assert grouped([placed, alone]) == {ids(placed), ids(alone)}
    assert grouped([placed, told]) == {ids(placed, told)}


def test_a_publication_date_is_only_an_upper_bound(claim: Build) -> None:
    dated = claim("t1", n=9, day=8)
    published = When(None, date(2024, 6, 12), None, "soft", "published")
    undated = claim("t2", n=9, when=published)
    late = claim("t3", n=9, when=replace(published, end=date(2024, 7, 20)),
                 published=date(2024, 7, 20))  # fmt: skip
    assert grouped([dated, undated, late]) == {ids(dated, undated), ids(late)}


def test_a_rising_toll_is_one_incident(claim: Build) -> None:
    early = claim("t1", n=2, published=date(2024, 6, 11))
    late = claim("t2", n=17, published=date(2024, 6, 13))
    assert grouped([early, late]) == {ids(early, late)}


def test_figures_too_far_apart_on_one_day_are_two_incidents(claim: Build) -> None:
    one, other = claim("t1", n=2), claim("t2", n=17)
    assert grouped([one, other]) == {ids(one), ids(other)}


def test_a_toll_that_names_what_it_replaces_is_one_incident(claim: Build) -> None:
    one = claim("t1", n=2)
    other = claim("t2", n=17, supersedes=Figure(2, 2, False, "2", "persons", "exact"))
    assert grouped([one, other]) == {ids(one, other)}


def test_a_subset_belongs_to_its_whole(claim: Build) -> None:
    whole = claim(n=17)
    part = replace(claim(n=9, at=2000, day=None, place=None), subset_of=whole.id)
    assert grouped([whole, part]) == {ids(whole, part)}


@pytest.mark.parametrize("status", ["attempted", "planned", "threatened", "hypothetical"])
def test_what_did_not_happen_is_no_incident(claim: Build, status: str) -> None:
    assert incidents([claim(n=12, status=status)]) == ()


@pytest.mark.parametrize("role", ["aggregate", "pattern", "anniversary"])
def test_totals_patterns_and_anniversaries_open_no_incident(claim: Build, role: str) -> None:
    assert incidents([claim(n=200, role=role)]) == ()


def test_context_opens_no_incident_of_harm(claim: Build) -> None:
    context = claim("t1", "none", act="capture_of_place")
    seized = claim("t2", "seized", act="capture_of_place")
    assert incidents([context, seized]) == ()


def test_a_denial_joins_what_it_denies_and_opens_nothing(claim: Build) -> None:
    accusation = claim("t1", n=6, actor="Red Banner Front", source="Mbomou Group")
    denial = claim("t2", n=6, actor="Red Banner Front", status="denied", source="Red Banner Front")
    assert incidents([denial]) == ()
    (found,) = incidents([accusation, denial])
    assert found.claims == tuple(sorted((accusation.id, denial.id)))
    assert found.status == "contested"


def test_a_recap_without_a_date_opens_no_incident_at_the_day_of_the_report(claim: Build) -> None:
    recap = claim(n=11, role="background", day=None)
    assert incidents([recap]) == ()
    main = claim(n=2, at=60)
    assert grouped([main, recap]) == {ids(main)}


def test_a_recap_with_date_and_place_is_the_older_incident(claim: Build) -> None:
    main = claim("t2", n=2, day=20, published=date(2024, 6, 21))
    recap = claim("t2", n=9, role="background", at=90, published=date(2024, 6, 21))
    older = claim("t1", n=9)
    assert grouped([main, recap]) == {ids(main), ids(recap)}
    assert grouped([main, recap, older]) == {ids(main), ids(recap, older)}


def test_an_anniversary_joins_the_old_incident_of_its_date_and_place(claim: Build) -> None:
    old = claim("t1", n=13)
    mark = claim("t2", n=13, role="anniversary", published=date(2027, 6, 11))
    elsewhere = claim("t3", n=13, role="anniversary", place="ippy", published=date(2027, 6, 11))
    assert grouped([old, mark, elsewhere]) == {ids(old, mark)}


def test_an_abduction_and_a_killing_are_two_unless_one_report_ties_them(claim: Build) -> None:
    dead, taken = claim("t1", n=7), claim("t2", "abducted", n=3)
    assert grouped([dead, taken]) == {ids(dead), ids(taken)}
    both = claim("t1", "abducted", n=3, at=20)
    assert grouped([dead, both, taken]) == {ids(dead, both, taken)}


def test_a_release_in_the_same_report_belongs_to_the_abduction(claim: Build) -> None:
    taken = claim("t1", "abducted", n=23, day=10)
    freed = claim("t1", "released", n=14, at=30)
    (found,) = incidents([taken, freed])
    assert found.harms == ("abducted", "released")
    assert found.when is not None
    assert found.when.end == date(2024, 6, 10)


def test_a_release_in_another_report_is_an_incident_of_its_own(claim: Build) -> None:
    taken = claim("t1", "abducted", n=23, day=10)
    freed = claim("t2", "released", n=14)
    assert grouped([taken, freed]) == {ids(taken), ids(freed)}


def test_an_explicit_zero_joins_and_does_not_open(claim: Build) -> None:
    hit = claim(harm="attacked", target="school")
    nobody = claim(harm="injured", n=(0, 0), status="denied", at=30)
    assert incidents([nobody]) == ()
    assert grouped([hit, nobody]) == {ids(hit, nobody)}


def test_the_id_is_that_of_the_earliest_claim(claim: Build) -> None:
    late = claim("t1", n=9, published=date(2024, 6, 14))
    early = claim("t2", n=9, published=date(2024, 6, 12))
    (found,) = incidents([late, early])
    assert found.id == "i-" + early.id.removeprefix("c-")


def test_dates_narrow_to_what_all_statements_share(claim: Build) -> None:
    week = When(date(2024, 6, 10), date(2024, 6, 16), "this week", "week", "relative")
    (found,) = incidents([claim("t1", n=9, when=week), claim("t2", n=9)])
    assert found.when is not None
    assert (found.when.start, found.when.end) == (date(2024, 6, 11), date(2024, 6, 11))


def test_single_victims_of_different_names_are_two_incidents(claim: Build) -> None:
    one = claim("t1", n=1)
    names = [replace(one.victims, names=(name,)) for name in ("Ada Lind", "Bo Marsh")]
    one, other = (claim(f"t{at}", n=1, victims=name) for at, name in enumerate(names))
    assert grouped([one, other]) == {ids(one), ids(other)}


def test_a_claim_without_a_date_may_be_as_old_as_the_subject_of_its_report(claim: Build) -> None:
    seized = claim("t1", "abducted", n=5, day=1, published=date(2024, 6, 20))
    undated = When(None, date(2024, 6, 20), None, "soft", "published")
    held = claim("t1", "abducted", n=5, at=300, when=undated, published=date(2024, 6, 20))
    other = claim("t2", "abducted", n=5, day=1, published=date(2024, 6, 2))
    assert grouped([seized, held, other]) == {ids(seized, held, other)}


def test_a_name_not_told_from_its_namesakes_agrees_with_the_place_of_that_name(
    claim: Build,
) -> None:
    known = claim("t1", n=9)
    assert known.where is not None
    unsure = claim("t2", n=9, where=replace(known.where, id=None, country=None, precision=None))
    assert grouped([known, unsure]) == {ids(known, unsure)}


def test_a_claim_is_as_near_as_the_nearest_of_its_quotations(claim: Build) -> None:
    open_slots = {"when": None, "where": None}
    dead = claim("t1", n=9, **open_slots)
    hurt = claim("t1", "injured", n=21, at=4000, **open_slots)
    title = Quote("title", 20, 30, "21 wounded")
    assert grouped([dead, hurt]) == {ids(dead), ids(hurt)}
    assert grouped([dead, replace(hurt, restated=(title,))]) == {ids(dead, hurt)}


def test_what_is_told_in_one_breath_goes_together_first(claim: Build) -> None:
    """ "One dead and four injured": a wounded man of another day, who may be of either, does not
    come between them."""
    open_slots = {"when": None, "where": None}
    dead = claim("t1", n=1, day=11, at=0)
    hurt = claim("t1", "injured", n=4, at=20, **open_slots)
    other = claim("t1", "injured", n=4, day=12, at=60)
    assert ids(dead, hurt) in grouped([dead, hurt, other])


def test_one_report_that_misread_the_day_does_not_keep_many_apart() -> None:
    pairs = [(0, 1), (0, 2), (3, 4), (2, 3)]
    links = {(0, 1): 9.0, (0, 2): 8.0, (3, 4): 7.0, (2, 3): 1.0, (0, 4): None}

    def verdict(one: int, other: int) -> float | None:
        return links.get((one, other), -1.0)

    assert clusters([True] * 5, pairs, verdict) == [[0, 1, 2], [3, 4]]
    assert clusters([True] * 5, pairs, verdict, weighed=-3.0) == [[0, 1, 2, 3, 4]]
    assert clusters([True] * 5, pairs, verdict, weighed=-2.0) == [[0, 1, 2], [3, 4]]


def test_one_good_link_does_not_join_two_groups_that_otherwise_share_nothing() -> None:
    links = {(0, 1): 9.0, (2, 3): 9.0, (1, 2): 5.0}

    def verdict(one: int, other: int) -> float | None:
        return links.get((one, other), -6.0)

    assert clusters([True] * 4, links, verdict, weighed=-2.0) == [[0, 1], [2, 3]]


def test_a_day_after_the_first_report_is_not_the_day_of_the_happening(claim: Build) -> None:
    first = claim("t1", n=9, published=date(2024, 6, 11))
    later = [claim(f"t{at}", n=9, day=12, published=date(2024, 6, 13)) for at in (2, 3)]
    (found,) = incidents([first, *later])
    assert found.when is not None
    assert (found.when.start, found.when.end) == (date(2024, 6, 11), date(2024, 6, 11))
