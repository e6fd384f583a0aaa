"""Dates at a distance: two days ago, a day earlier, since then, an anniversary.

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
    UNRESOLVED,
    Context,
    Reading,
    daypart,
    lexicon,
    month_number,
    number,
    unit_name,
    unresolved,
)
from marsad.extract.dates.spans import CLOCK_UNITS, recent, shifted

DAY = timedelta(days=1)
LONG = ("month", "year", "decade")
# Grains of a date that is not one day, from which days and weeks are counted all the same.
PERIODS = frozenset({"month", "year", "season", "quarter", "period", "week"})
SAME = "date.same_unnamed"  # "the same day", where no day is named


def ago(match: Match, context: Context) -> Reading | None:
    """Two days ago: the day; two weeks ago: that Monday to Sunday; five years ago: that year."""
    name = unit_name(match)
    length = (number(match, "n") or 1) * (2 if match.kept["u"].key == "fortnight" else 1)
    if context.published is None:
        return unresolved("PAST_REF")
    if name in CLOCK_UNITS:
        start = shifted(context.published, -length, name)
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

    Months and years count from the latest date named before, which need not be a day. Days and
    weeks after a month or another period run as long as it ("in March …; two weeks later": 15 March
    to 14 April). What comes after a day that the text does not name has no date: it is told of the
    past, and counted from publication, or from another day, it would lie in the future. "The same
    day" then is that of whatever was told before.
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
    timex, type = "XXXX-XX-XX" + time, "TIME" if time else "DATE"
    if unnamed and name not in CLOCK_UNITS and (whole := _from_period(step, name, context)):
        return Reading(*whole, "period", "relative", timex, type)
    if unnamed and step == 0 and name == "day":
        return Reading(None, None, "day", "relative", timex, type, SAME)
    if anchor is None or (unnamed and step > 0):
        return unresolved(timex, type)
    if name in CLOCK_UNITS:
        other = shifted(anchor, step, name)
        if other is None:
            return None
        start, end = min(anchor, other), max(anchor, other)
        return Reading(start, end, "period", "relative", anchor.isoformat(), "TIME")
    return _at(periods.moved(anchor, step, name), name, time)


def _outside(day: date, last: Reading | None) -> bool:
    """Whether the latest date is a month, a year, … in which the latest day does not lie."""
    if last is None or last.grain not in PERIODS or not last.start or not last.end:
        return False
    return not last.start <= day <= last.end


def _from_period(step: int, name: str, context: Context) -> tuple[date, date] | None:
    """The latest period named, moved by so many days or weeks; not beyond publication."""
    last = context.last
    if last is None or last.grain not in PERIODS or not last.start or not last.end:
        return None
    start, end = periods.moved(last.start, step, name), periods.moved(last.end, step, name)
    if start is None or end is None or last.start == last.end:
        return None
    if context.published is not None and end > context.published:
        return (start, context.published) if start <= context.published else None
    return start, end


def relative_vague(match: Match, context: Context) -> Reading | None:
    """Days later: from the day or period named before up to publication; weeks earlier: before it.
    Hours later: on that day or the next."""
    last, first, until = context.last, context.day, context.day
    if first is None or _outside(first, last):
        first = last.start if last is not None and last.grain in PERIODS else None
        until = last.end if first is not None and last is not None else None
    if "b" in match.kept:
        end = until or context.published
        if end is None:
            return unresolved("PAST_REF", grain="soft")
        return Reading(None, end, "soft", "relative", "PAST_REF")
    published = context.published
    if first is None:
        return Reading(None, published, "soft", "relative", "FUTURE_REF", rule=UNRESOLVED)
    if "u" in match.kept and unit_name(match) in CLOCK_UNITS and until is not None:
        next_day = periods.moved(until, 1, "day")
        return Reading(first, next_day, "soft", "relative", "FUTURE_REF", "TIME")
    end = published if published and published >= first else None
    return Reading(first, end, "soft", "relative", "FUTURE_REF")


def season_after(match: Match, context: Context) -> Reading | None:
    """The following spring, the next March: the first that begins after the date named before."""
    last = context.last
    after = last.end if last is not None and last.end is not None else context.day
    if after is None or (last is not None and last.start is None):
        return unresolved(None, grain="period")
    for year in (after.year, after.year + 1):
        if "n" in match.kept:
            whole, grain = periods.season(year, match.kept["n"].key), "season"
        else:
            whole, grain = periods.month(year, month_number(match) or 1), "month"
        ahead = context.published is not None and whole[0] > context.published
        if whole[0] > after and not ahead:
            return Reading(*whole, grain, "relative", None)
    return unresolved(None, grain="period")


def since_then(match: Match, context: Context) -> Reading | None:
    """Has since, since then: from the latest date named before up to publication."""
    last = context.last
    if last is None or last.start is None or context.published is None:
        return unresolved("PAST_REF", grain="period")
    end = context.published if last.start <= context.published else None
    return Reading(last.start, end, "period", "relative", last.timex)


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
