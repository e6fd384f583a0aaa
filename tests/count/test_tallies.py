from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from marsad.count import complete, sentence, split, tallies
from marsad.errors import UseError
from marsad.model import Claim, Figure, Incident, When, Where

Build = Callable[..., Claim]

OUAKA = Where("ouaka", "Ouaka", "CF", 6.0, 21.0, "admin1", "Ouaka", None, within=("cf",))
SINCE = When(date(2024, 5, 1), None, "since 1 May", "period", "stated")


def incident(said: Claim, **given: object) -> Incident:
    values = {"when": said.when, "where": said.where, **given}
    return Incident(
        id=f"i-{said.id}", claims=(said.id,), reports=(said.report,), counts={}, actors=(),
        origins=("Rights Monitor",), status="single origin", harms=(said.harm,), **values,
    )  # fmt: skip


def counted(*claims: Claim, rule_set: str = "literal", **given: object) -> tuple[Incident, ...]:
    made = [incident(said, **given) for said in claims]
    by_id = {said.id: said for said in claims}
    return complete(made, by_id, dict.fromkeys(by_id, "rights monitor"), rule_set)


def running(build: Build, **given: object) -> Claim:
    values = {"n": [201, None], "words": "more than 200", "role": "aggregate", "when": SINCE,
              "where": OUAKA, "day": 20, **given}  # fmt: skip
    return build("bulletin", **values)


def test_a_running_total_stands_beside_the_incidents_in_its_scope(claim: Build) -> None:
    found = counted(claim("t1", n=11), claim("t2", n=20, words="20", at=3))
    (tally,) = tallies([running(claim)], found)
    assert tally.incidents == tuple(sorted(i.id for i in found))
    assert (tally.recorded.low, tally.recorded.best, tally.recorded.high) == (31, 31, 31)
    assert sentence(tally, date(2024, 6, 20)) == (
        "more than 200 killed claimed in Ouaka since 1 May 2024; 31 recorded in 2 incidents"
    )


def test_the_recorded_number_adds_up_from_its_incidents(claim: Build) -> None:
    found = counted(claim("t1", n=11), claim("t2", n=[10, 14]), claim("t3", n=[4, None]))
    recorded = tallies([running(claim)], found)[0].recorded
    lines = {bound: [d.reason for d in recorded.derivation if d.bound == bound]
             for bound in ("low", "high")}  # fmt: skip
    assert recorded.low == sum(int(line.partition(":")[0]) for line in lines["low"]) == 25
    assert recorded.high is None
    assert any(line.startswith("no upper bound") for line in lines["high"])


@pytest.mark.parametrize(
    "outside",
    [
        {"when": When(date(2024, 4, 2), date(2024, 4, 2), "2 April", "day", "stated")},
        {"when": None},
        {"where": None},
        {"where": Where("bria", "Bria", "CF", 6.54, 21.98, "town", "Bria", None, within=("cf",))},
    ],
)
def test_what_is_outside_the_scope_or_unknown_is_not_set_against_it(
    claim: Build, outside: dict[str, object]
) -> None:
    (tally,) = tallies([running(claim)], counted(claim(n=11), **outside))
    assert tally.incidents == ()
    assert tally.recorded.low is None
    assert sentence(tally).endswith("nothing recorded in that scope")


def test_another_harm_is_not_in_the_scope(claim: Build) -> None:
    (tally,) = tallies([running(claim)], counted(claim(harm="injured", n=11)))
    assert tally.incidents == ()


def test_in_and_around_a_city_reaches_to_its_surroundings(claim: Build) -> None:
    around = Where("x", "X", "CF", 6.37, 21.2, "town", "X", None, relation="near", within=("cf",))
    (tally,) = tallies([running(claim, where=around)], counted(claim(n=11)))
    assert len(tally.incidents) == 1
    (tally,) = tallies([running(claim, where=replace(around, relation="in"))],
                       counted(claim(n=11)))  # fmt: skip
    assert tally.incidents == ()


def test_a_total_without_a_place_is_set_against_nothing_and_says_so(claim: Build) -> None:
    (tally,) = tallies([running(claim, where=None)], counted(claim(n=11)))
    assert tally.recorded.low is None
    assert "names no place" in sentence(tally)


def test_dates_that_reach_beyond_the_period_are_named_as_a_caveat(claim: Build) -> None:
    wide = When(date(2024, 4, 28), date(2024, 5, 4), "that week", "week", "stated")
    (tally,) = tallies([running(claim)], counted(claim(n=11), when=wide))
    assert any("may lie outside the period" in d.reason for d in tally.recorded.derivation)


def test_only_running_totals_make_tallies(claim: Build) -> None:
    said = [claim(n=200), claim(n=200, role="pattern", at=2), running(claim, status="denied")]
    assert tallies(said, ()) == ()


def test_an_open_recorded_number_is_said_to_be_open(claim: Build) -> None:
    period = When(date(2024, 5, 1), date(2024, 6, 20), "1 May to 20 June", "period", "stated")
    figure = Figure(30, 40, True, "about three dozen", "persons", "x")
    total = replace(running(claim), when=period, count=figure)
    (tally,) = tallies([total], counted(claim(n=[4, None])))
    assert sentence(tally) == (
        "between 30 and 40 killed claimed in Ouaka from 1 May 2024 to 20 June 2024; "
        "at least 4 recorded in 1 incident"
    )


def test_complete_counts_every_harm_and_a_zero_that_a_source_states(claim: Build) -> None:
    said = [claim(n=3), claim(harm="injured", n=[0, 0], at=40)]
    made = replace(incident(said[0]), claims=tuple(c.id for c in said))
    (found,) = complete([made], {c.id: c for c in said}, dict.fromkeys((c.id for c in said), "m"))
    assert {harm: count.low for harm, count in found.counts.items()} == {"killed": 3, "injured": 0}


def test_a_part_of_another_harm_counts_under_its_own(claim: Build) -> None:
    taken = claim(harm="abducted", n=23)
    freed = replace(claim(harm="released", n=14, at=40), subset_of=taken.id)
    made = replace(incident(taken), claims=(taken.id, freed.id), harms=("abducted", "released"))
    (found,) = complete([made], {c.id: c for c in (taken, freed)}, {taken.id: "m", freed.id: "m"})
    assert {harm: (count.low, count.high) for harm, count in found.counts.items()} == {
        "abducted": (23, 23), "released": (14, 14),
    }  # fmt: skip


def test_complete_says_which_claim_is_missing(claim: Build) -> None:
    said = claim(n=3)
    with pytest.raises(UseError, match=said.id):
        complete([incident(said)], {}, {})


def test_acled_splits_a_total_equally_with_the_remainder_on_the_first_day() -> None:
    days = split(17, date(2024, 6, 1), date(2024, 6, 5))
    assert [number for _, number in days] == [5, 3, 3, 3, 3]
    assert days[0][0] == date(2024, 6, 1)


def test_literal_keeps_a_total_whole() -> None:
    with pytest.raises(UseError, match="keeps a total"):
        split(17, date(2024, 6, 1), date(2024, 6, 5), "literal")


def test_days_that_run_backwards_are_an_error() -> None:
    with pytest.raises(UseError, match="check the dates"):
        split(17, date(2024, 6, 5), date(2024, 6, 1))
