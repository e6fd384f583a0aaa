"""The dates grammar against worked examples: one of every rule, and sentences written by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad.extract import dates
from marsad.extract.dates.mentions import READERS
from marsad.model import BASES, GRAINS, Mention, When

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
ROWS = [rule.row for rule in dates.rules().rules]
PUBLISHED = date(2024, 6, 13)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _found(mention: Mention, like: list[Any]) -> list[Any]:
    """The mention in the form of the expectation: as many fields as it states."""
    if mention.value is None:
        return [mention.words, mention.rule]
    assert isinstance(mention.value, When)
    value = mention.value
    return [mention.words, value.start, value.end, value.grain, mention.rule][: max(len(like), 3)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['id']}: {row['example'][0]}")
def test_every_rule_reads_its_own_example(row: dict[str, Any]) -> None:
    text, published, words, start, end, timex = row["example"]
    found = dates.mentions(text, _day(published))
    if row["id"] == "none":
        assert found == []
        return
    (mention,) = (item for item in found if item.words == words)
    assert (mention.rule, mention.timex) == (row["id"], timex)
    value = mention.value
    bounds = (value.start, value.end) if isinstance(value, When) else (None, None)
    assert bounds == (_day(start), _day(end))


def test_every_rule_names_a_known_reader_and_every_reader_is_used() -> None:
    assert {row["value"] for row in ROWS} == set(READERS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_sentence_has_these_dates_and_no_others(case: dict[str, Any]) -> None:
    published = case.get("published", PUBLISHED)
    found = dates.mentions(case["text"], published)
    expected = case["when"]
    assert len(found) == len(expected), [mention.words for mention in found]
    for mention, like in zip(found, expected, strict=True):
        assert _found(mention, like) == like


def test_there_are_at_least_120_sentences() -> None:
    assert len({(case["text"], str(case.get("published"))) for case in CASES}) >= 120


def test_values_use_the_words_of_the_record() -> None:
    for case in CASES:
        for mention in dates.mentions(case["text"], PUBLISHED):
            assert mention.type in ("DATE", "TIME", "DURATION", "SET")
            if mention.value is not None:
                assert isinstance(mention.value, When)
                assert mention.value.grain in GRAINS
                assert mention.value.basis in BASES
                assert mention.value.words == mention.words


def test_a_relative_word_never_gets_a_value_without_a_publication_date() -> None:
    for case in CASES:
        for mention in dates.mentions(case["text"], None):
            value = mention.value
            if isinstance(value, When) and value.basis == "relative":
                # Only words that lean on a date stated before them in the text may have one.
                assert mention.rule.startswith(("date.relative", "date.weekday_anchored"))


def test_timex_values_follow_timex3() -> None:
    wanted = {
        "on Thursday": ("2024-06-13", "DATE"),
        "last week": ("2024-W23", "DATE"),
        "over the weekend": ("2024-W23-WE", "DATE"),
        "in the past three weeks": ("P3W", "DURATION"),
        "for several weeks": ("PXW", "DURATION"),
        "every Friday": ("XXXX-WXX-5", "SET"),
        "twice a week": ("P1W", "SET"),
        "now": ("PRESENT_REF", "DATE"),
        "recently": ("PAST_REF", "DATE"),
        "on Wednesday night": ("2024-06-12TNI", "TIME"),
        "at 1900 GMT": ("T19:00", "TIME"),
        "in the 1990s": ("199", "DATE"),
    }
    for words, expected in wanted.items():
        (mention,) = dates.mentions(f"It fell {words} there.", PUBLISHED)
        assert (mention.timex, mention.type) == expected, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They attacked on X.", "past"),
        ("On X they attacked.", "past"),
        ("They will attack on X.", "future"),
        ("On X they will attack.", "future"),
        ("Talks are due on X.", "future"),
        ("It ends by X.", "future"),
        ("Until X it stands.", "future"),
        ("By X the toll had risen.", "past"),
        ("It was held until X.", "past"),
        ("They gave him until X.", "future"),
        ("Residents have until X.", "future"),
        ("They must leave by X.", "future"),
        ("They plan to attack on X.", "future"),
        ("They said on X that they will leave.", "past"),
        ("They will leave. On X they were shot.", "past"),
        ("X", "unknown"),
    ],
)
def test_tense_comes_from_the_nearest_verb_of_the_clause(text: str, expected: str) -> None:
    at = text.index("X")
    assert dates.tense(text, at, at + 1) == expected
