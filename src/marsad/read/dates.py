"""Dates as documents state them, for publication dates only. Nothing is guessed.

In: the words of a date field. Out: a date, or None where the words are none or are ambiguous.
Touches nothing.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

# Programs write 0001-01-01, 1899-12-30 or 1900-01-01 where they know no date; no report that
# reaches us in such a form is older.
EARLIEST = date(1900, 1, 2)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",),
            ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sep", "sept"),
            ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_DAY_MONTH = re.compile(r"(?:\w+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{4})", re.I)
_MONTH_DAY = re.compile(r"(?:\w+,?\s+)?([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.I)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")  # day first wherever dots are used
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_CLOCK = re.compile(r",?\s+(?:at\s+)?\d{1,2}:\d{2}.*$", re.S)


def stated(words: str | None) -> date | None:
    """The day that ``words`` name, in their own time zone.

    ISO 8601, RFC 5322, "13 June 2024", "June 13, 2024", 13.06.2024; and 13/06/2024 only where one
    order of day and month is possible.
    """
    words = (words or "").strip()
    for form in (_iso, _mail, _named, _numbered):
        found = form(words)
        if found is not None:
            return found if found >= EARLIEST else None
    return None


def _iso(words: str) -> date | None:
    for form in (date.fromisoformat, lambda each: datetime.fromisoformat(each).date()):
        try:
            return form(words)
        except ValueError:
            continue
    match = re.match(r"\d{4}-\d{2}-\d{2}(?=[T ]\d{2}:\d{2})", words)  # "… 14:00:00 UTC"
    return _iso(match[0]) if match else None


def _mail(words: str) -> date | None:
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _named(words: str) -> date | None:
    words = _CLOCK.sub("", words)
    if match := _DAY_MONTH.fullmatch(words):
        day, month, year = match.groups()
    elif match := _MONTH_DAY.fullmatch(words):
        month, day, year = match.groups()
    else:
        return None
    return _day(year, _MONTHS.get(month.lower(), 0), day)


def _numbered(words: str) -> date | None:
    words = _CLOCK.sub("", words)
    if match := _DOTTED.fullmatch(words):
        return _day(match[3], match[2], match[1])
    if match := _SLASHED.fullmatch(words):
        first, second, year = match.groups()
        possible = {_day(year, second, first), _day(year, first, second)} - {None}
        return possible.pop() if len(possible) == 1 else None
    return None


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
