"""Dates at a distance: two days ago, a day earlier, since then, in recent weeks, an anniversary.

In: a match and its context. Out: a Reading. Touches nothing, no clock.
"Ago" counts from publication; "earlier" and "later" from the latest day named before in the text,
else from publication. N weeks, months or years give the whole calendar unit, N days the day.
"""

from __future__ import annotations

from datetime import date, timedelta

from marsad.extract.counts.patterns import Match
from marsad.extract.dates import periods
from marsad.extract.dates.near import timex_of
from marsad.extract.dates.reading import (
    Context,
    Reading,
    daypart,
    lexicon,
    number,
    unit_name,
    unresolved,
)

DAY = timedelta(days=1)
HOURS_OF_DAY = 24
LONG = ("month", "year", "decade")
CLOCK_UNITS = ("hour", "minute", "second")


def past_period(match: Match, context: Context) -> Reading | None:
    """The past three weeks: that long before publication, up to it; "several": soft, open start."""
    name, length, timex = _length(match)
    if context.published is None:
        return unresolved(timex, "DURATION", "period")
    end = context.published
    if length is None:
        return Reading(None, end, "soft", "relative", timex, "DURATION")
    start = _shifted(end, -length, name)
    return Reading(start, end, "period", "relative", timex, "DURATION")


def next_period(match: Match, context: Context) -> Reading | None:
    """The next three days: from publication; "the coming weeks": soft, open end."""
    name, length, timex = _length(match)
    if context.published is None:
        return unresolved(timex, "DURATION", "period")
    start = context.published
    if length is None:
        return Reading(start, None, "soft", "relative", timex, "DURATION")
    end = _shifted(start, length, name)
    return Reading(start, end, "period", "relative", timex, "DURATION")


def recent(match: Match, context: Context) -> Reading | None:
    """In recent weeks, recently: soft, up to publication."""
    if context.published is None:
        return unresolved("PAST_REF", grain="soft")
    return Reading(None, context.published, "soft", "relative", "PAST_REF")


def ago(match: Match, context: Context) -> Reading | None:
    """Two days ago: the day; two weeks ago: that Monday to Sunday; five years ago: that year."""
    name = unit_name(match)
    length = (number(match, "n") or 1) * (2 if match.kept["u"].key == "fortnight" else 1)
    if context.published is None:
        return unresolved("PAST_REF")
    if name in CLOCK_UNITS:
        start = _shifted(context.published, -length, name)
        return Reading(start, context.published, "period", "relative", "PAST_REF", "TIME")
    if "today" in context.words:
        return _at(periods.moved(context.published, -length, name), "day", "")
    return _at(periods.moved(context.published, -length, name), name, "")


def ago_vague(match: Match, context: Context) -> Reading | None:
    """Several years ago: soft, some time before publication."""
    return recent(match, context)


def from_now(match: Match, context: Context) -> Reading | None:
    """Two days from now, in two weeks' time."""
    second = "u2" in match.kept
    name = unit_name(match, "u2" if second else "u")
    length = number(match, "n2" if second else "n") or 1
    if context.published is None:
        return unresolved("FUTURE_REF")
    return _at(periods.moved(context.published, length, name), name, "")


def anniversary(match: Match, context: Context) -> Reading | None:
    """Five years since, the fifth anniversary of: the day so many years before publication."""
    years = number(match, "n")
    if years is None or years < 1:
        return None
    if context.published is None:
        return unresolved(None)
    return _at(periods.moved(context.published, -years, "year"), "day", "")


def relative(match: Match, context: Context) -> Reading | None:
    """A day earlier, two days later, the next day, the same day, that night, the month after.

    Months and years count from the latest date named before, which need not be a day. What comes
    after a day that the text does not name has no date ("in March …; two weeks later"): it is told
    of the past, and counted from publication, or from another day, it would lie in the future.
    """
    named = context.day
    if "u" in match.kept and unit_name(match) in LONG and context.last and context.last.start:
        named = context.last.start
    anchor = named or context.published
    time = daypart(match)
    if time and "after" in context.words:
        time = (
            "T" + str(lexicon()["dayparts"][match.kept["a"].key])
            if (match.kept["a"].key in lexicon()["dayparts"])
            else time
        )
    name = unit_name(match) if "u" in match.kept else "day"
    step = number(match, "n") or 1
    if "b" in match.kept:
        step = -step
    elif "a" not in match.kept:
        step = 0
    unnamed = named is None or _outside(named, context.last)
    if anchor is None or (unnamed and step > 0):
        return unresolved("XXXX-XX-XX" + time, "TIME" if time else "DATE")
    if name in CLOCK_UNITS:
        other = _shifted(anchor, step, name)
        if other is None:
            return None
        start, end = min(anchor, other), max(anchor, other)
        return Reading(start, end, "period", "relative", anchor.isoformat(), "TIME")
    return _at(periods.moved(anchor, step, name), name, time)


def _outside(day: date, last: Reading | None) -> bool:
    """Whether the latest date is a month or a year in which the latest day does not lie."""
    if last is None or last.grain not in {"month", "year"} or not last.start or not last.end:
        return False
    return not last.start <= day <= last.end


def relative_vague(match: Match, context: Context) -> Reading | None:
    """Days later: from the day named before up to publication; weeks earlier: before that day."""
    anchor = context.day or context.published
    if anchor is None:
        return unresolved("PAST_REF", grain="soft")
    if "b" in match.kept:
        return Reading(None, anchor, "soft", "relative", "PAST_REF")
    end = context.published if context.published and context.published >= anchor else None
    return Reading(anchor, end, "soft", "relative", "FUTURE_REF")


def since_then(match: Match, context: Context) -> Reading | None:
    """Has since, since then: from the latest date named before up to publication."""
    last = context.last
    if last is None or last.start is None or context.published is None:
        return unresolved("PAST_REF", grain="period")
    end = context.published if last.start <= context.published else None
    return Reading(last.start, end, "period", "relative", last.timex)


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


def _shifted(day: date, length: int, name: str) -> date | None:
    """As ``moved``; hours reach as many whole days as they may touch."""
    if name not in CLOCK_UNITS:
        return periods.moved(day, length, name)
    days = -(-abs(length) // HOURS_OF_DAY) if name == "hour" else 0
    return periods.moved(day, days if length > 0 else -days, "day")


def _at(day: date | None, name: str, time: str) -> Reading | None:
    """The day, or the whole calendar unit around it; no value where the calendar ends."""
    if day is None:
        return Reading(None, None, "period", "relative", "PAST_REF")
    if name == "century":
        name = "decade"
    start, end = periods.unit(day, name)
    grain = name if name in ("day", "week", "month", "year") else "period"
    return Reading(start, end, grain, "relative", timex_of(day, name) + time,
                   "TIME" if time else "DATE")  # fmt: skip
