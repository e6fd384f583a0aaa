"""Our incidents as templates of MUC-4, where its template guide asks for one.

In: an incident, its claims, the report's date and the gazetteer. Out: Filled templates. Pure.

Whether the guide asks for one is ``relevance``, where it may lie ``placing``: in one of nine
countries (part 1, section 1, note 4). A weekday is written as
"on or before the day of the report" and so is a date that is not said, or said in words that do
not give the day, such as "last week" (7.3).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bench.muc import numbers, relevance
from bench.muc.numbers import Number
from bench.muc.placing import OF_THE_REPORT, country
from marsad.extract.places.gazetteer import Gazetteer
from marsad.model import Claim, Where

LONG = timedelta(days=14)  # a longer period that is no month tells the span of several deeds
_PEOPLE = {"military": "ACTIVE MILITARY", "police": "LAW ENFORCEMENT", "armed_group": ""}
_THINGS = {
    "home": "CIVILIAN RESIDENCE", "market": "COMMERCIAL", "media": "COMMUNICATIONS",
    "vehicle": "TRANSPORT VEHICLE",
}  # fmt: skip
_TYPES = {"bombing": "BOMBING", "suicide_bombing": "BOMBING", "mine": "BOMBING", "arson": "ARSON"}
_TAKEN_OVER = frozenset({"act.carried", "act.inherited"})
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday weekend".split())


@dataclass(frozen=True)
class Filled:
    """Our template. ``places``: the names of the most specific place; none for a country alone.
    ``said``: all words of targets and perpetrators, for the mapping. ``by``: the perpetrators.
    ``targets``: types of targets in the words of 7.14 and 7.21."""

    type: str
    date: tuple[date | None, date] | None
    country: str | None
    places: tuple[str, ...]
    numbers: tuple[Number, ...]
    said: tuple[str, ...]
    by: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()


def template(
    claims: Sequence[Claim], published: date | None, home: str | None, places: Gazetteer
) -> Filled | None:
    """The template of one incident's claims; None where the guide asks for none. ``home`` is the
    country that the report is about, for incidents that name no place."""
    told = [claim for claim in claims if relevance.relevant(claim, published)]
    if not told or relevance.between_forces(told):
        return None
    where = next((c.where for c in sorted(told, key=_precision) if _placed(c)), None)
    land = country(where) or home
    if land is None:
        return None
    return Filled(
        _type(told),
        _date(told, published),
        land,
        _names(where, places),
        numbers.numbers(told),
        tuple(words for claim in told for words in _said(claim)),
        frozenset(actor.words.lower() for claim in told for actor in claim.actors if actor.words),
        frozenset(_target(claim) for claim in told) - {""},
    )


def _type(claims: Sequence[Claim]) -> str:
    harms = {claim.harm for claim in claims}
    if "abducted" in harms and "killed" not in harms:
        return "KIDNAPPING"
    kinds = Counter(_TYPES.get(_said_act(claim), "ATTACK") for claim in claims)
    return max(kinds, key=lambda kind: (kinds[kind], kind != "ATTACK"))


def _said_act(claim: Claim) -> str:
    """The act that the statement tells itself: one taken over from another may be another deed's,
    and ATTACK is half right where a wrong type is nothing (scoring guidelines, 3.2.4)."""
    return claim.act if _TAKEN_OVER.isdisjoint(claim.rules) else "unknown"


def _date(claims: Sequence[Claim], published: date | None) -> tuple[date | None, date] | None:
    dated = [c.when for c in claims if c.when is not None and c.when.words is not None]
    exact = [w for w in dated if w.start is not None and w.end is not None]
    for when in sorted(exact, key=lambda w: (w.end or date.max) - (w.start or date.min)):
        assert when.start is not None
        assert when.end is not None
        spoken = set((when.words or "").lower().split())
        if published and (_WEEKDAYS & spoken or when.start > published):
            break
        if {"night", "overnight"} & spoken and when.start < when.end:
            return (when.start, when.start)  # "last night" is the evening of yesterday
        if when.basis == "relative" and when.start < when.end:
            break
        if when.end - when.start > LONG and when.grain != "month":
            break
        return (when.start, when.end)
    return None if published is None else (None, published)


def _placed(claim: Claim) -> bool:
    """Whether the place is the event's, in one of the nine countries: where a report was written
    is not (7.4, note 4)."""
    return country(claim.where) is not None and OF_THE_REPORT.isdisjoint(claim.rules)


def _precision(claim: Claim) -> int:
    order = ("site", "neighbourhood", "town", "admin2", "admin1", "country")
    where = claim.where
    if where is None or where.precision not in order:
        return len(order)
    return order.index("site" if where.site else where.precision)


def _names(where: Where | None, places: Gazetteer) -> tuple[str, ...]:
    if where is None or where.precision == "country":
        return ()
    known = places.get(where.id) if where.id else None
    site = where.site if where.site and not where.site.islower() else None  # "market" is no name
    names = (site, where.name, where.words, known.name if known else None)
    return tuple(dict.fromkeys(name for name in names if name))


def _target(claim: Claim) -> str:
    if claim.victims is not None:
        return _PEOPLE.get(claim.victims.kind, "CIVILIAN")  # "the default category" (7.21)
    return _THINGS.get(claim.target or "", "")


def _said(claim: Claim) -> tuple[str, ...]:
    victims = claim.victims
    who = (victims.words or "", *victims.names) if victims else ()
    by = tuple(actor.words or "" for actor in claim.actors)
    return (*who, *by, claim.quote.text, *(quote.text for quote in claim.restated))
