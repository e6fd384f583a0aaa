"""What must not leave the house: drawn once from the whole record, before anything is withheld.

In: a record and a permission. Out: a Guard. Touches nothing.

A name may stand in another claim's quotation, in a title, in a file name; so names are looked for
in every string of the record, wherever they were found. Places are looked for in the report and
the incident whose place is protected: elsewhere the same town may be named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from marsad.model import HARMS_TO_PEOPLE, Claim, Incident, Source, Where
from marsad.publish.names import Terms, forms, terms, words
from marsad.publish.record import BOTH, NAMES, PLACES, Permission, Record
from marsad.publish.sensitive import covered, exact
from marsad.publish.signs import generic, organisation, suspects

_FEW = 3  # persons: from four on, a quotation seldom says who each of them was
_ALWAYS_PERSONS = ("witness", "relative")
_MAYBE_PERSONS = ("medical", "unknown")


@dataclass(frozen=True, slots=True)
class Guard:
    """``names`` and ``places``: is that kind withheld? ``covered``: claims with a protected place.

    ``people`` are all names; ``places_in`` and ``suspects_in`` are by text id the protected places
    and the words that may be names; ``texts`` are those with a covered claim.
    """

    names: bool
    places: bool
    covered: Mapping[str, tuple[str, ...]]
    people: Terms
    places_in: Mapping[str, Terms]
    suspects_in: Mapping[str, Terms]
    texts: frozenset[str]

    def tells(self, value: str | None, texts: Iterable[str]) -> bool:
        """Does the string hold a name, or a protected place of one of these texts?"""
        if self.names and self.people.among(value):
            return True
        return any(self._local(value, text) for text in texts)

    def _local(self, value: str | None, text: str) -> bool:
        place = self.places_in.get(text)
        suspect = self.suspects_in.get(text)
        return (place is not None and place.among(value)) or (
            suspect is not None and suspect.among(value)
        )

    def leads(self, address: str | None, text: str) -> bool:
        """The same for a file name or an address, where words stand joined."""
        if self.names and self.people.within(address):
            return True
        found = (self.places_in.get(text), self.suspects_in.get(text))
        return any(item is not None and item.within(address) for item in found)


def guard(record: Record, permission: Permission | None) -> Guard:
    """The guard of a record; ``permission`` lifts names, places or both."""
    what = permission.what if permission else None
    hide_names, hide_places = what not in (NAMES, BOTH), what not in (PLACES, BOTH)
    found = covered(record) if hide_places else {}
    texts = frozenset(record.claims[key].text for key in found)
    return Guard(
        hide_names,
        hide_places,
        found,
        terms(sorted(_people(record)) if hide_names else ()),
        {text: terms((), sorted(items)) for text, items in _places(record, found).items()},
        {text: terms(sorted(items)) for text, items in _suspects(record, hide_names).items()},
        texts,
    )


def personal(source: Source, claim: Claim) -> bool:
    """Is the source a person who must not be named?

    Witnesses and relatives always, unless nobody is named ("residents"); people of unknown or
    medical kind unless the name is that of a body or of the report's outlet.
    """
    name = source.name or source.words
    if name is None or name == claim.outlet or generic(name):
        return False
    if source.kind in _ALWAYS_PERSONS:
        return True
    return source.kind in _MAYBE_PERSONS and not organisation(name)


def few(claim: Claim) -> bool:
    """Is the claim about one to three people, or an unstated number, who may each be named?"""
    if claim.harm not in HARMS_TO_PEOPLE or claim.role in ("aggregate", "pattern"):
        return False
    figure = claim.count
    return figure is None or (figure.high is not None and figure.high <= _FEW)


def quotations(claim: Claim) -> tuple[str, ...]:
    """The texts of all quotations of a claim."""
    return (claim.quote.text, *(quote.text for quote in claim.restated))


def _people(record: Record) -> set[str]:
    known = _known(record)
    found: set[str] = set()
    for claim in record.claims.values():
        found.update(claim.victims.names if claim.victims else ())
        for source in claim.sources:
            if personal(source, claim):
                found |= _names_of(source, known)
        for actor in claim.actors:
            if actor.kind == "civilian" and actor.name and not generic(actor.name):
                found.add(actor.name)
    return found


def _names_of(source: Source, known: frozenset[str]) -> set[str]:
    """The name in a source's words: "Ahmad Khalil" of "Ahmad Khalil, a resident of Raqqa"."""
    found = set()
    for given in (source.name, source.words):
        if given and all(word.capital or not word.cased for word in words(given)):
            found.add(given)
        elif given:
            found.update(suspects(given, known))
    return found


def _known(record: Record) -> frozenset[str]:
    """Words that have another meaning than a person: places, parties, bodies, ordinary words."""
    given: list[str | None] = []
    quoted: list[str] = []
    for claim in record.claims.values():
        given += [claim.where.name] if claim.where and claim.where.id else []
        given += [actor.name for actor in claim.actors if actor.kind != "civilian"]
        given += [item.name for item in claim.sources if not personal(item, claim)]
        quoted += quotations(claim)
    small = {
        word.form for text in quoted for word in words(text) if word.cased and not word.capital
    }
    outlets = [item.outlet for item in record.provenance.values()]
    return forms([*given, *outlets]) | small


def _suspects(record: Record, hide: bool) -> dict[str, set[str]]:
    if not hide:
        return {}
    known = _known(record)
    found: dict[str, set[str]] = {}
    for _, claim in sorted(record.claims.items()):
        if few(claim):
            for text in quotations(claim):
                found.setdefault(claim.text, set()).update(suspects(text, known))
    return {text: items for text, items in found.items() if items}


def _places(record: Record, found: Mapping[str, tuple[str, ...]]) -> dict[str, set[str]]:
    """By text, the spellings of protected places: of its covered claims and of their incidents."""
    incidents: dict[str, Incident] = {
        claim: incident for incident in record.incidents for claim in incident.claims
    }
    places: dict[str, set[str]] = {}
    for key in sorted(found):
        claim, incident = record.claims[key], incidents.get(key)
        near = [claim.where, incident.where if incident else None]
        if incident:
            near += [record.claims[other].where for other in incident.claims if other in found]
        spelled = {name for where in near for name in _names(where)}
        places.setdefault(claim.text, set()).update(spelled)
    return places


def _names(where: Where | None) -> set[str]:
    if where is None or not exact(where):
        return set()
    town = {where.name, where.words, *(item.name for item in where.alternatives)}
    coarse = where.precision in ("admin1", "country")
    return {name for name in ({where.site} if coarse else {*town, where.site}) if name}
