"""Accounts → the pairs worth comparing: blocking, so that 50,000 claims take a minute.

In: accounts in their order. Out: pairs of positions. Touches nothing.

Accounts of different reports meet where the place of one's claim is or contains that of the
other's and their weeks overlap, where claims share a signature (harm, day and a telling number, or
a victim's name), or where their reports name the same people or streets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from marsad.resolve.accounts import Account
from marsad.resolve.figures import TELLING
from marsad.resolve.slots import Slots
from marsad.resolve.wording import likeness

WEEK = 7
LONG = 62  # days; a span wider than two months is compared by place alone
SIGNED = 14  # days that a signature covers at most
ALIKE = 0.15  # likeness of reports of one week that are compared whatever their places
MOST = 300  # accounts; what more of them name is an office or an outlet

Key = tuple[str | int | None, ...]


def pairs(accounts: Sequence[Account]) -> set[tuple[int, int]]:
    """Positions (smaller first) of accounts of different reports to compare."""
    owner = [at for at, account in enumerate(accounts) for _ in account.claims]
    claims = [slots for account in accounts for slots in account.claims]
    found = {(owner[one], owner[other]) for one, other in _of_claims(claims)}
    found |= set(_by_names(accounts))
    found |= set(_by_words(accounts))
    return {
        (min(one, other), max(one, other))
        for one, other in found
        if accounts[one].report != accounts[other].report
    }


def _of_claims(claims: Sequence[Slots]) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    blocks: dict[Key, list[int]] = defaultdict(list)
    for at, slots in enumerate(claims):
        for key in _signatures(slots):
            blocks[key].append(at)
    for block in blocks.values():
        found.update(combinations(block, 2))
    found.update(_by_place(claims))
    return found


def _by_names(accounts: Sequence[Account]) -> Iterator[tuple[int, int]]:
    """Accounts whose reports name the same people or streets."""
    naming: dict[str, list[int]] = defaultdict(list)
    for at, account in enumerate(accounts):
        for name in account.wording.names:
            naming[name].append(at)
    for name in sorted(naming):
        if len(naming[name]) <= MOST:
            yield from combinations(naming[name], 2)


def _by_words(accounts: Sequence[Account]) -> Iterator[tuple[int, int]]:
    """Accounts of reports published within a week of each other that share uncommon words."""
    held: dict[str, list[int]] = defaultdict(list)
    days: dict[str, int] = {}
    for at, account in enumerate(accounts):
        published = account.claims[0].claim.published
        if published is not None:
            held[account.report].append(at)
            days.setdefault(account.report, published.toordinal())
    reports = sorted(days, key=lambda report: (days[report], report))
    begin = 0
    for end, report in enumerate(reports):
        while days[reports[begin]] < days[report] - WEEK:
            begin += 1
        mine = accounts[held[report][0]].wording
        for other in reports[begin:end]:
            if likeness(mine, accounts[held[other][0]].wording) >= ALIKE:
                yield from product(held[other], held[report])


def _signatures(slots: Slots) -> Iterator[Key]:
    harm = slots.claim.harm
    for name in sorted(slots.names):
        yield ("name", harm, name)
    if slots.low is None or slots.low < TELLING or slots.first is None or slots.last is None:
        return
    if slots.last - slots.first <= SIGNED:
        for day in range(slots.first, slots.last + 1):
            yield ("figure", harm, slots.low, day)


def _by_place(members: Sequence[Slots]) -> Iterator[tuple[int, int]]:
    """Each claim meets those placed at its own place or at one that contains it, countries aside.

    A country in a week holds too many claims to compare, and "in the country" says too little to
    link without a signature.
    """
    weekly: dict[Key, list[int]] = defaultdict(list)
    always: dict[str, list[int]] = defaultdict(list)
    everything: dict[str, list[int]] = defaultdict(list)
    placed = [(at, slots, _weeks(slots)) for at, slots in enumerate(members)
              if slots.place is not None and not _is_country(slots)]  # fmt: skip
    for at, slots, weeks in placed:
        for place in _own(slots):
            everything[place].append(at)
            if weeks is None:
                always[place].append(at)
            for week in weeks or ():
                weekly[place, week].append(at)
    for at, slots, weeks in placed:
        for place in sorted({*slots.places, *_own(slots)}):
            met = list(always.get(place, ()))
            if weeks is None:
                met += everything.get(place, ())
            for week in weeks or ():
                met += weekly.get((place, week), ())
            yield from ((min(at, other), max(at, other)) for other in met if other != at)


def _own(slots: Slots) -> tuple[str, str]:
    """The place by its key and by its name, which may not be told apart from its namesakes."""
    where = slots.claim.where
    name = where.name if where else None
    return (slots.place or "", f"named {(name or '').casefold()}")


def _weeks(slots: Slots) -> range | None:
    """Week numbers of the span, one more on each side for SLACK; None: too long or open."""
    if slots.first is None or slots.last is None or slots.last - slots.first > LONG:
        return None
    return range((slots.first - 1) // WEEK, (slots.last + 1) // WEEK + 1)


def _is_country(slots: Slots) -> bool:
    return slots.claim.where is None or slots.claim.where.precision == "country"
