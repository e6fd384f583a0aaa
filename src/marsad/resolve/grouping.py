"""Claims → incidents: the one entry of this step for grouping.

In: claims of any number of reports, copy groups. Out: incidents, without counts. Touches nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from marsad.model import Claim, Incident
from marsad.resolve.clusters import clusters
from marsad.resolve.slots import Slots, slots
from marsad.resolve.speakers import origins
from marsad.resolve.summary import summary

_EMPTY: Mapping[str, str] = {}


def incidents(claims: Iterable[Claim], copies: Mapping[str, str] = _EMPTY) -> tuple[Incident, ...]:
    """Incidents sorted by id; each claim is in one of them or in none.

    Running totals, patterns, plans, threats and attempts are in none. A denial, an anniversary and
    a recap without its own date and place are in one only if they fit it. ``copies`` maps a text
    id to its copy group (``resolve.copies``); a text that it lacks is its own group.
    """
    said = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
    keys = origins(said, copies)
    twins = _twins(prepared(said, keys, copies))
    result = []
    for group in clusters([same[0] for same in twins.values()]):
        members = [twin for slot in group for twin in twins[slot.claim.id]]
        openers = [slot.claim for slot in members if slot.opens]
        result.append(summary([slot.claim for slot in members], openers, keys, copies))
    return tuple(sorted(result, key=lambda incident: incident.id))


def prepared(
    claims: Iterable[Claim], keys: Mapping[str, str], copies: Mapping[str, str]
) -> list[Slots]:
    """The slots of all claims that can belong to an incident.

    A claim without a date may be as old as the oldest event that is its report's own subject:
    else "the men are still held" would be a week old in a report on last month's seizure.
    """
    found = [slots(claim, keys[claim.id], copies.get(claim.text, claim.text)) for claim in claims]
    told = [slot for slot in found if slot is not None]
    oldest: dict[str, int] = {}
    for slot in told:
        if slot.dated and not slot.past and slot.first is not None:
            oldest[slot.report] = min(slot.first, oldest.get(slot.report, slot.first))
    return [
        replace(slot, first=min(slot.first, oldest.get(slot.report, slot.first)))
        if slot.first is not None and not slot.dated
        else slot
        for slot in told
    ]


def _twins(told: list[Slots]) -> dict[str, list[Slots]]:
    """Claim id of the first → the claims that copies of one report make of one sentence.

    They are grouped as one claim, so that a report repeated changes nothing. A sentence that
    stands twice in a text is matched with its own counterpart.
    """
    seen: dict[tuple[object, ...], int] = defaultdict(int)
    groups: dict[tuple[object, ...], list[Slots]] = defaultdict(list)
    for slot in sorted(told, key=lambda slot: slot.order):
        claim = slot.claim
        where = (claim.where.id, claim.where.name) if claim.where else None
        figure = (slot.low, slot.high)
        coded = (
            slot.report, claim.harm, claim.act, claim.status, claim.role,
            claim.quote.text, figure, slot.first, slot.last, where,
            tuple(sorted(slot.names)), slot.opens, bool(claim.subset_of),
            claim.victims.words if claim.victims else None,
        )  # fmt: skip
        nth = seen[claim.text, coded]
        seen[claim.text, coded] += 1
        groups[*coded, nth].append(slot)
    twins: dict[str, list[Slots]] = {}
    for same in groups.values():
        twins[same[0].claim.id] = same
    return twins
