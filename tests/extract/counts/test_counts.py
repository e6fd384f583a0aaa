"""The counts grammar against worked examples: one of every rule, and sentences written by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad.extract import counts
from marsad.extract.counts.bounds import FUNCTIONS
from marsad.extract.counts.guards import GUARDS
from marsad.model import Figure, Mention

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
ROWS = [rule.row for rule in counts.rules().rules]
CATEGORIES = frozenset(
    "count age year money distance time_of_day duration percent ordinal date score calibre address "
    "temperature identifier road other".split()
)


def _bounds(mention: Mention) -> list[Any]:
    value = mention.value
    assert isinstance(value, Figure)
    return [mention.words, value.low, value.high] + (["soft"] if value.soft else [])


def _value(figure: Figure | None) -> tuple[int | None, int | None, bool] | None:
    return None if figure is None else (figure.low, figure.high, figure.soft)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['id']}: {row['example'][1]}")
def test_every_rule_reads_its_own_example(row: dict[str, Any]) -> None:
    text, words, *bounds = row["example"]
    made = [mention for mention in counts.mentions(text) if mention.words == str(words)]
    assert [mention.rule for mention in made] == [row["id"]]
    assert made[0].category == row.get("category", "count")
    if made[0].category == "count":
        assert isinstance(made[0].value, Figure)
        assert [made[0].value.low, made[0].value.high, made[0].value.soft] == bounds


def test_every_rule_names_a_known_function_guard_and_category() -> None:
    for row in ROWS:
        assert row.get("category", "count") in CATEGORIES
        assert row["value"] in FUNCTIONS or row.get("category", "count") != "count"
        assert row.get("guard") is None or row["guard"] in GUARDS


def test_every_guard_and_every_bound_function_is_used_by_a_rule() -> None:
    assert {row["guard"] for row in ROWS if "guard" in row} == set(GUARDS)
    used = {row["value"] for row in ROWS if row.get("category", "count") == "count"}
    assert used == set(FUNCTIONS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_sentence_has_these_quantities_and_no_others(case: dict[str, Any]) -> None:
    found = counts.mentions(case["text"])
    assert [_bounds(m) for m in found if m.category == "count"] == case["counts"]
    for category, words in case.get("others", {}).items():
        assert [m.words for m in found if m.category == category] == words


def test_there_are_at_least_120_sentences() -> None:
    assert len({case["text"] for case in CASES}) >= 120


def test_objects_events_and_persons_are_told_apart_by_the_noun() -> None:
    units = {
        "Three churches burned.": "objects",
        "Six archaeological artefacts were destroyed.": "objects",
        "Four attacks were reported.": "events",
        "More than 200 killings were reported.": "persons",
        "Twelve hospital workers were shot.": "persons",
        "Nine were shot near three houses.": "persons",
    }
    for text, unit in units.items():
        value = counts.mentions(text)[0].value
        assert isinstance(value, Figure)
        assert value.unit == unit, text


def test_families_keep_their_own_bounds_and_are_marked() -> None:
    (mention,) = counts.mentions("Nearly 300 families fled.")
    assert mention.rule == "count.families"
    assert isinstance(mention.value, Figure)
    assert mention.value.rule == "count.families"
    assert _value(mention.value) == (270, 299, True)
    assert mention.value.unit == "persons"


def test_one_expression_is_read_by_figure_and_anything_else_is_none() -> None:
    assert _value(counts.figure("more than 25")) == (26, None, False)
    assert _value(counts.figure("half a dozen")) == (6, 6, False)
    assert counts.figure("three days") is None
    assert counts.figure("two men and three women") is None
    assert counts.figure("") is None


def test_ages_carry_the_youngest_and_the_oldest() -> None:
    (mention,) = (m for m in counts.mentions("Boys aged 9, 11 and 14 fled.") if m.category == "age")
    assert isinstance(mention.value, Figure)
    assert (mention.value.low, mention.value.high) == (9, 14)


def test_numbers_across_a_paragraph_are_not_one_range() -> None:
    assert [m.words for m in counts.mentions("Killed: 12\n\n- 15 were hurt.")] == ["12", "15"]
