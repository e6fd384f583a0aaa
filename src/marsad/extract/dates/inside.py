"""Days and weeks that are named by their place in a month or by a day that they end on.

In: a match and its context. Out: a Reading; None where the month has no such day. Touches nothing.
"""

from __future__ import annotations

from datetime import date, timedelta

from marsad.extract.counts.patterns import Match
from marsad.extract.dates import periods
from marsad.extract.dates.reading import Context, Reading, number, unit_name, weekday_number
from marsad.extract.dates.stated import day, month

DAY = timedelta(days=1)
DAYS_OF_WEEK = 7


def month_week(match: Match, context: Context) -> Reading | None:
    """The first week of May: days 1–7, 8–14, 15–21, 22–28; the last week: the last seven days."""
    whole = month(match, context)
    if whole is None or whole.start is None or whole.end is None:
        return whole
    index = number(match, "n")
    if index is None:
        days = range(whole.end.day - 6, whole.end.day + 1)
    elif 1 <= index <= 4:
        days = range(7 * index - 6, 7 * index + 1)
    else:
        return None
    start, end = whole.start.replace(day=days[0]), whole.start.replace(day=days[-1])
    return Reading(start, end, "week", "stated", whole.timex)


def nth_weekday(match: Match, context: Context) -> Reading | None:
    """The first Sunday of December, the last Friday in March 2019."""
    whole = month(match, context)
    if whole is None or whole.start is None or whole.end is None:
        return whole
    index = -1 if match.kept["n"].key == "last" else number(match, "n")
    if not index:
        return None
    found = periods.nth_weekday((whole.start, whole.end), weekday_number(match), index)
    return None if found is None else _day(found)


def month_edge(match: Match, context: Context) -> Reading | None:
    """The last day of November."""
    whole = month(match, context)
    if whole is None or whole.start is None or whole.end is None:
        return whole
    return _day(whole.end if match.kept["n"].key == "last" else whole.start)


def week_of(match: Match, context: Context) -> Reading | None:
    """The week of 16 October: seven days from the day named."""
    first = day(match, context)
    if first is None or first.start is None:
        return first
    last = first.start + (DAYS_OF_WEEK - 1) * DAY
    return Reading(first.start, last, "week", "stated", periods.iso_week(first.start))


def period_to(match: Match, context: Context) -> Reading | None:
    """The week to 28 June, the three months to 31 May: whole months where the end is a month's."""
    last = day(match, context)
    if last is None or last.end is None:
        return last
    name, length = unit_name(match), number(match, "n") or 1
    after = last.end + DAY
    start = periods.moved(after, -length, name)
    if start is None:
        return None
    return Reading(start, last.end, "period", "stated", f"{start}/{last.end}")


def _day(found: date) -> Reading:
    return Reading(found, found, "day", "stated", found.isoformat())
