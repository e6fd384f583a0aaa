"""Promises of the counts grammar for every text: order, spans, bounds, no crash, linear work."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import FormatError
from marsad.extract import counts
from marsad.extract.counts.numbers import joined
from marsad.extract.counts.patterns import grammar
from marsad.extract.counts.tokens import numeral, tokens
from marsad.model import Figure

PIECES = st.sampled_from(
    [
        piece.replace("<p>", "\n\n")
        for piece in """
    more than at least some about between and or to - -- 12 15 2015 1,200 3.5 one two dozen
    dozens hundred of a half million several the no one both pair 7 p.m. $ % km years old
    aged Darwish , . May Jan. 9/11 12th 1990s ( ) <p> people children families killed were
    # AK 47 ٢٥ ½ ² 10k
    """.split()
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))
LONG = 100_000


@given(TEXTS)
def test_mentions_are_sorted_disjoint_and_equal_their_slices(text: str) -> None:
    done = 0
    for mention in counts.mentions(text):
        assert done <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.words
        done = mention.end


@given(TEXTS)
def test_bounds_are_whole_and_low_is_not_above_high(text: str) -> None:
    for mention in counts.mentions(text):
        if isinstance(mention.value, Figure):
            low, high = mention.value.low, mention.value.high
            assert low is None or (type(low) is int and low >= 0)
            assert high is None or (type(high) is int and low is not None and low <= high)
        else:
            assert mention.category != "count"


@given(TEXTS)
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    assert counts.mentions(text) == counts.mentions(text)


@given(st.integers(min_value=0, max_value=999_999_999_999))
def test_a_whole_number_with_thousands_marks_is_read_exactly(number: int) -> None:
    shape, value = numeral(f"{number:,}")
    assert value == number
    assert shape in ("<int>", "<year>")


@pytest.mark.parametrize("number", [21, 99, 100, 101, 125, 999, 1_000, 2_304, 20_017, 1_000_001])
def test_number_words_are_read_back(number: int) -> None:
    (token, noun) = joined(tokens(_words(number) + " men"))
    assert (token.value, noun.key) == (number, "men")


@pytest.mark.parametrize(
    "piece",
    ["1", "9 ", "one ", "hundred ", "a ", "two hundred and ", "more than ", "12-", "12 to ", ", ",
     "aged 9, ", "a" , "\n", " ", "\n \t", "dozens of ", "between 1 and ", "$", "1,000", "１", "🄁"],
)  # fmt: skip
def test_a_hundred_thousand_of_the_same_piece_is_read_without_harm(piece: str) -> None:
    text = piece * (LONG // len(piece))
    assert all(m.end <= len(text) for m in counts.mentions(text))


def test_a_number_of_four_hundred_digits_is_no_count() -> None:
    (mention,) = counts.mentions("They counted " + "9" * 400 + " people.")
    assert mention.category != "count"
    assert mention.value is None


def test_look_alike_digits_are_read_by_their_value_or_not_at_all() -> None:
    (mention,) = counts.mentions("It killed 𝟚𝟝 people.")
    assert isinstance(mention.value, Figure)
    assert mention.value.low == 25
    assert counts.mentions("It killed ² people.") == []


def test_a_pattern_with_an_unknown_class_or_an_open_bracket_is_refused() -> None:
    for pattern in ("NOSUCH men", "(one | two", "one )"):
        with pytest.raises(FormatError, match=re.escape("pattern of x")):
            grammar({"NUM": "<int>"}, [{"id": "x", "pattern": pattern, "value": "exact"}])


def _words(number: int) -> str:
    units = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
             "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
             "eighteen", "nineteen"]  # fmt: skip
    tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if number < 20:
        return units[number]
    if number < 100:
        return tens[number // 10] + (f"-{units[number % 10]}" if number % 10 else "")
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if rest and rest < 100 else " "
            return f"{_words(number // size)} {name}{joint if rest else ''}{_words(rest)}"
    raise AssertionError
