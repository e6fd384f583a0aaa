"""Plain words: a range, a date and a place as people say them."""

from __future__ import annotations

from datetime import date

import pytest
from invented import days, full, town

from marsad.model import Count, When
from marsad.publish import phrases


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (26, None, "26 or more"),
        (25, 25, "25"),
        (12, 17, "12 to 17"),
        (0, 3, "up to 3"),
        (None, 60, "up to 60"),
        (0, 0, "0"),
        (1250, None, "1,250 or more"),
        (None, None, "number not stated"),
    ],
)
def test_a_range_reads_as_people_say_it(low: int | None, high: int | None, said: str) -> None:
    assert phrases.bounds(low, high) == said


def test_a_best_figure_is_named_only_inside_the_range() -> None:
    assert phrases.counted(Count(12, 14, 17, "literal")) == "12 to 17, best figure 14"
    assert phrases.counted(Count(12, 12, 17, "literal")) == "12 to 17"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (None, "date unknown"),
        (days("2015-05-21"), "21 May 2015"),
        (days("2015-05-21", "2015-05-31"), "21 to 31 May 2015"),
        (days("2015-05-21", "2015-06-02"), "21 May to 2 June 2015"),
        (days("2014-12-30", "2015-01-02"), "30 December 2014 to 2 January 2015"),
        (days(None, "2015-07-06"), "not after 6 July 2015"),
        (When(date(2015, 5, 1), None, None, "period", "stated"), "from 1 May 2015"),
    ],
)
def test_a_period_reads_as_people_say_it(when: When | None, said: str) -> None:
    assert phrases.dates(when) == said


def test_a_place_names_site_town_and_country_and_how_exact_it_is() -> None:
    where = town("Palmyra", site="the amphitheatre", precision="site")
    assert phrases.place(where) == "the amphitheatre, Palmyra, Syria"
    assert phrases.placing(where, False) == (
        "placed to a named site; the point drawn stands for the town"
    )
    assert phrases.placing(where, True) == "the exact place is withheld to protect people"
    assert phrases.place(None) == "place unknown"


def test_an_incident_reads_as_one_line() -> None:
    said = [phrases.what(item) for item in full().incidents]
    assert said[0] == "26 or more killed (execution)"
    assert "12 to 17, best figure 14 killed; 41 or more injured (shelling)" in said
