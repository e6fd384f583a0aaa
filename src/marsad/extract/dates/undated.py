"""Words of time that name no point on the calendar: durations, repetitions, times of day, "now".

In: a match and its context. Out: a Reading without a value. Touches nothing.
"""

from __future__ import annotations

from marsad.extract.counts.patterns import Match
from marsad.extract.dates.reading import (
    Context,
    Reading,
    clock,
    lexicon,
    number,
    unit_name,
    weekday_number,
)
from marsad.extract.dates.spans import duration_timex

HOURS, MINUTES = 24, 60


def time(match: Match, context: Context) -> Reading | None:
    """7 p.m., dawn: which day is not said."""
    return Reading(None, None, "day", "stated", clock(context.text), "TIME")


def clock_bare(match: Match, context: Context) -> Reading | None:
    """At 1830: an hour and a minute, where the figures can be that; no year has "at" before it."""
    hours, minutes = divmod(number(match, "y") or 0, 100)
    if hours >= HOURS or minutes >= MINUTES:
        return None
    return Reading(None, None, "day", "stated", f"T{hours:02d}:{minutes:02d}", "TIME")


def duration(match: Match, context: Context) -> Reading | None:
    """Three days, three-hour, several weeks, for months."""
    length = number(match, "n") if "n" in match.kept else None
    if "n" in match.kept and length is None:
        return None
    if match.kept["u"].key == "fortnight":
        length = (length or 1) * 2
    return Reading(None, None, "period", "stated", duration_timex(unit_name(match), length),
                   "DURATION")  # fmt: skip


def every(match: Match, context: Context) -> Reading | None:
    """Every Friday, daily, twice a week."""
    if "w" in match.kept:
        timex = f"XXXX-WXX-{weekday_number(match) + 1}"
    elif "s" in match.kept:
        timex = lexicon()["sets"][match.kept["s"].key]
    elif "u" in match.kept:
        timex = duration_timex(unit_name(match), number(match, "n") or 1)
    else:
        timex = "P1D"
    return Reading(None, None, "period", "stated", timex, "SET")


def now(match: Match, context: Context) -> Reading | None:
    """Now, currently: a reference, no date."""
    return Reading(None, None, "soft", "relative", "PRESENT_REF")


def nothing(match: Match, context: Context) -> Reading | None:
    """Black Friday, the Sun, a 14-year-old: no date; the words are passed over."""
    return Reading(None, None, "soft", "stated", None)
