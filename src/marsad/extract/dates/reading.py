"""What a rule reads from a date's words, and what it may look at.

In: a match, and what is known around it. Out: a Reading. Reads only the word lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import cache
from typing import Any

from marsad.extract.counts.patterns import Match
from marsad.extract.dates import periods
from marsad.lexicon import load


@dataclass(frozen=True, slots=True)
class Reading:
    """Inclusive ``start`` and ``end`` (both None: no value), grain, basis and TIMEX3 attributes.

    ``rule`` names a rule other than the row's where the words say less than they seem to.
    """

    start: date | None
    end: date | None
    grain: str
    basis: str
    timex: str | None
    type: str = "DATE"
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """``published``; ``day``: the latest day named before; ``last``: the latest reading before."""

    published: date | None
    day: date | None
    last: Reading | None
    words: tuple[str, ...]
    text: str
    tense: Callable[[], str]


Reader = Callable[[Match, Context], Reading | None]

UNRESOLVED, IMPOSSIBLE, AMBIGUOUS = "date.unresolved", "date.impossible", "date.ambiguous"
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s*([ap])?\.?m?|(\d\d)(\d\d)", re.IGNORECASE)
# Publication dates span less than this, and 29 February comes back within it (1896 to 1904).
LEAP_GAP = 9
# "On 16 November" under a "will" is last November in January, and the next one in October.
AHEAD = 183


@cache
def lexicon() -> dict[str, Any]:
    """The word lists of lexicon/en/dates.yaml."""
    return load("en", "dates")


def unresolved(timex: str | None, type: str = "DATE", grain: str = "day") -> Reading:
    """Words that need a publication date, where there is none."""
    return Reading(None, None, grain, "relative", timex, type, UNRESOLVED)


def number(match: Match, name: str) -> int | None:
    """The number kept under ``name``; "a" and "an" are one."""
    token = match.kept.get(name)
    if token is None:
        return None
    if token.value is None:
        return 1 if token.key in ("a", "an", "one") else None
    return int(token.value) if token.value == int(token.value) else None


def year_number(match: Match, context: Context) -> int | None:
    """The year kept under ``y``; of two digits ('84) the latest one that has begun."""
    year = number(match, "y")
    if year is None or year >= 100 or context.published is None:
        return year
    if match.kept["y"].end - match.kept["y"].start != 2:
        return None  # "in '4 places"
    century, past = divmod(context.published.year, 100)
    return (century if year <= past else century - 1) * 100 + year


def month_number(match: Match, name: str = "m") -> int | None:
    """1–12 of the month kept under ``name``."""
    token = match.kept.get(name)
    return None if token is None else int(lexicon()["months"][token.key])


def weekday_number(match: Match, name: str = "w") -> int:
    """0 (Monday) to 6 of the weekday kept under ``name``."""
    return int(lexicon()["weekdays"][match.kept[name].key])


def unit_name(match: Match, name: str = "u") -> str:
    """``day week month year decade century quarter hour minute second``."""
    return str(lexicon()["units"][match.kept[name].key])


def part(words: tuple[str, ...]) -> str | None:
    """``early``, ``mid`` or ``late`` if the words say so."""
    parts = lexicon()["parts"]
    return next((str(parts[word]) for word in words if word in parts), None)


def cut(period: periods.Period, words: tuple[str, ...]) -> periods.Period:
    """The part of a period that the words name, or all of it."""
    which = part(words)
    return periods.part(period, which) if which else period


def daypart(match: Match) -> str:
    """``TNI`` and so on for a kept time of day, else nothing."""
    token = match.kept.get("t")
    if token is None:
        return ""
    return "T" + str(lexicon()["dayparts"].get(token.key, "NI"))


def clock(words: str) -> str:
    """``T23:40`` for "11:40 p.m.", ``T19:00`` for "1900 GMT", ``TDW`` for "dawn"."""
    found = re.search(r"\b(\d\d)(\d\d)\b", words)
    if found:
        return f"T{found[1]}:{found[2]}"
    found = _CLOCK.search(words)
    if found is None:
        letters = (lexicon()["dayparts"].get(word) for word in words.lower().split())
        return "T" + next((found for found in letters if found), "XX")
    hour = int(found[1]) % 24
    if found[3] and hour <= 12:
        hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
    return f"T{hour:02d}:{found[2] or '00'}"


def nearest(
    context: Context, make: Callable[[int], date | None], weekday: int | None = None
) -> date | None:
    """The date that ``make`` gives for a year: the latest not after publication, or, in a future
    tense, the first not before it if that is less than half a year ahead.

    A stated ``weekday`` decides between the two where only one of them fits it. None if no year
    has such a date.
    """
    past, ahead = _from(context, make, -1), _from(context, make, 1)
    if weekday is not None and past and ahead and past.weekday() != ahead.weekday():
        if ahead.weekday() == weekday:
            return ahead
        if past.weekday() == weekday:
            return past
    near = context.published is not None and ahead and (ahead - context.published).days < AHEAD
    return ahead if near and context.tense() == "future" else past


def _from(context: Context, make: Callable[[int], date | None], step: int) -> date | None:
    published = context.published
    assert published is not None
    for years in range(0, LEAP_GAP * step, step):
        if not 1 <= published.year + years <= MAXYEAR:
            return None
        found = make(published.year + years)
        if found and (found - published).days * step >= 0:
            return found
    return None
