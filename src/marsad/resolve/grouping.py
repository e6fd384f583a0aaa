"""Claims → incidents: the one entry of this step for grouping.

In: claims of any number of reports, copy groups. Out: incidents, without counts. Touches nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from marsad.model import Claim, Incident
from marsad.resolve import between, within
from marsad.resolve.accounts import Account, account
from marsad.resolve.clusters import Verdict, clusters
from marsad.resolve.pairs import pairs
from marsad.resolve.slots import Slots, slots
from marsad.resolve.speakers import origins
from marsad.resolve.summary import summary
from marsad.resolve.wording import Wording, joined, wording

_EMPTY: Mapping[str, str] = {}
_UNREAD: Mapping[str, Wording] = {}
# Mean points, beyond those of a link, of all pairs across two groups of reports at which they join:
# a group whose pairs on the whole speak for one happening is held together by its best links.
# Origin: B³ on Long Tail, one half of May, June, August and September 2016 (0 to -3 tried).
JOINED = -3.0
# Who is no single person: a name of theirs in two reports does not tell of one happening.
_BODIES = frozenset(
    {"state_force", "armed_group", "ngo", "government", "military", "un", "media", "medical"}
)
_UNLINKED = -1.0  # two accounts of a report that other reports may bring together


def incidents(
    claims: Iterable[Claim],
    copies: Mapping[str, str] = _EMPTY,
    wordings: Mapping[str, Wording] = _UNREAD,
) -> tuple[Incident, ...]:
    """Incidents sorted by id; each claim is in one of them or in none.

    Running totals, patterns, plans, threats and attempts are in none. A denial, an anniversary and
    a recap without its own date and place are in one only if they fit it. ``copies`` maps a text
    id to its copy group (``resolve.copies``); a text that it lacks is its own group. ``wordings``
    maps a text id to its words (``resolve.wording``); of a text that it lacks only the quotations
    are compared.
    """
    said = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
    keys = origins(said, copies)
    told, twins = accounts(said, keys, copies, wordings)
    result = []
    groups = clusters([account.opens for account in told], pairs(told), _between(told), JOINED)
    for group in groups:
        slots = [slot for at in group for slot in told[at].claims]
        members = [twin for slot in slots for twin in twins[slot.claim.id]]
        openers = [slot.claim for slot in members if slot.opens]
        if openers:
            result.append(summary([slot.claim for slot in members], openers, keys, copies))
    return tuple(sorted(result, key=lambda incident: incident.id))


def accounts(
    said: Sequence[Claim],
    keys: Mapping[str, str],
    copies: Mapping[str, str],
    wordings: Mapping[str, Wording],
) -> tuple[list[Account], dict[str, list[Slots]]]:
    """The accounts of all reports in order; by the id of each of their claims, the claims of copies
    that it stands for."""
    twins = _twins(prepared(said, keys, copies))
    first = [same[0] for same in twins.values()]
    return accounts_of(first, _wordings(said, copies, wordings)), twins


def accounts_of(told: Iterable[Slots], wordings: Mapping[str, Wording]) -> list[Account]:
    """The accounts of all reports in order; ``wordings`` by copy group."""
    reports: dict[str, list[Slots]] = defaultdict(list)
    for slot in sorted(told, key=lambda slot: slot.order):
        reports[slot.report].append(slot)
    found = []
    for report, members in reports.items():
        compared = combinations(range(len(members)), 2)
        for group in clusters([slot.opens for slot in members], compared, _within(members)):
            found.append(account([members[at] for at in group], wordings[report]))
    return sorted(found, key=lambda account: account.order)


def _within(members: Sequence[Slots]) -> Verdict:
    return lambda one, other: within.verdict(members[one], members[other])


def fits(one: Account, other: Account) -> bool:
    """Whether two accounts may be of one happening."""
    return _verdict(one, other) is not None


def _between(told: Sequence[Account]) -> Verdict:
    return lambda one, other: _verdict(told[one], told[other])


def _verdict(one: Account, other: Account) -> float | None:
    if one.report != other.report:
        return between.verdict(one, other)
    return _UNLINKED if between.beside(one, other) else None


def _wordings(
    claims: Iterable[Claim], copies: Mapping[str, str], wordings: Mapping[str, Wording]
) -> dict[str, Wording]:
    """Copy group → the words of its reports, without the names of the places of its claims and of
    the bodies that act and speak there: an army is named in the reports of a whole war."""
    parts: dict[str, list[Wording]] = defaultdict(list)
    known: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        group = copies.get(claim.text, claim.text)
        if claim.text in wordings:
            parts[group].append(wordings[claim.text])
        else:
            quotes = (claim.quote, *claim.restated)
            parts[group] += [wording(None, quote.text) for quote in quotes]
        for name in _common_names(claim):
            known[group] |= wording(None, f"in {name}").names
    whole = {group: joined(some) for group, some in parts.items()}
    return {group: replace(one, names=one.names - known[group]) for group, one in whole.items()}


def _common_names(claim: Claim) -> Iterator[str]:
    """What a claim names that other happenings have as well: its place, forces, bodies, outlet."""
    if claim.where is not None and claim.where.name:
        yield claim.where.name
    named = [(one.name, one.kind) for one in claim.actors]
    named += [(one.name, one.kind) for one in claim.sources]
    yield from (name for name, kind in named if name and kind in _BODIES)
    if claim.outlet:
        yield claim.outlet


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
