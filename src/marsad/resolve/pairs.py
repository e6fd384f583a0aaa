"""Claims → the pairs worth comparing: blocking, so that 50,000 claims take a minute.

In: slots in their order. Out: pairs of positions. Touches nothing.

Two claims of one report always meet. Claims of different reports meet where one's place is or
contains the other's and their weeks overlap, or where they share a signature: harm, day and a
telling number, or a victim's name. The copies of a report are one report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from marsad.resolve.figures import TELLING
from marsad.resolve.slots import Slots

WEEK = 7
LONG = 62  # days; a span wider than two months is compared by place alone
SIGNED = 14  # days that a signature covers at most

Key = tuple[str | int | None, ...]


def pairs(members: Sequence[Slots]) -> set[tuple[int, int]]:
    """Positions (smaller first) of claims to compare."""
    found: set[tuple[int, int]] = set()
    blocks: dict[Key, list[int]] = defaultdict(list)
    for at, slots in enumerate(members):
        for key in _signatures(slots):
            blocks[key].append(at)
    for block in blocks.values():
        found.update(combinations(block, 2))
    found.update(_by_place(members))
    return found


def _signatures(slots: Slots) -> Iterator[Key]:
    harm = slots.claim.harm
    yield ("report", slots.report)
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
