"""Our incidents as templates of MUC-4, where its template guide asks for one.

In: an incident, its claims, the report's date and the gazetteer. Out: Filled templates. Pure.

What the guide asks for (part 1, section 1): violent acts told as facts, of the last two months,
specific, in nine countries; not totals, not fights between forces alone. A weekday is written as
"on or before the day of the report" and so is a date that is not said (7.3).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.extract.places.gazetteer import Gazetteer
from marsad.model import HARMS_TO_OBJECTS, Claim, Figure, Mention, Where

COUNTRIES = {
    "SV": "EL SALVADOR", "GT": "GUATEMALA", "HN": "HONDURAS", "AR": "ARGENTINA", "BO": "BOLIVIA",
    "CL": "CHILE", "CO": "COLOMBIA", "EC": "ECUADOR", "PE": "PERU",
}  # fmt: skip
RECENT = timedelta(days=62)  # "within two months of the date of the article"
LONG = timedelta(days=14)  # a longer period that is no month tells the span of several deeds
FORCES = frozenset({"military", "police", "armed_group"})
VIOLENT = frozenset(
    {"killed", "injured", "abducted", "disappeared", "tortured", "sexual_violence"}
) | (frozenset(HARMS_TO_OBJECTS) - {"looted", "seized"})
TOLD = frozenset({"asserted", "alleged", "unconfirmed", "attempted", "threatened"})
_ANYBODY = frozenset({"people", "the people", "them", "they", "civilians", "persons", "others"})
_TYPES = {"bombing": "BOMBING", "suicide_bombing": "BOMBING", "mine": "BOMBING", "arson": "ARSON"}
_NAMING = frozenset({"place", "dateline", "demonym", "metonym"})
_OF_THE_REPORT = frozenset({"place.dateline", "place.title"})
_MILITARY = re.compile(
    r"\b(?:armou?red|military|army|helicopters?|tanks?|patrols?|garrisons?|barracks|brigade|battalion"
    r"|air force|troops|positions?|combat|enemy|clash(?:es)?)\b", re.IGNORECASE,
)  # fmt: skip
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday weekend".split())


@dataclass(frozen=True)
class Number:
    """A filler of HUM TGT: NUMBER in the guide's form, and the words that it counts."""

    value: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Filled:
    """Our template. ``places``: the names of the most specific place; none for a country alone.
    ``said``: all words of targets and perpetrators, for the mapping."""

    type: str
    date: tuple[date | None, date] | None
    country: str | None
    places: tuple[str, ...]
    numbers: tuple[Number, ...]
    said: tuple[str, ...]


def template(
    claims: Sequence[Claim], published: date | None, home: str | None, places: Gazetteer
) -> Filled | None:
    """The template of one incident's claims; None where the guide asks for none. ``home`` is the
    country that the report is about, for incidents that name no place."""
    told = [claim for claim in claims if _relevant(claim, published)]
    if not told:
        return None
    where = next((c.where for c in sorted(told, key=_precision) if _placed(c)), None)
    country = _country(where) or home
    if country is None:
        return None
    kind = _type(told)
    if all(_of_forces(claim) for claim in told):
        return None
    return Filled(
        kind,
        _date(told, published),
        country,
        _names(where, places),
        _numbers(told),
        tuple(words for claim in told for words in _said(claim)),
    )


def home(mentions: Sequence[Mention]) -> str | None:
    """The country, of the nine, that a report names most often, by itself or by a place in it."""
    values = [m.value for m in mentions if isinstance(m.value, Where) and m.category in _NAMING]
    found = Counter(country for value in values if (country := _country(value)))
    return found.most_common(1)[0][0] if found else None


def _relevant(claim: Claim, published: date | None) -> bool:
    if claim.harm not in VIOLENT or claim.status not in TOLD:
        return False
    if claim.role in ("aggregate", "pattern", "anniversary"):
        return False
    if not _specific(claim):
        return False
    end = claim.when.end if claim.when else None
    return end is None or published is None or published - end <= RECENT


def _of_forces(claim: Claim) -> bool:
    """Soldiers, policemen or guerrillas, and nothing else, are hit: a fight between forces."""
    victims = claim.victims
    if victims is None:
        return claim.act == "clash" or bool(_MILITARY.search(claim.quote.text))
    if claim.act == "clash" and victims.kind == "unknown" and not victims.names:
        return True
    return victims.kind in FORCES


def _specific(claim: Claim) -> bool:
    """Not "murdering people": a number, a name, a stated date or these (guide, 1, note 7)."""
    victims = claim.victims
    if victims is None or victims.names:
        return True
    dated = (
        claim.when is not None
        and claim.when.words is not None
        and "date.inherited" not in claim.rules
    )
    counted = claim.count is not None and claim.count.rule != "count.plural"
    return counted or (dated and (victims.words or "").lower() not in _ANYBODY)


def _type(claims: Sequence[Claim]) -> str:
    harms = {claim.harm for claim in claims}
    if "abducted" in harms and "killed" not in harms:
        return "KIDNAPPING"
    kinds = Counter(_TYPES.get(claim.act, "ATTACK") for claim in claims)
    return max(kinds, key=lambda kind: (kinds[kind], kind != "ATTACK"))


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
        if when.end - when.start > LONG and when.grain != "month":
            break
        return (when.start, when.end)
    return None if published is None else (None, published)


def _placed(claim: Claim) -> bool:
    """Whether the place is the event's, in one of the nine countries: where a report was written
    is not (7.4, note 4)."""
    return _country(claim.where) is not None and _OF_THE_REPORT.isdisjoint(claim.rules)


def _precision(claim: Claim) -> int:
    order = ("site", "neighbourhood", "town", "admin2", "admin1", "country")
    where = claim.where
    known = where is not None and where.precision in order
    return order.index(where.precision) if known and where and where.precision else len(order)


def _country(where: Where | None) -> str | None:
    if where is None:
        return None
    codes = {where.country} if where.country else {one.country for one in where.alternatives}
    return COUNTRIES.get(next(iter(codes)) or "") if len(codes) == 1 else None


def _names(where: Where | None, places: Gazetteer) -> tuple[str, ...]:
    if where is None or where.precision == "country":
        return ()
    known = places.get(where.id) if where.id else None
    names = (where.site, where.name, where.words, known.name if known else None)
    return tuple(dict.fromkeys(name for name in names if name))


def _numbers(claims: Sequence[Claim]) -> tuple[Number, ...]:
    """One filler a target: named persons one each, groups with their number."""
    found: dict[str, Number] = {}
    for claim in claims:
        victims = claim.victims
        if victims is None or claim.subset_of is not None or victims.words is None:
            continue
        for name in victims.names:
            found.setdefault(name.lower(), Number("1", (name, victims.words)))
        if not victims.names:
            value = _value(claim.count)
            head = f"{victims.words.split()[-1].lower()} {value}"
            found.setdefault(head, Number(value, (victims.words,)))
    return tuple(found.values())


def _value(figure: Figure | None) -> str:
    if figure is None or figure.low is None or figure.rule == "count.plural":
        return "PLURAL"
    if figure.low == figure.high:
        return str(figure.low)
    if figure.soft and figure.high is not None:
        return f"~{(figure.low + figure.high) // 2}"
    if figure.soft:
        return "PLURAL"
    return f"{figure.low}-" if figure.high is None else f"{figure.low}-{figure.high}"


def _said(claim: Claim) -> tuple[str, ...]:
    victims = claim.victims
    who = (victims.words or "", *victims.names) if victims else ()
    by = tuple(actor.words or "" for actor in claim.actors)
    return (*who, *by, claim.quote.text, *(quote.text for quote in claim.restated))
