"""Publication dates as documents write them."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.read.dates import stated

DAY = date(2024, 6, 13)


@pytest.mark.parametrize(
    "words",
    [
        "2024-06-13", "20240613", "2024-06-13T23:30:00+03:00", "2024-06-13T00:10:00Z",
        "2024-06-13 14:00:00 UTC", "Thu, 13 Jun 2024 23:50:00 -0700", "13 June 2024",
        "Thursday, 13 June 2024", "June 13, 2024", "Thursday June 13th, 2024", "Jun. 13, 2024",
        "June 13, 2024 at 2:10 pm", "13.06.2024", "13/06/2024", "06/13/2024", " 2024-06-13\n",
    ],
)  # fmt: skip
def test_a_stated_day_is_taken_in_its_own_time_zone(words):
    assert stated(words) == DAY


@pytest.mark.parametrize(
    "words",
    [
        None, "", "yesterday", "31 February 2024", "2024-02-30", "06/07/2024", "2024", "June 2024",
        "0001-01-01T00:00:00Z", "1899-12-30", "13 Brumaire 2024", "99/99/2024",
    ],
)  # fmt: skip
def test_what_is_no_day_or_may_be_two_days_is_none(words):
    assert stated(words) is None


def test_a_numeric_date_with_equal_day_and_month_is_clear():
    assert stated("06/06/2024") == date(2024, 6, 6)
