"""Running totals → tallies: what a source claims for a period, beside what is recorded in it.

In: claims and counted incidents. Out: Tallies. Touches nothing. A total is never added to the
incidents and makes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import asin, cos, radians, sin, sqrt

from marsad.count.rules import rules
from marsad.model import Claim, Count, Derivation, Incident, Tally, When, Where

AROUND_KM = 25.0  # "in and around the city"; UCDP GED where_prec 2: within about 25 km
EARTH_KM = 6371.0
_WHOLE = "the source's total may count what is not recorded here, and these may overlap with others"


def tallies(
    claims: Iterable[Claim], incidents: Sequence[Incident], rule_set: str = "literal"
) -> tuple[Tally, ...]:
    """One tally for each running total, sorted by claim id.

    ``incidents`` come from ``complete`` under the same rule set. In scope: the same harm, a place
    within the claimed one, dates that overlap. An incident of unknown date or place is not. A total
    whose own place is unknown is set against nothing, and says so.
    """
    chosen = rules(rule_set).id
    totals = {
        claim.id: claim
        for claim in claims
        if claim.role == "aggregate"
        and claim.harm != "none"
        and claim.status != "denied"
        and claim.subset_of is None
    }
    return tuple(_tally(totals[id], incidents, chosen) for id in sorted(totals))


def _tally(claim: Claim, incidents: Sequence[Incident], rule_set: str) -> Tally:
    found = sorted(
        (incident for incident in incidents if _in_scope(claim, incident)), key=lambda i: i.id
    )
    return Tally(
        claim=claim.id,
        harm=claim.harm,
        claimed=claim.count,
        when=claim.when,
        where=claim.where,
        incidents=tuple(incident.id for incident in found),
        recorded=_recorded(claim, found, rule_set),
    )


def _in_scope(claim: Claim, incident: Incident) -> bool:
    return (
        claim.harm in incident.counts
        and _is_placed(claim.where)
        and _contains(claim.where, incident.where)
        and _overlaps(span(claim.when, claim.published), incident.when)
    )


def span(when: When | None, published: date | None) -> tuple[date | None, date | None]:
    """First and last day of a total; the publication ends a period that the words leave open."""
    if when is None:
        return None, published
    start = None if when.basis == "published" else when.start
    return start, when.end or published


def _overlaps(period: tuple[date | None, date | None], when: When | None) -> bool:
    """An incident of which only the upper bound is known counts by that bound."""
    if when is None or when.end is None:
        return False
    start, end = period
    first = when.start if when.start and when.basis != "published" else when.end
    return (start is None or when.end >= start) and (end is None or first <= end)


def _is_placed(where: Where | None) -> bool:
    return where is not None and bool(where.id or where.name or where.country)


def _contains(scope: Where | None, where: Where | None) -> bool:
    if scope is None or where is None:
        return False
    if scope.id is not None and scope.id in (where.id, *where.within):
        return True
    if scope.precision == "country":
        return scope.country is not None and scope.country == where.country
    if scope.id is None:
        return scope.name is not None and (scope.name, scope.country) == (where.name, where.country)
    return scope.relation == "near" and _is_around(scope, where)


def _is_around(scope: Where, where: Where) -> bool:
    if scope.lat is None or scope.lon is None or where.lat is None or where.lon is None:
        return False
    here, there = radians(scope.lat), radians(where.lat)
    half = sin((there - here) / 2) ** 2
    half += cos(here) * cos(there) * sin(radians(where.lon - scope.lon) / 2) ** 2
    distance = 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
    return distance <= (scope.distance_km or AROUND_KM)


def _recorded(claim: Claim, found: Sequence[Incident], rule_set: str) -> Count:
    """The sums of the incidents' bounds; the high is open as soon as one of them is."""
    if not _is_placed(claim.where):
        why = "unknown: the total names no place, so that no incident can be set against it"
        return Count(None, None, None, rule_set, (Derivation("low", None, why),))
    if not found:
        why = "nothing is recorded in this scope"
        return Count(None, None, None, rule_set, (Derivation("low", None, why),))
    counts = [(incident, incident.counts[claim.harm]) for incident in found]
    lines = [line for incident, count in counts for line in _lines(incident, count)]
    lines += _caveats(claim, found)
    highs = [count.high for _, count in counts if count.high is not None]
    return Count(
        low=sum(count.low or 0 for _, count in counts),
        best=sum(count.best or 0 for _, count in counts),
        high=sum(highs) if len(highs) == len(counts) else None,
        rule_set=rule_set,
        derivation=tuple(lines),
    )


def _lines(incident: Incident, count: Count) -> list[Derivation]:
    if count.low is None:
        note = f"{incident.id} has no number; it adds nothing to the low bound and opens the high"
        return [Derivation("note", None, note)]
    high = "no upper bound" if count.high is None else str(count.high)
    return [
        Derivation("low", None, f"{count.low}: incident {incident.id}"),
        Derivation("best", None, f"{count.best}: incident {incident.id}"),
        Derivation("high", None, f"{high}: incident {incident.id}"),
    ]


def _caveats(claim: Claim, found: Sequence[Incident]) -> list[Derivation]:
    start, end = span(claim.when, claim.published)
    notes = [_WHOLE]
    if start is None:
        notes.append("the words give no first day; every earlier incident in the place is set here")
    for incident in found:
        when = incident.when
        first = when.start if when else None
        last = when.end if when else None
        early = start is not None and (first is None or first < start)
        late = end is not None and last is not None and last > end
        if early or late:
            notes.append(f"{incident.id} may lie outside the period: its dates reach beyond it")
    return [Derivation("note", claim.id, note) for note in notes]
