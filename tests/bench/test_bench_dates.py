"""The dates part of the benchmark, and the gold that it reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from bench.setting import Setting

from bench import dates, muc

THURSDAY = date(2024, 6, 13)


def _sentence(text: str, *mentions: tuple[str, date | None, date | None]) -> dates.Sentence:
    gold = tuple(
        dates.Dated(text.index(words), text.index(words) + len(words), (start, end))
        for words, start, end in mentions
    )
    return dates.Sentence("dates-002", THURSDAY, text, gold)


def test_the_gold_has_at_least_160_sentences_and_each_word_of_it_stands_in_its_text() -> None:
    said = dates.sentences(dates.GOLD)
    assert len(said) >= 160
    assert len({one.id for one in said}) == len(said)
    assert 0.4 < sum(one.look for one in said) / len(said) < 0.6
    for one in said:
        for mention in one.mentions:
            start, end = mention.value
            assert start is None or end is None or start <= end, one.id


def test_a_value_is_right_only_with_both_ends_and_strict_asks_for_the_span() -> None:
    day = date(2024, 6, 11)
    exact = dates.judge(_sentence("It fell on Tuesday.", ("Tuesday", day, day)))
    assert (exact["strict"], exact["relaxed"]) == (1, 1)
    wider = dates.judge(_sentence("It fell on Tuesday.", ("on Tuesday", day, day)))
    assert (wider["strict"], wider["relaxed"]) == (0, 1)
    wrong = dates.judge(_sentence("It fell on Tuesday.", ("Tuesday", day, THURSDAY)))
    assert (wrong["overlap"], wrong["relaxed"]) == (1, 0)


def test_a_duration_is_no_answer_and_a_number_taken_for_a_year_is_a_false_one() -> None:
    assert dates.judge(_sentence("It lasted three days."))["found"] == 0
    assert dates.judge(_sentence("It was 2014."))["found"] == 1


def test_an_impossible_date_is_right_only_without_a_value() -> None:
    found = dates.judge(_sentence("Dated 31 February 2022.", ("31 February 2022", None, None)))
    assert found["strict"] == 1


def test_without_the_corpus_the_row_is_left_out_and_the_note_says_so(tmp_path: Path) -> None:
    table = dates.table(Setting(tmp_path, tmp_path, True, 1))
    assert [row[0] for row in table.rows] == ["look", "confirm", "all"]
    assert any(note.startswith("MUC-4 skipped") for note in table.notes)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("21 JAN 89", (date(1989, 1, 21), date(1989, 1, 21))),
        ("15 JAN 89 - 21 JAN 89", (date(1989, 1, 15), date(1989, 1, 21))),
        ("- 21 JAN 89", (None, date(1989, 1, 21))),
        ("(-21 JAN 89)", (None, date(1989, 1, 21))),
        ("31 FEB 89", None),
        ("JAN 89", None),
        ("-", None),
    ],
)
def test_template_dates_have_three_forms(words: str, expected: muc.Span | None) -> None:
    assert muc.span(words) == expected
