"""A tally → one plain sentence, with bounds that say no more than is known.

In: a Tally. Out: English words. Touches nothing.
"""

from __future__ import annotations

import re
from datetime import date

from marsad.model import Count, Figure, Tally

_UNPLACED = "no incident can be set against it, because the total names no place"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_NOUNS = {"sexual_violence": "cases of sexual violence"}


def sentence(tally: Tally, published: date | None = None) -> str:
    """ "more than 200 killed claimed since 1 May 2023; 31 recorded in 4 incidents".

    ``published``, the report's day, ends a period that the words leave open. The claimed number
    keeps its own words where they hold a number, else its bounds are spelled out.
    """
    harm = _NOUNS.get(tally.harm, tally.harm)
    claimed = f"{_figure(tally.claimed)} {harm} claimed"
    place = f" in {tally.where.name}" if tally.where and tally.where.name else ""
    return f"{claimed}{place}{_period(tally, published)}; {_recorded(tally)}"


def _figure(figure: Figure | None) -> str:
    if figure is None or figure.low is None:
        return "an unknown number"
    if figure.words and re.search(r"\d", figure.words):
        return figure.words
    return _bounds(figure.low, figure.high)


def _bounds(low: int, high: int | None) -> str:
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"between {low} and {high}"


def _period(tally: Tally, published: date | None) -> str:
    when = tally.when
    if when is None or (when.start is None and when.end is None):
        return f" up to {_day(published)}" if published else ""
    if when.start is None or when.basis == "published":
        return f" up to {_day(when.end)}" if when.end else ""
    if when.end is None or when.end == published:
        return f" since {_day(when.start)}"
    if when.start == when.end:
        return f" on {_day(when.start)}"
    return f" from {_day(when.start)} to {_day(when.end)}"


def _day(day: date | None) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "an unknown day"


def _recorded(tally: Tally) -> str:
    number = len(tally.incidents)
    if number == 0:
        placed = tally.where is not None and (tally.where.name or tally.where.country)
        return "nothing recorded in that scope" if placed else _UNPLACED
    incidents = "1 incident" if number == 1 else f"{number} incidents"
    return f"{_count(tally.recorded)} recorded in {incidents}"


def _count(count: Count) -> str:
    return _bounds(count.low, count.high) if count.low is not None else "an unknown number"
