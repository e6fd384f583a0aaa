"""Dates that stand near publication: weekdays, weekends, today, last week, earlier this month.

In: a match and its context. Out: a Reading, without a value where there is no publication date.
Touches nothing, no clock. Conventions: design, "Dates"; choices beyond it are at the function.
"""

from __future__ import annotations

from datetime import date, timedelta

from marsad.extract.counts.patterns import Match
from marsad.extract.dates import periods
from marsad.extract.dates.reading import (
    Context,
    Reading,
    clock,
    cut,
    daypart,
    unit_name,
    unresolved,
    weekday_number,
)

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
UNRESOLVED_UNITS = {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "decade": "XXX"}
OFFSETS = {"last": -1, "this": 0, "current": 0, "the": 0, "next": 1}


def weekday(match: Match, context: Context) -> Reading | None:
    """Thursday, late on Thursday night, 11:40 p.m. Wednesday: the last, or in future the next."""
    number = weekday_number(match)
    time = clock(context.text) if "c" in match.kept else daypart(match)
    if context.published is None:
        return _unresolved_weekday(number, time)
    if "week" in context.words:
        found = periods.week(context.published - WEEK)[0] + number * DAY
    else:
        found = periods.weekday(context.published, number, context.tense())
    return _day(found, time)


def weekday_shifted(match: Match, context: Context) -> Reading | None:
    """Last Monday: before publication; next: after; this: of the week, or the coming one."""
    number = weekday_number(match)
    published = context.published
    if published is None:
        return _unresolved_weekday(number, daypart(match))
    if "sw" in match.kept:
        monday = periods.week(published)[0] + OFFSETS[match.kept["sw"].key] * WEEK
        return _day(monday + number * DAY, "")
    if "next" in context.words or "coming" in context.words:
        found = periods.weekday(published, number, "future")
    elif "last" in context.words or "past" in context.words:
        found = periods.weekday(published - DAY, number, "past")
    else:
        found = periods.weekday(published, number, context.tense())
    return _day(found, daypart(match))


def weekday_anchored(match: Match, context: Context) -> Reading | None:
    """The following Monday: the first after the day named before, else after publication."""
    number = weekday_number(match)
    anchor = context.day or context.published
    if anchor is None:
        return _unresolved_weekday(number, daypart(match))
    if match.kept["s"].key in ("following", "next"):
        return _day(periods.weekday(anchor, number, "future"), daypart(match))
    return _day(periods.weekday(anchor - DAY, number, "past"), daypart(match))


def offset(match: Match, context: Context) -> Reading | None:
    """Today, yesterday evening, tomorrow: the row says how many days from publication."""
    time = clock(context.text) if "c" in match.kept else daypart(match)
    if context.published is None:
        return unresolved("XXXX-XX-XX" + time, "TIME" if time else "DATE")
    return _day(context.published + match.rule.row["days"] * DAY, time)


def overnight(match: Match, context: Context) -> Reading | None:
    """Overnight, last night: from the day before publication to its day."""
    if context.published is None:
        return unresolved("XXXX-XX-XXTNI", "TIME")
    before = context.published - DAY
    timex = f"{before}TNI"
    return Reading(before, context.published, "period", "relative", timex, "TIME")


def overnight_weekday(match: Match, context: Context) -> Reading | None:
    """Overnight on Friday: Friday to Saturday; overnight into Saturday: Friday to Saturday."""
    number = weekday_number(match)
    if context.published is None:
        return unresolved(f"XXXX-WXX-{number + 1}TNI", "TIME")
    found = periods.weekday(context.published, number, context.tense())
    into = "into" in context.words or "to" in context.words
    start, end = (found - DAY, found) if into else (found, found + DAY)
    return Reading(start, end, "period", "relative", f"{start}TNI", "TIME")


def weekend(match: Match, context: Context) -> Reading | None:
    """The weekend: the latest that has begun; the last: before this week's; the next: coming."""
    published = context.published
    if published is None:
        return unresolved("XXXX-WXX-WE", grain="period")
    saturday = periods.weekend(published)[0]
    running = published.weekday() >= periods.SATURDAY
    ahead = {"next", "coming"} & set(context.words) or (
        context.tense() == "future" and "past" not in context.words and "last" not in context.words
    )
    if ahead and not (running and "next" not in context.words):
        saturday += WEEK
    elif "last" in context.words and running:
        saturday -= WEEK
    timex = periods.iso_week(saturday) + "-WE"
    return Reading(saturday, saturday + DAY, "period", "relative", timex)


def unit(match: Match, context: Context) -> Reading | None:
    """Last week: Monday to Sunday before; this month: up to publication, in future from it."""
    name = unit_name(match)
    published = context.published
    if published is None:
        return unresolved(UNRESOLVED_UNITS[name], grain=_grain(name))
    step = 0 if "current" in context.words else OFFSETS[match.kept["s"].key]
    around = periods.moved(published, step, name)
    if around is None:
        return None
    start, end = periods.unit(around, name)
    if step == 0:
        start, end = (published, end) if context.tense() == "future" else (start, published)
    return Reading(start, end, _grain(name), "relative", timex_of(around, name))


def unit_twice(match: Match, context: Context) -> Reading | None:
    """The week before last, the month after next."""
    name = unit_name(match)
    if context.published is None:
        return unresolved(UNRESOLVED_UNITS[name], grain=_grain(name))
    around = periods.moved(context.published, -2 if "b" in match.kept else 2, name)
    if around is None:
        return None
    start, end = periods.unit(around, name)
    return Reading(start, end, _grain(name), "relative", timex_of(around, name))


def unit_so_far(match: Match, context: Context) -> Reading | None:
    """Earlier this month, so far this year: from its first day to publication."""
    name = unit_name(match)
    published = context.published
    if published is None:
        return unresolved(UNRESOLVED_UNITS[name], grain="period")
    start = periods.unit(published, name)[0]
    return Reading(start, published, "period", "relative", timex_of(published, name))


def unit_rest(match: Match, context: Context) -> Reading | None:
    """Later this month: from publication to its last day."""
    name = unit_name(match)
    published = context.published
    if published is None:
        return unresolved(UNRESOLVED_UNITS[name], grain="period")
    end = periods.unit(published, name)[1]
    return Reading(published, end, "period", "relative", timex_of(published, name))


def unit_part(match: Match, context: Context) -> Reading | None:
    """Late last year, the end of the month."""
    name = unit_name(match)
    if context.published is None:
        return unresolved(UNRESOLVED_UNITS[name], grain="period")
    around = periods.moved(context.published, OFFSETS[match.kept["s"].key], name)
    if around is None:
        return None
    start, end = cut(periods.unit(around, name), context.words)
    return Reading(start, end, "period", "relative", timex_of(around, name))


def timex_of(day: date, name: str) -> str:
    """TIMEX3 value of the calendar unit around a day: ``2015-W27``, ``2015-07``, ``2015``."""
    if name == "week":
        return periods.iso_week(day)
    return day.isoformat()[: {"month": 7, "year": 4, "decade": 3, "century": 2}.get(name, 10)]


def _grain(name: str) -> str:
    return name if name in ("day", "week", "month", "year", "quarter") else "period"


def _day(found: date, time: str) -> Reading:
    type = "TIME" if time else "DATE"
    return Reading(found, found, "day", "relative", found.isoformat() + time, type)


def _unresolved_weekday(number: int, time: str) -> Reading:
    return unresolved(f"XXXX-WXX-{number + 1}{time}", "TIME" if time else "DATE")
