"""The sentences of the page: what its template says about each noun.

In: the nouns of ``model``. Out: short English phrases. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.model import Claim, Count, Incident, Source, Tally
from marsad.publish.marks import ADDRESS, DOCUMENT, PLACE, TITLE
from marsad.publish.phrases import (
    HARMS,
    bounds,
    claimed,
    counted,
    dates,
    dating,
    day,
    origins,
    parties,
    place,
    placing,
    what,
)
from marsad.publish.record import BOTH, Record

__all__ = [
    "bound", "claim", "counted", "dates", "dating", "day", "end", "harm", "included", "many",
    "origins", "parties", "place", "placing", "reports", "source", "start", "tally", "undrawn",
    "what",
]  # fmt: skip

_ROLES = {
    "main": "in the report's main account",
    "background": "as background of another report",
    "aggregate": "as a running total",
    "anniversary": "remembered on a later day",
    "pattern": "as a general pattern",
}
_BOUNDS = {"low": "lower bound", "best": "best figure", "high": "upper bound"}


def many(number: int, noun: str) -> str:
    """ "1 incident", "12 incidents"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def harm(word: str) -> str:
    """A harm in plain words."""
    return HARMS.get(word, word)


def bound(name: str, count: Count) -> str:
    """ "lower bound 26", "upper bound: none"."""
    figure = {"low": count.low, "best": count.best, "high": count.high}.get(name)
    said = _BOUNDS.get(name, name)
    return f"{said}: none" if figure is None else f"{said} {figure:,}"


def claim(item: Claim) -> str:
    """A claim's coded content: "26 or more killed; asserted, in the report's main account"."""
    number = f"{claimed(item.count)} " if item.count else ""
    part = "; part of another claim, never added" if item.subset_of else ""
    return f"{number}{harm(item.harm)}; {item.status}, {_ROLES.get(item.role, item.role)}{part}"


def source(item: Source) -> str:
    """A link of the chain; a person by kind alone."""
    if item.name is None and item.words is None:
        return f"{item.kind.replace('_', ' ')} (not named)"
    return str(item.name or item.words)


def tally(item: Tally, record: Record) -> str:
    """The comparison of a running total with what is recorded, in one sentence."""
    given = record.sentences.get(item.claim)
    if given is not None:
        return given
    said = claimed(item.claimed)
    recorded = bounds(item.recorded.low, item.recorded.high)
    inside = many(len(item.incidents), "incident")
    return f"{said} {harm(item.harm)} claimed; {recorded} recorded in {inside}."


def start(incident: Incident) -> str:
    """First possible day for the date filter; "" sorts before every day."""
    when = incident.when
    return when.start.isoformat() if when and when.start else ""


def end(incident: Incident) -> str:
    """Last possible day for the date filter; "" where no day is known."""
    when = incident.when
    last = (when.end or when.start) if when else None
    return last.isoformat() if last else ""


def reports(marks: Sequence[str]) -> str:
    """What of a report's particulars is withheld: "title, address"."""
    return ", ".join(mark for mark in (TITLE, DOCUMENT, ADDRESS) if mark in marks)


def included(what_: str) -> str:
    """What a decision includes, in words."""
    return (
        "names and exact places" if what_ == BOTH else {"places": "exact places"}.get(what_, what_)
    )


def undrawn(record: Record, marks: Mapping[str, Sequence[str]]) -> str:
    """Which incidents the map does not show, and why."""
    withheld = country = unknown = 0
    for item in record.incidents:
        where = item.where
        if PLACE in marks.get(item.id, ()):
            withheld += 1
        elif where is None or where.precision is None:
            unknown += 1
        elif where.lat is None or where.precision == "country":
            country += 1
    parts = [
        f"{withheld} whose exact place is withheld" if withheld else "",
        f"{country} placed too coarsely" if country else "",
        f"{unknown} of unknown place" if unknown else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"Not on the map: {said}." if said else ""
