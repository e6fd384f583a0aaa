"""Days and months that the words state, with or without a year.

In: a match and its context. Out: a Reading; None where the numbers are no date at all.
Touches nothing. Without a year: the latest such date not after publication (see ``nearest``).
"""

from __future__ import annotations

import re
from datetime import date

from marsad.extract.counts.patterns import Match
from marsad.extract.counts.tokens import FIRST_YEAR, LAST_YEAR
from marsad.extract.dates import periods
from marsad.extract.dates.reading import (
    AMBIGUOUS,
    IMPOSSIBLE,
    Context,
    Reading,
    clock,
    cut,
    daypart,
    month_number,
    nearest,
    number,
    unresolved,
    weekday_number,
    year_number,
)

LAST_DAY = 31
_SLASHED = re.compile(r"\d+([/.])\d+(?:\1\d+)?")


def iso(match: Match, context: Context) -> Reading | None:
    """2015-06-05."""
    year, month, day = (int(piece) for piece in context.text[:10].split("-"))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    found = periods.day(year, month, day)
    if found is None:
        return _impossible(context.text)
    return Reading(found, found, "day", "stated", found.isoformat())


def numeric(match: Match, context: Context) -> Reading | None:
    """05/06/2015: both orders, unless one is no date or after publication; 05.06.2015 day first."""
    written = _SLASHED.search(context.text)
    assert written is not None
    pieces = re.split(r"[/.]", written[0])
    if [int(piece) for piece in pieces] == [9, 11]:
        attack = date(2001, 9, 11)
        return Reading(attack, attack, "day", "stated", attack.isoformat(), rule="date.named")
    if len(pieces) != 3:
        return None
    first, second = int(pieces[0]), int(pieces[1])
    year = int(pieces[2]) if len(pieces[2]) == 4 else _century(int(pieces[2]), context)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    orders = [(second, first)] if "." in written[0] else [(second, first), (first, second)]
    found = {day for month, number in orders if (day := periods.day(year, month, number))}
    if not found:
        return _impossible(str(year))
    known = {day for day in found if context.published is None or day <= context.published}
    if "w" in match.kept:
        known = {day for day in found if day.weekday() == weekday_number(match)} or known
    if len(known or found) > 1:
        return Reading(None, None, "day", "stated", str(year), rule=AMBIGUOUS)
    day = next(iter(known or found))
    return Reading(day, day, "day", "stated", day.isoformat())


def day(match: Match, context: Context) -> Reading | None:
    """5 May 2015, May 5, 11 Jan 90, the morning of June 5, 7 p.m. on June 5."""
    month, of_month = month_number(match), number(match, "d")
    if month is None or of_month is None or not 1 <= of_month <= LAST_DAY:
        return None
    time = clock(context.text) if "c" in match.kept else daypart(match)
    type = "TIME" if time else "DATE"
    year = number(match, "y")
    short = match.kept.get("yy")
    if short is not None:
        if short.end - short.start != 2:
            return None
        year = _century(int(short.value or 0), context)
    if year is None:
        year = _year_from(match, context)
    if year is not None:
        found = periods.day(year, month, of_month)
    elif periods.day(2000, month, of_month) is None:
        found = None
    elif context.published is None:
        return unresolved(f"XXXX-{month:02d}-{of_month:02d}{time}", type)
    else:
        weekday = weekday_number(match) if "w" in match.kept else None
        found = nearest(context, lambda guess: periods.day(guess, month, of_month), weekday)
    if found is None:
        return _impossible(f"{year or 'XXXX'}-{month:02d}")
    return Reading(found, found, "day", "stated", found.isoformat() + time, type)


def month(match: Match, context: Context) -> Reading | None:
    """May 2015, late May, in May, last May."""
    of_year = month_number(match)
    assert of_year is not None
    year = year_number(match, context)
    if year is not None and year < 100:
        return None
    if year is None:
        if context.published is None:
            return unresolved(f"XXXX-{of_year:02d}", grain="month")
        year = _year_of_month(match, context, of_year)
    if year is None:
        return None
    whole = periods.month(year, of_year)
    start, end = cut(whole, context.words) if "p" in match.kept else whole
    grain = "month" if (start, end) == whole else "period"
    return Reading(start, end, grain, "stated", f"{year}-{of_year:02d}")


def _year_of_month(match: Match, context: Context, of_year: int) -> int | None:
    published = context.published
    assert published is not None
    stated = _year_from(match, context)
    if stated is not None:
        return stated
    shift = match.kept.get("s")
    word = shift.key if shift and "past" not in context.words else None
    if word in ("last", "next"):
        step = -1 if word == "last" else 1
        passed = (of_year - published.month) * step > 0
        return published.year if passed else published.year + step
    if word == "this":
        return published.year
    ahead = context.tense() == "future"
    found = nearest(context, lambda guess: periods.month(guess, of_year)[1 if ahead else 0])
    return found.year if found else None


def _year_from(match: Match, context: Context) -> int | None:
    """ "May last year", "5 May this year": counted from publication, if the words say it."""
    word = match.kept.get("k")
    if word is None or context.published is None:
        return None
    return context.published.year - (word.key == "last")


def day_of_month(match: Match, context: Context) -> Reading | None:
    """On the 23rd: of the month that the text named last ("JULY. … on the 16th"), else the latest
    such day not after publication, or the next in a future tense."""
    of_month = number(match, "d")
    if of_month is None or not 1 <= of_month <= LAST_DAY:
        return None
    published = context.published
    if published is None:
        return unresolved(f"XXXX-XX-{of_month:02d}")
    last = context.last
    if last is not None and last.grain == "month" and last.start is not None:
        found = periods.day(last.start.year, last.start.month, of_month)
        if found and found <= published:
            return Reading(found, found, "day", "relative", found.isoformat())
    step = 1 if context.tense() == "future" else -1
    for months in range(0, 4 * step, step):
        first = periods.moved(published.replace(day=1), months, "month")
        found = periods.day(first.year, first.month, of_month) if first else None
        if found and (found - published).days * step >= 0:
            return Reading(found, found, "day", "relative", found.isoformat())
    return None


def day_of_unit(match: Match, context: Context) -> Reading | None:
    """The 5th of last month."""
    of_month, published = number(match, "d"), context.published
    if of_month is None or not 1 <= of_month <= LAST_DAY:
        return None
    if published is None:
        return unresolved(f"XXXX-XX-{of_month:02d}")
    step = {"last": -1, "next": 1}.get(match.kept["s"].key, 0)
    of = periods.moved(published.replace(day=1), step, "month")
    found = periods.day(of.year, of.month, of_month) if of else None
    if found is None:
        return _impossible(f"XXXX-XX-{of_month:02d}")
    return Reading(found, found, "day", "relative", found.isoformat())


def _century(short: int, context: Context) -> int:
    """90 → 1990: the latest such year that is not after publication; without one, 1970–2069."""
    last = context.published.year if context.published else 2069
    return last - (last - short) % 100


def _impossible(timex: str) -> Reading:
    return Reading(None, None, "day", "stated", timex, rule=IMPOSSIBLE)
