"""Promises of the dates grammar for every text: order, spans, no clock, no crash, linear work."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract import dates
from marsad.extract.dates import periods
from marsad.model import When

PIECES = st.sampled_from(
    [
        piece.replace("<p>", "\n\n")
        for piece in """
    on in since until by before the last next this past week weekend month year years days
    two 5 31 05 2015 1990s May June Jan. Monday Thursday Sun and to through - -- , . 7 p.m.
    ago later earlier same day that then has been early late mid of 23rd first quarter
    spring 05/06/2015 2015-02-31 every Fridays now tomorrow yesterday overnight 's
    anniversary several a an Christmas Day <p> ( )
    """.split()
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join))
DAYS = st.one_of(st.none(), st.dates())
LONG = 100_000


@given(TEXTS, DAYS)
def test_mentions_are_sorted_disjoint_and_equal_their_slices(
    text: str, published: date | None
) -> None:
    done = 0
    for mention in dates.mentions(text, published):
        assert done <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.words
        done = mention.end


@given(TEXTS, DAYS)
def test_a_value_has_a_bound_and_never_starts_after_its_end(
    text: str, published: date | None
) -> None:
    for mention in dates.mentions(text, published):
        if mention.value is not None:
            assert isinstance(mention.value, When)
            start, end = mention.value.start, mention.value.end
            assert start is not None or end is not None
            if start is not None and end is not None:
                assert start <= end


@given(TEXTS, DAYS)
def test_the_same_text_gives_the_same_mentions(text: str, published: date | None) -> None:
    assert dates.mentions(text, published) == dates.mentions(text, published)


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2100, 12, 31)), DAYS)
def test_a_full_date_is_read_back_whatever_the_publication_date(
    day: date, published: date | None
) -> None:
    written = f"{day.day} {day:%B} {day.year}"
    (mention,) = dates.mentions(f"It fell on {written}.", published)
    assert isinstance(mention.value, When)
    assert (mention.words, mention.value.start, mention.value.end) == (written, day, day)


@given(st.dates(min_value=date(1, 1, 8), max_value=date(9999, 12, 24)))
def test_a_bare_weekday_lies_in_the_week_before_publication(published: date) -> None:
    for name in ("Monday", "Thursday", "Sunday"):
        (mention,) = dates.mentions(f"It fell on {name}.", published)
        assert isinstance(mention.value, When)
        assert mention.value.start is not None
        assert 0 <= (published - mention.value.start).days < 7
        assert f"{mention.value.start:%A}" == name


@given(st.dates(), st.integers(-5000, 5000), st.sampled_from(["day", "week", "month", "year"]))
def test_moving_a_date_stays_in_the_calendar_or_gives_none(
    day: date, number: int, unit: str
) -> None:
    moved = periods.moved(day, number, unit)
    assert moved is None or (moved > day) == (number > 0) or number == 0


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_do_no_harm(day: date) -> None:
    text = (
        "yesterday, tomorrow, last week, next year, the weekend, on Thursday, two days ago, before "
        "5 May, in May, last summer, next Monday, overnight, the past three weeks, last decade"
    )
    assert len(dates.mentions(text, day)) > 10


@pytest.mark.parametrize(
    "piece",
    ["1", "5 ", "May ", "Thursday ", "on ", "the ", "the last ", "2015-", "5/", "June 5 to ", "\n",
     " ", "two days ", "will ", "a", "since ", "'s", "early ", "7 p.m. ", "2015 and "],
)  # fmt: skip
def test_a_hundred_thousand_of_the_same_piece_is_read_without_harm(piece: str) -> None:
    text = piece * (LONG // len(piece))
    assert all(m.end <= len(text) for m in dates.mentions(text, date(2024, 6, 13)))
