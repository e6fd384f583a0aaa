"""Periods up to or from publication, and lengths of time: the past three weeks, the coming days.

In: a match and its context. Out: a Reading, a length, a shifted day. Touches nothing, no clock.
"""

from __future__ import annotations

from datetime import date

from marsad.extract.counts.patterns import Match
from marsad.extract.dates import periods
from marsad.extract.dates.reading import Context, Reading, number, unit_name, unresolved

HOURS_OF_DAY = 24
CLOCK_UNITS = ("hour", "minute", "second")


def past_period(match: Match, context: Context) -> Reading | None:
    """The past three weeks: that long before publication, up to it; "several": soft, open start."""
    name, length, timex = _length(match)
    if context.published is None:
        return unresolved(timex, "DURATION", "period")
    end = context.published
    if length is None:
        return Reading(None, end, "soft", "relative", timex, "DURATION")
    start = shifted(end, -length, name)
    return Reading(start, end, "period", "relative", timex, "DURATION")


def next_period(match: Match, context: Context) -> Reading | None:
    """The next three days: from publication; "the coming weeks": soft, open end."""
    name, length, timex = _length(match)
    if context.published is None:
        return unresolved(timex, "DURATION", "period")
    start = context.published
    if length is None:
        return Reading(start, None, "soft", "relative", timex, "DURATION")
    end = shifted(start, length, name)
    return Reading(start, end, "period", "relative", timex, "DURATION")


def recent(match: Match, context: Context) -> Reading | None:
    """In recent weeks, recently: soft, up to publication."""
    if context.published is None:
        return unresolved("PAST_REF", grain="soft")
    return Reading(None, context.published, "soft", "relative", "PAST_REF")


def _length(match: Match) -> tuple[str, int | None, str]:
    """Unit, how many (None: not stated) and TIMEX3 duration of "past three weeks"."""
    name = unit_name(match)
    length = None if "v" in match.kept else number(match, "n") or 1
    return name, length, duration_timex(name, length)


def duration_timex(name: str, length: int | None) -> str:
    """``P3W``, ``PT3H``, ``PXW``; a decade is ten years, a century a hundred."""
    letter = {"hour": "H", "minute": "M", "second": "S", "quarter": "Q"}.get(name)
    if letter is None:
        letter = periods.UNIT_LETTERS[name]
    clock = "T" if name in CLOCK_UNITS else ""
    return f"P{clock}{'X' if length is None else length}{letter}"


def shifted(day: date, length: int, name: str) -> date | None:
    """As ``moved``; hours reach as many whole days as they may touch."""
    if name not in CLOCK_UNITS:
        return periods.moved(day, length, name)
    days = -(-abs(length) // HOURS_OF_DAY) if name == "hour" else 0
    return periods.moved(day, days if length > 0 else -days, "day")
