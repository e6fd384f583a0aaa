"""Years and parts of years that the words state: 2013, early 2014, the first quarter, spring.

In: a match and its context. Out: a Reading; None where the numbers are no date at all.
Touches nothing.
"""

from __future__ import annotations

from datetime import date

from marsad.extract.counts.patterns import Match
from marsad.extract.counts.tokens import FIRST_YEAR, LAST_YEAR
from marsad.extract.dates import periods
from marsad.extract.dates.reading import (
    Context,
    Reading,
    cut,
    lexicon,
    number,
    unresolved,
    year_number,
)
from marsad.extract.dates.stated import month

AHEAD = 25  # years; what is planned further ahead is told with "in" or "by" before the year


def half(match: Match, context: Context) -> Reading | None:
    """The first half of 2014, H1 2014, the second half of May."""
    if "q" in match.kept:
        which = int(match.kept["q"].key[1])
    else:
        which = 2 if match.kept["n"].key == "latter" else number(match, "n") or 0
    if which not in (1, 2):
        return None
    if "m" in match.kept:
        whole = month(match, context)
        if whole is None or whole.start is None or whole.end is None:
            return whole
        start, end = periods.part((whole.start, whole.end), f"half{which}")
        return Reading(start, end, "period", "stated", whole.timex)
    year = number(match, "y")
    if year is None:
        return None
    start, end = periods.part(periods.year(year), f"half{which}")
    return Reading(start, end, "period", "stated", f"{year}-H{which}")


def quarter(match: Match, context: Context) -> Reading | None:
    """The first quarter of 2014, Q1 2014, of last year, or the latest one that has begun."""
    index = int(match.kept["q"].key[1]) if "q" in match.kept else number(match, "n")
    if index is None or not 1 <= index <= 4:
        return None
    year = number(match, "y")
    if year is None:
        if context.published is None:
            return unresolved(f"XXXX-Q{index}", grain="quarter")
        year = context.published.year - ("l" in match.kept)
        if "year" not in context.words and periods.quarter(year, index)[0] > context.published:
            year -= 1
    start, end = periods.quarter(year, index)
    return Reading(start, end, "quarter", "stated", f"{year}-Q{index}")


def year(match: Match, context: Context) -> Reading | None:
    """2013, early 2014, '84."""
    of = year_number(match, context)
    if of is None or of < 100:
        return None
    if context.published and of > context.published.year + AHEAD and "g" not in match.kept:
        return None  # "from 2100 to midnight" in a text of 1989
    start, end = cut(periods.year(of), context.words) if "p" in match.kept else periods.year(of)
    grain = "period" if "p" in match.kept else "year"
    return Reading(start, end, grain, "stated", str(of))


def decade(match: Match, context: Context) -> Reading | None:
    """The 1990s, the '90s, the early nineties (thirds by whole months)."""
    token = match.kept["y"]
    first = int(token.value) if token.value is not None else lexicon()["decades"][token.key]
    if first < 100:
        if "the" not in context.words:
            return None
        first += 1900 if first >= 20 else 2000
    if first % 10 or not FIRST_YEAR <= first < LAST_YEAR:
        return None
    whole = (date(first, 1, 1), date(first + 9, 12, 31))
    start, end = cut(whole, context.words) if "p" in match.kept else whole
    return Reading(start, end, "period", "stated", str(first // 10))


def season(match: Match, context: Context) -> Reading | None:
    """Spring 2014, last summer; meteorological seasons of the northern hemisphere."""
    name = match.kept["n"].key
    letters = periods.SEASONS[name][1]
    of = number(match, "y")
    if of is None:
        published = context.published
        if published is None:
            return unresolved(f"XXXX-{letters}", grain="season")
        of = (
            published.year
            if periods.season(published.year, name)[0] <= published
            else (published.year - 1)
        )
        shift = match.kept["s"].key
        if shift == "last" and periods.season(of, name)[1] >= published:
            of -= 1
        if shift == "next" or (shift == "this" and context.tense() == "future"):
            of += periods.season(of, name)[1] < published
    whole = periods.season(of, name)
    start, end = cut(whole, context.words) if "p" in match.kept else whole
    return Reading(start, end, "season", "stated", f"{of}-{letters}")
