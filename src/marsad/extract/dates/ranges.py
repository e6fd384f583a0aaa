"""Periods with two ends: from X to Y, between X and Y, X–Y.

In: a match and its context. Out: a Reading; None where the ends are no dates or run backwards.
Touches nothing. Where no year is stated the end is resolved like a single date and the start is
the last such date before it.
"""

from __future__ import annotations

from datetime import date, timedelta

from marsad.extract.counts.patterns import Match
from marsad.extract.dates import periods
from marsad.extract.dates.reading import (
    Context,
    Reading,
    month_number,
    nearest,
    number,
    unresolved,
    weekday_number,
)

DAYS_OF_WEEK = 7


def day_range(match: Match, context: Context) -> Reading | None:
    """Jan. 1 through March 23; 3 and 7 June; June 5–7, 2015."""
    day1, day2 = number(match, "d"), number(match, "d2")
    month1 = month_number(match, "m") or month_number(match, "m2")
    month2 = month_number(match, "m2") or month1
    if not day1 or not day2 or not month1 or not month2 or max(day1, day2) > 31:
        return None
    year2 = number(match, "y2") or number(match, "y")
    if year2 is None and context.published is None:
        if (month1, day1) >= (month2, day2):
            return None
        return unresolved(f"XXXX-{month1:02d}-{day1:02d}/XXXX-{month2:02d}-{day2:02d}")
    if year2 is None:
        end = nearest(context, lambda guess: periods.day(guess, month2, day2))
    else:
        end = periods.day(year2, month2, day2)
    if end is None:
        return None
    year1 = number(match, "y") or end.year
    start = periods.day(year1, month1, day1)
    if start and start > end and "y" not in match.kept and (month1, month2) != (month2, month1):
        start = periods.day(end.year - 1, month1, day1)
    return _period(start, end, "{0}/{1}")


def month_range(match: Match, context: Context) -> Reading | None:
    """March to May; November 2014 to January 2015; late March to early May."""
    month1, month2 = month_number(match, "m"), month_number(match, "m2")
    assert month1 is not None
    assert month2 is not None
    year2 = number(match, "y2") or number(match, "y")
    if year2 is None:
        if context.published is None:
            return unresolved(f"XXXX-{month1:02d}/XXXX-{month2:02d}", grain="period")
        ahead = context.tense() == "future"
        last = nearest(context, lambda guess: periods.month(guess, month2)[1 if ahead else 0])
        if last is None:
            return None
        year2 = last.year
    year1 = number(match, "y") or (year2 - 1 if month1 > month2 else year2)
    start, end = periods.month(year1, month1), periods.month(year2, month2)
    middle = next(at for at, word in enumerate(context.words) if word == match.kept["m"].key)
    if "p" in match.kept:
        start = _part(start, context.words[:middle])
    if "p2" in match.kept:
        end = _part(end, context.words[middle:])
    timex = f"{year1}-{month1:02d}/{year2}-{month2:02d}"
    return _period(start[0], end[1], timex)


def year_range(match: Match, context: Context) -> Reading | None:
    """2011 to 2014; 2014-15."""
    first, second = number(match, "y"), number(match, "y2")
    assert first is not None
    short = match.kept.get("s2")
    if second is None:
        if short is None or short.end - short.start != 2 or short.value is None:
            return None
        second = first - first % 100 + int(short.value)
    if second <= first:
        return None
    return _period(periods.year(first)[0], periods.year(second)[1], f"{first}/{second}")


def weekday_range(match: Match, context: Context) -> Reading | None:
    """Between Monday and Wednesday; Saturday and Sunday."""
    first, second = weekday_number(match), weekday_number(match, "w2")
    if context.published is None:
        return unresolved(f"XXXX-WXX-{first + 1}/XXXX-WXX-{second + 1}")
    end = periods.weekday(context.published, second, context.tense())
    start = end - timedelta(days=(second - first) % DAYS_OF_WEEK)
    return Reading(start, end, "period", "relative", f"{start}/{end}")


def _part(period: periods.Period, words: tuple[str, ...]) -> periods.Period:
    from_words = next((word for word in words if word in ("early", "mid", "late")), None)
    return periods.part(period, from_words) if from_words else period


def _period(start: date | None, end: date | None, timex: str) -> Reading | None:
    if start is None or end is None or start > end:
        return None
    return Reading(start, end, "period", "stated", timex.format(start, end))
