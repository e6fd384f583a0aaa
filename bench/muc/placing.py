"""Where MUC-4 lets an incident lie, from our claims and the places that a report names.

In: claims, the report's mentions of places, the gazetteer. Out: claims. Pure.

The place must be the event's: "do not provide specific place name information if the message is
unclear as to whether that place is the location of the incident or the location of the reporting"
(template guide, 7.4, note 4), and a country may be inferred (note 5). Every report of this corpus
is about one of nine countries, so a village whose only namesake lies in a country that the report
never names is taken for one of the report's own country.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.extract.places.gazetteer import Gazetteer
from marsad.model import Claim, Mention, Where

COUNTRIES = {
    "SV": "EL SALVADOR", "GT": "GUATEMALA", "HN": "HONDURAS", "AR": "ARGENTINA", "BO": "BOLIVIA",
    "CL": "CHILE", "CO": "COLOMBIA", "EC": "ECUADOR", "PE": "PERU",
}  # fmt: skip
OF_THE_REPORT = frozenset({"place.dateline", "place.title"})
LARGE = 100_000  # inhabitants: a city that readers know, not a namesake; own decision
_NAMING = frozenset({"place", "dateline", "demonym", "metonym"})
_CODES = {name: code for code, name in COUNTRIES.items()}


def home(mentions: Sequence[Mention]) -> str | None:
    """The country, of the nine, that a report names most often, by itself or by a place in it."""
    found = Counter(name for _, w in _named(mentions) if (name := country(w)))
    return found.most_common(1)[0][0] if found else None


def country(where: Where | None) -> str | None:
    """The name of the place's country, if it is one of the nine and in no doubt."""
    if where is None:
        return None
    codes = {where.country} if where.country else {one.country for one in where.alternatives}
    return COUNTRIES.get(next(iter(codes)) or "") if len(codes) == 1 else None


def settled(claims: Iterable[Claim], mentions: Sequence[Mention], places: Gazetteer) -> list[Claim]:
    """The claims, with namesakes abroad at home, and with no place but the dateline's marked so."""
    claims = list(claims)
    own = _CODES.get(home(mentions) or "")
    spoken = {w.country for m, w in _named(mentions) if w.country and _sure(m, w, places)}
    reported = {w.id for m, w in _named(mentions) if m.category == "dateline"}
    reported |= {c.where.id for c in claims if c.where and "place.dateline" in c.rules}
    told = {c.where.id for c in claims if c.where and _tells(c)}
    return [_of_the_report(_at_home(c, own, spoken), reported - told) for c in claims]


def _at_home(claim: Claim, own: str | None, spoken: set[str]) -> Claim:
    where = claim.where
    if own is None or where is None or where.country is None or where.precision == "country":
        return claim
    if where.country == own or where.country in spoken:
        return claim
    return replace(claim, where=replace(where, country=own, id=None))


def _of_the_report(claim: Claim, reported: set[str | None]) -> Claim:
    where = claim.where
    if where is None or where.id is None or where.id not in reported:
        return claim
    return replace(claim, rules=(*claim.rules, "place.dateline"))


def _tells(claim: Claim) -> bool:
    return "place.inherited" not in claim.rules and OF_THE_REPORT.isdisjoint(claim.rules)


def _named(mentions: Sequence[Mention]) -> list[tuple[Mention, Where]]:
    return [(m, m.value) for m in mentions if isinstance(m.value, Where) and m.category in _NAMING]


def _sure(mention: Mention, where: Where, places: Gazetteer) -> bool:
    """A country, its people, its capital or a large city."""
    if where.precision == "country" or mention.category in {"demonym", "metonym"}:
        return True
    entry = places.get(where.id) if where.id else None
    return entry is not None and (entry.capital or entry.population >= LARGE)
