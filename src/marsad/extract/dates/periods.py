"""Calendar arithmetic: months, weeks, thirds of a month, shifts that stay inside the calendar.

In: dates and small numbers. Out: dates, inclusive periods, or None where there is no such date.
Touches nothing, no clock. Gregorian calendar; weeks run from Monday to Sunday (ISO 8601).
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Period = tuple[date, date]

MONDAY, SATURDAY, SUNDAY = 0, 5, 6
EARLY_DAYS, MID_DAYS = 10, 20  # early 1–10, mid 11–20, late from 21: design, "Dates"
MID_MONTH = 15
# Seasons are the meteorological ones of the northern hemisphere; winter takes the year it begins.
SEASONS = {"spring": (3, "SP"), "summer": (6, "SU"), "autumn": (9, "FA"), "fall": (9, "FA"),
           "winter": (12, "WI")}  # fmt: skip
UNIT_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "E", "century": "C"}


def day(year: int, month: int, number: int) -> date | None:
    """That day, or None: there is no 31 February."""
    try:
        return date(year, month, number)
    except (ValueError, OverflowError):
        return None


def month(year: int, number: int) -> Period:
    """The first and the last day of a month."""
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def year(number: int) -> Period:
    """1 January to 31 December."""
    return date(number, 1, 1), date(number, 12, 31)


def quarter(of: int, number: int) -> Period:
    """Quarter 1–4 of a year."""
    return date(of, 3 * number - 2, 1), month(of, 3 * number)[1]


def season(of: int, name: str) -> Period:
    """Three whole months from the season's first."""
    first = date(of, SEASONS[name][0], 1)
    last = moved(first, 3, "month")
    assert last is not None
    return first, last - timedelta(days=1)


def week(of: date) -> Period:
    """Monday to Sunday around a day."""
    monday = of - timedelta(days=of.weekday())
    return monday, monday + timedelta(days=6)


def easter(number: int) -> date:
    """Easter Sunday of the western churches in a year (Meeus/Jones/Butcher; Meeus 1991, ch. 8)."""
    golden = number % 19
    century, of_century = divmod(number, 100)
    leaps, rest = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month_of, day_of = divmod(moon + sunday - 7 * late + 114, 31)
    return date(number, month_of, day_of + 1)


def nth_weekday(of: Period, weekday_of: int, which: int) -> date | None:
    """The so-manyth weekday of a month, -1 the last; None where the month has not so many."""
    start, end = of
    if which < 0:
        return end - timedelta(days=(end.weekday() - weekday_of) % 7)
    found = start + timedelta(days=(weekday_of - start.weekday()) % 7 + 7 * (which - 1))
    return found if found <= end else None


def unit(of: date, name: str) -> Period:
    """The calendar day, week, month, year or decade around a day."""
    if name == "week":
        return week(of)
    if name == "month":
        return month(of.year, of.month)
    if name == "year":
        return year(of.year)
    if name == "decade":
        first = of.year - of.year % 10
        return date(max(first, 1), 1, 1), date(min(first + 9, 9999), 12, 31)
    return of, of


def part(period: Period, which: str) -> Period:
    """The early, mid or late part: of a month by days, of anything longer by thirds of months.

    The first and the second ``half`` are of a month days 1–15 and 16 to the end.
    """
    start, end = period
    if (end - start).days < 31:
        bounds = {
            "early": (1, EARLY_DAYS),
            "mid": (EARLY_DAYS + 1, MID_DAYS),
            "late": (MID_DAYS + 1, end.day),
            "half1": (1, MID_MONTH),
            "half2": (MID_MONTH + 1, end.day),
        }
        first, last = bounds[which]
        return start.replace(day=first), start.replace(day=last)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    cuts = {"early": (0, 3), "mid": (1, 3), "late": (2, 3), "half1": (0, 2), "half2": (1, 2)}
    index, parts = cuts[which]
    first_day = moved(start, months * index // parts, "month")
    after = moved(start, months * (index + 1) // parts, "month") if index + 1 < parts else None
    assert first_day is not None
    return first_day, after - timedelta(days=1) if after else end


def moved(of: date, number: int, name: str) -> date | None:
    """``of`` plus ``number`` units; 29 February moves to the 28th; None beyond the calendar."""
    try:
        if name in ("day", "week"):
            return of + timedelta(days=number * (7 if name == "week" else 1))
        months = (
            number * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[name]
        )
        total = of.year * 12 + of.month - 1 + months
        number_of_year, index = divmod(total, 12)
        last = (
            calendar.monthrange(number_of_year, index + 1)[1] if 0 < number_of_year < 10000 else 1
        )
        return date(number_of_year, index + 1, min(of.day, last))
    except (ValueError, OverflowError):
        return None


def weekday(published: date, number: int, tense: str) -> date:
    """Past: the last such day on or before publication. Future: the next, from the day after."""
    if tense == "future":
        return published + timedelta(days=(number - published.weekday() - 1) % 7 + 1)
    return published - timedelta(days=(published.weekday() - number) % 7)


def weekend(published: date) -> Period:
    """The latest Saturday and Sunday that have begun on the day of publication."""
    saturday = weekday(published, SATURDAY, "past")
    return saturday, saturday + timedelta(days=1)


def iso_week(of: date) -> str:
    """``2015-W27``."""
    number = of.isocalendar()
    return f"{number.year}-W{number.week:02d}"
