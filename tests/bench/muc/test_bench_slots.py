"""The scoring of MUC-4 slots, on invented templates: the cases of its scoring guidelines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from bench.muc.fills import Filled
from bench.muc.numbers import Number

from bench.muc import Fill, Key, match, merge, slots

DAY, BEFORE = date(1989, 8, 26), date(1989, 8, 25)


def _fill(*options: str, tags: tuple[str, ...] = ()) -> tuple[Fill, ...]:
    return (Fill(options, tags, False),)


def _filled(
    kind: str = "ATTACK",
    day: tuple[date | None, date] | None = (DAY, DAY),
    places: tuple[str, ...] = ("Medellín",),
    numbers: tuple[Number, ...] = (Number("7", ("seven judges",)),),
) -> Filled:
    return Filled(kind, day, "COLOMBIA", places, numbers, ("seven judges", "gunmen"))


@pytest.mark.parametrize(
    ("key", "ours", "credit"),
    [
        ("26 AUG 89", (DAY, DAY), 1.0),
        ("25 AUG 89 - 26 AUG 89", (DAY, DAY), 0.5),
        ("- 26 AUG 89", (BEFORE, BEFORE), 0.5),
        ("25 AUG 89 - 26 AUG 89", (None, DAY), 0.5),
        ("26 AUG 89", (None, DAY), 0.5),
        ("- 26 AUG 89", (None, DAY), 1.0),
        ("16 AUG 89", (None, DAY), 0.0),
        ("24 AUG 89 - 25 AUG 89", (None, DAY), 0.0),
    ],
)
def test_dates_are_scored_as_in_3_2_2(
    key: str, ours: tuple[date | None, date], credit: float
) -> None:
    score = match.date(_fill(key), _filled(day=ours))
    assert score.correct + score.partial / 2 == credit


@pytest.mark.parametrize(
    ("key", "places", "credit"),
    [
        ("COLOMBIA: ANTIOQUIA (DEPARTMENT): MEDELLIN (CITY)", ("Medellín",), 1.0),
        ("COLOMBIA: MEDELLIN (CITY)", (), 0.5),
        ("COLOMBIA: CALI (CITY)", ("Medellín",), 0.5),
        ("COLOMBIA", ("Medellín",), 0.5),
        ("COLOMBIA", (), 1.0),
        ("BOLIVIA: MEDELLIN (CITY)", ("Medellín",), 0.5),
        ("COLOMBIA: MEDELLIN (CITY) - CALI (CITY)", ("Medellín",), 0.5),
        ("PERU: LIMA (CITY)", ("Medellín",), 0.0),
    ],
)
def test_places_are_scored_as_in_3_2_3(key: str, places: tuple[str, ...], credit: float) -> None:
    score = match.place(_fill(key), _filled(places=places))
    assert score.correct + score.partial / 2 == credit


@pytest.mark.parametrize(
    ("key", "tags", "credit"),
    [
        ("7", ("JUDGES",), 1.0),
        ("7", ("PEASANTS",), 0.5),
        ("5 - 7", ("JUDGES",), 0.5),
        ("~7", ("JUDGES",), 0.5),
        ("8", ("JUDGES",), 0.0),
    ],
)
def test_numbers_are_scored_as_in_3_2_21(key: str, tags: tuple[str, ...], credit: float) -> None:
    score = match.number(_fill(key, tags=tags), _filled())
    assert score.correct + score.partial / 2 == credit


def _key(kind: str, whom: str, *, optional: bool = False) -> Key:
    held = dict.fromkeys((*match.TARGETS, *match.PERP), ())
    return Key("r", optional, {
        **held, "INCIDENT: TYPE": _fill(kind), "HUM TGT: DESCRIPTION": _fill(whom),
        "INCIDENT: DATE": _fill("26 AUG 89"), "INCIDENT: LOCATION": _fill("COLOMBIA"),
        "HUM TGT: NUMBER": _fill("7", tags=(whom,)),
    })  # fmt: skip


def test_templates_are_mapped_by_type_and_target_and_each_once() -> None:
    keys = [_key("BOMBING", "PEASANTS"), _key("BOMBING", "JUDGES")]
    assert slots.mapping(keys, [_filled(), _filled()]) == [(1, 1)]
    assert slots.mapping(keys, [_filled("KIDNAPPING")]) == []


def test_a_template_too_many_costs_precision_and_a_missed_optional_one_nothing() -> None:
    outcome = slots.Outcome()
    slots.judge([_key("ATTACK", "JUDGES"), _key("ATTACK", "NUNS", optional=True)],
                [_filled(), _filled("KIDNAPPING")], outcome)  # fmt: skip
    assert dict(outcome.templates) == {"mapped": 1, "missing": 0, "spurious": 1}
    precision, recall, _ = outcome.slots["HUM TGT: NUMBER"].f(every=True)
    assert (precision, recall) == (50.0, 100.0)
    assert outcome.slots["HUM TGT: NUMBER"].f(every=False)[0] == 100.0


def test_a_pair_that_shares_only_the_type_of_a_target_is_mapped_after_one_that_shares_words() -> (
    None
):
    key = _key("ATTACK", "NUNS")
    key.slots["HUM TGT: TYPE"] = _fill('CIVILIAN: "NUNS')
    ours = replace(_filled(), targets=frozenset({"CIVILIAN"}))
    assert slots.mapping([key], [ours]) == [(0, 0)]
    assert slots.mapping([key], [ours, replace(ours, said=("nuns",))]) == [(0, 1)]
    assert slots.mapping([key], [replace(ours, targets=frozenset({"DIPLOMAT"}))]) == []


def test_templates_that_no_slot_keeps_apart_are_one() -> None:
    nuns = _filled(numbers=(Number("2", ("two nuns",)),))
    (both,) = merge.merged([_filled(), nuns])
    assert [number.value for number in both.numbers] == ["7", "2"]
    assert len(merge.merged([_filled(), _filled(day=(BEFORE, BEFORE))])) == 2
    assert len(merge.merged([_filled(), _filled(places=("Cali",))])) == 2
    (dated,) = merge.merged([_filled(day=(None, DAY)), _filled()])
    assert dated.date == (DAY, DAY)
    (placed,) = merge.merged([_filled(places=()), _filled()])
    assert placed.places == ("Medellín",)
    assert len(merge.merged([_filled(day=(None, DAY), places=()), _filled()])) == 2
    rebels, guards = (replace(_filled(), by=frozenset({who})) for who in ("rebels", "guards"))
    assert len(merge.merged([rebels, guards])) == 2
    assert len(merge.merged([rebels, _filled()])) == 1
