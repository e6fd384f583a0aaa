"""Which claims are about people whose place must not be published exactly, and what leads there.

In: a record. Out: for each such claim the reasons. Touches nothing.

A claim that itself speaks of harm to a child, of sexual violence or of people held is *sensitive*.
*Covered* are also the claims that would give its place away: those of the same incident, those it
is part of or that are part of it, those of the same report about the same place, those of an
incident of the same day and place, and the tally of a town that lists its incident.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from marsad.model import HARMS_TO_PEOPLE, Claim, Quote, When, Where
from marsad.publish.names import words
from marsad.publish.record import Record
from marsad.publish.signs import speaks_of

CHILD = "harm to children"
SEXUAL = "sexual violence"
HELD = "people held"
_ADULT = 18  # years: Convention on the Rights of the Child, article 1
_USE_OF_CHILDREN = ("recruited", "used")  # the UN's grave violation; of unknown age until said
_HELD = ("detained", "tortured")
_NEIGHBOUR = 250  # characters on each side of a quotation: the sentences beside it
_COARSE = ("admin1", "country")  # already no exact place


def sensitive(claim: Claim, body: str = "") -> tuple[str, ...]:
    """Why the claim's exact place is protected: by what it codes, what its quotation says, and what
    ``body`` (of its text) says around the quotation, in the same paragraph."""
    quotes = (claim.quote, *claim.restated)
    quoted = " ".join(part for quote in quotes for part in (quote.text, _around(quote, body)))
    people = claim.harm in HARMS_TO_PEOPLE
    found = []
    if _is_child(claim) or (people and speaks_of("child", quoted)):
        found.append(CHILD)
    if claim.harm == "sexual_violence" or (people and speaks_of("sexual", quoted)):
        found.append(SEXUAL)
    if claim.harm in _HELD:
        found.append(HELD)
    return tuple(found)


def _around(quote: Quote, body: str) -> str:
    """The paragraph of the quotation, as far as its neighbouring sentences reach: "the dead include
    the 6-year-old" stands beside the number, seldom in it."""
    if quote.part != "body":
        return ""
    start = max(body.rfind("\n\n", 0, quote.start), quote.start - _NEIGHBOUR)
    end = body.find("\n\n", quote.end)
    return body[max(0, start) : min(len(body) if end < 0 else end, quote.end + _NEIGHBOUR)]


def covered(record: Record) -> dict[str, tuple[str, ...]]:
    """The reasons by claim id, for every claim whose exact place is withheld."""
    bodies = record.bodies
    found = {
        key: why
        for key, claim in sorted(record.claims.items())
        if (why := sensitive(claim, bodies.get(claim.text, "")))
    }
    while True:
        reports = _by_text(record, {record.claims[key].text for key in found})
        more = {**_by_incident(record, found), **_by_subset(record, found)}
        more |= {**_by_place(reports, found), **_by_tally(record, found)}
        more |= _by_day(record, found)
        if more.keys() <= found.keys():
            return found
        found = {**more, **found}


def same_place(one: Where | None, other: Where | None) -> bool:
    """Would one of the places give the other away? Provinces and countries give nothing away."""
    if one is None or other is None or {one.precision, other.precision} & set(_COARSE):
        return False
    if one.id is not None and (one.id == other.id or one.id in other.within):
        return True
    if other.id is not None and other.id in one.within:
        return True
    return not _spellings(one).isdisjoint(_spellings(other))


def exact(where: Where | None) -> bool:
    """Is the place more exact than a province?"""
    return where is not None and (where.precision not in _COARSE or where.site is not None)


def _is_child(claim: Claim) -> bool:
    victims = claim.victims
    if victims is None:
        return claim.harm in _USE_OF_CHILDREN
    young = victims.age_group == "child" or any(age < _ADULT for age in victims.ages)
    return young or (claim.harm in _USE_OF_CHILDREN and victims.age_group != "adult")


def _by_incident(
    record: Record, found: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    more = {}
    for incident in record.incidents:
        why = [found[claim] for claim in incident.claims if claim in found]
        if why:
            more.update({claim: why[0] for claim in incident.claims if claim in record.claims})
    return more


def _by_day(record: Record, found: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """An incident of the same day and place may be the same one, told apart by mistake: published
    beside the protected one it would give the place away."""
    more: dict[str, tuple[str, ...]] = {}
    known = [(i, next((found[c] for c in i.claims if c in found), None)) for i in record.incidents]
    hidden = [(incident, why) for incident, why in known if why is not None]
    for incident, why in known:
        if why is not None:
            continue
        for other, reason in hidden:
            if same_place(incident.where, other.where) and _same_days(incident.when, other.when):
                more.update({key: reason for key in incident.claims if key in record.claims})
                break
    return more


def _same_days(one: When | None, other: When | None) -> bool:
    if one is None or other is None:
        return False
    first, last = one.start or one.end, one.end
    begin, finish = other.start or other.end, other.end
    if first is None or last is None or begin is None or finish is None:
        return False
    return first <= finish and begin <= last


def _by_subset(record: Record, found: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    more = {}
    for key, claim in sorted(record.claims.items()):
        whole = claim.subset_of
        if whole is not None and whole in found:
            more[key] = found[whole]
        if whole is not None and whole in record.claims and key in found:
            more[whole] = found[key]
    return more


def _by_place(
    reports: Mapping[str, list[Claim]], found: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    more = {}
    for claims in reports.values():
        for claim in claims:
            if claim.id in found:
                near = (other for other in claims if same_place(claim.where, other.where))
                more.update({other.id: found[claim.id] for other in near})
    return more


def _by_tally(record: Record, found: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """A tally of a town that lists a protected incident would say in which town that was."""
    inside = {item.id: item.claims for item in record.incidents}
    more = {}
    for tally in record.tallies:
        listed = (claim for key in tally.incidents for claim in inside.get(key, ()))
        why = [found[claim] for claim in listed if claim in found]
        if why and exact(tally.where) and tally.claim in record.claims:
            more[tally.claim] = why[0]
    return more


def _by_text(record: Record, texts: set[str]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for _, claim in sorted(record.claims.items()):
        if claim.text in texts:
            found[claim.text].append(claim)
    return found


def _spellings(where: Where) -> set[str]:
    given = (where.name, where.words, where.site)
    return {" ".join(word.form for word in words(name)) for name in given if name} - {""}
