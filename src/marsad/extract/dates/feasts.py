"""Days with a name: fixed ones, those that move with Easter, and so-manyth weekdays of a month.

In: a match and its context. Out: a Reading. Reads only the word lists.
"""

from __future__ import annotations

from datetime import date, timedelta

from marsad.extract.counts.patterns import Match
from marsad.extract.dates import periods
from marsad.extract.dates.reading import Context, Reading, lexicon, nearest, number, unresolved

DAY = timedelta(days=1)
WEDNESDAY = 2


def named(match: Match, context: Context) -> Reading | None:
    """Christmas Day, Good Friday, Thanksgiving 2014; "weekend": with the Saturday and Sunday by it.

    "Last Christmas" is the latest before publication, "next Easter" the first after it.
    """
    name = _name(context.words)
    year, published = number(match, "y"), context.published
    if year is not None:
        found = day(name, year)
    elif published is None:
        return unresolved("XXXX-XX-XX")
    elif "s" in match.kept and match.kept["s"].key == "next":
        found = min(d for y in (0, 1) if (d := day(name, published.year + y)) > published)
    else:
        near = nearest(context, lambda guess: day(name, guess))
        assert near is not None  # every one of these days comes every year
        found = near
    if "k" not in match.kept:
        return Reading(found, found, "day", "stated", found.isoformat())
    saturday = found + (periods.SATURDAY - found.weekday()) * DAY
    if found.weekday() < WEDNESDAY:  # a Monday or Tuesday goes with the weekend before
        saturday -= 7 * DAY
    start, end = min(found, saturday), max(found, saturday + DAY)
    return Reading(start, end, "period", "stated", found.isoformat())


def day(name: str, year: int) -> date:
    """The day of that name in a year. Raises KeyError for a name that is not in the word list."""
    known = lexicon()
    if name in known["named"]:
        month, of_month = known["named"][name]
        return date(year, month, of_month)
    if name in known["feasts"]:
        return periods.easter(year) + timedelta(days=int(known["feasts"][name]))
    month, weekday, which = known["floating"][name]
    found = periods.nth_weekday(periods.month(year, month), weekday, which)
    assert found is not None  # no holiday is a fifth weekday
    return found


def _name(words: tuple[str, ...]) -> str:
    """The longest name of the word list that the words hold."""
    said = " ".join(word.replace("’", "'") for word in words)
    known = lexicon()
    names: list[str] = [*known["named"], *known["feasts"], *known["floating"]]
    return max((name for name in names if f" {name} " in f" {said} "), key=len)
