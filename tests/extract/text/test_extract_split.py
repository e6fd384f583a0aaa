"""The sentence splitter: where sentences of news end, and what it promises for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.text import sentences

_WIRE = "Soldiers of the northern command entered the village of the herders at dawn and left"
_PIECES = st.sampled_from(
    ["Gen.", "He left.", "U.N.", "J.", "3.5 km", "\n", "\n\n", " ", "“Go!”", "…", "ي. ب", "x" * 700]
)
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=30).map(" ".join))


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences.split(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He spoke. She left.", ["He spoke.", "She left."]),
        ("Gen. Ali Rahman spoke. He left.", ["Gen. Ali Rahman spoke.", "He left."]),
        ("The U.N. said so. He left.", ["The U.N. said so.", "He left."]),
        ("It was in the U.S. Nobody left.", ["It was in the U.S.", "Nobody left."]),
        ("J. Smith of the Jan. 5 group left.", ["J. Smith of the Jan. 5 group left."]),
        ("It fell 3.5 km away. He left.", ["It fell 3.5 km away.", "He left."]),
        ("“They left.” He stayed.", ["“They left.”", "He stayed."]),
        ("Who left? Nobody! He stayed…", ["Who left?", "Nobody!", "He stayed…"]),
        ("He left at 7 p.m. and slept.", ["He left at 7 p.m. and slept."]),
        ("A title\n\nA body.", ["A title", "A body."]),
        ("By a reporter\nHe left.", ["By a reporter", "He left."]),
        (f"{_WIRE}\nNyala again.", [f"{_WIRE}\nNyala again."]),
        ("He said\nthat it fell.", ["He said\nthat it fell."]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_a_text_is_split_where_its_sentences_end(text: str, parts: list[str]) -> None:
    assert _split(text) == parts


@given(_TEXTS)
def test_spans_are_in_order_bounded_and_cover_every_letter(text: str) -> None:
    done = 0
    for start, end in sentences.split(text):
        assert not text[done:start].strip()
        assert start < end <= start + sentences.LONGEST
        assert not text[start].isspace()
        done = end
    assert not text[done:].strip()


@given(st.text(max_size=300))
def test_a_sentence_that_is_not_cut_is_trimmed(text: str) -> None:
    assert all(part == part.strip() for part in _split(text))


def test_a_sentence_that_is_cut_is_trimmed() -> None:
    assert all(part == part.strip() for part in _split("x" * 700 + "\n " + "x" * 700))


@pytest.mark.parametrize("unit", ["word ", "x", ". ", "\n", "Mr. ", "A line\n", "?!”) ", "a. B"])
def test_a_megabyte_in_one_line_is_cut_into_bounded_sentences(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    spans = sentences.split(text)
    assert all(end - start <= sentences.LONGEST for start, end in spans)
    letters = sum(not char.isspace() for char in text)
    assert sum(not c.isspace() for a, b in spans for c in text[a:b]) == letters
