"""Bounds and days of incidents, and halves, on invented values."""

from __future__ import annotations

from datetime import date

import pytest
from bench.longtail.gathering import Gathered

from bench import scores
from bench.longtail import bounds, days, period
from marsad.model import Count, Incident, When

DAY = date(2016, 8, 1)


def _incident(when: When | None = None, **counts: Count) -> Incident:
    return Incident("i-1", ("c-1",), ("r",), counts, when, None, (), (), "single origin")


def _when(start: date | None, end: date | None, basis: str = "stated") -> When:
    return When(start, end, None, "day", basis)


@pytest.mark.parametrize(
    ("when", "kind"),
    [
        (_when(DAY, DAY), "exact"),
        (_when(date(2016, 8, 2), date(2016, 8, 2)), "a day off"),
        (_when(date(2016, 8, 9), date(2016, 8, 9)), "more than a day off"),
        (_when(date(2016, 7, 30), date(2016, 8, 2)), "period with it"),
        (_when(date(2016, 7, 1), date(2016, 7, 9)), "period without it"),
        (_when(None, DAY, "published"), "no date"),
        (None, "no date"),
    ],
)
def test_an_upper_bound_and_a_period_are_no_day(when: When | None, kind: str) -> None:
    assert days.kind(_incident(when), DAY, None) == kind


def test_no_incident_of_ours_is_no_day() -> None:
    assert days.kind(None, DAY, None) == "no incident"


def test_an_open_bound_is_infinitely_wide_and_no_claim_is_zero() -> None:
    exact, open_ = Count(1, 1, 1, "literal"), Count(2, 2, None, "literal")
    part = [
        Gathered(str(at), DAY, 1, 0, None, 1, 1, _incident(killed=count))
        for at, count in enumerate((exact, open_, exact))
    ]
    found = bounds._harm(part, 0)
    assert found["inside"] == pytest.approx(2 / 3)
    assert (found["median width"], found["open"]) == (0, pytest.approx(1 / 3))
    assert bounds._harm(part, 1)["inside"] == 1.0


def test_halves_part_the_incidents() -> None:
    ids = [str(at) for at in range(50)]
    look = {id for id in ids if period.in_half(id, "look")}
    assert look == {id for id in ids if not period.in_half(id, "confirm")}
    assert 10 < len(look) < 40
    assert all(period.in_half(id, "all") for id in ids)


def test_b_cubed_of_some_items_keeps_the_groups_of_all() -> None:
    found, gold = {"a": 1, "b": 1, "c": 1}, {"a": "x", "b": "x", "c": "y"}
    assert scores.b_cubed(found, gold, ["c"]) == pytest.approx((1 / 3, 1.0, 0.5))
