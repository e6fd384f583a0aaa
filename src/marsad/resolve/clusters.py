"""Things to group and the verdicts on pairs → groups of what can be of one happening.

In: items in order, pairs to compare, a verdict. Out: groups of positions. Touches nothing.

The best link is taken first. Two groups join only if no verdict forbids any pair across them, or,
where pairs are weighed, if all pairs across speak for it on average (average linkage: Sokal &
Michener 1958): no chain of links brings together what does not fit. Ties go by the order of the
items, which is that of publication and content, so the order of input decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

Verdict = Callable[[int, int], float | None]
Link = tuple[float, int, int]

FORBIDS = -10.0  # points: what the words of two reports in common outweigh at most


@dataclass(slots=True)
class _Groups:
    """The state of one run: the group of each position, and the groups known not to fit."""

    verdict: Verdict
    weighed: float | None
    opening: Sequence[bool]
    group: list[int]
    held: dict[int, list[int]]
    apart: dict[int, set[int]] = field(default_factory=dict)
    known: dict[tuple[int, int], float | None] = field(default_factory=dict)

    def join(self, one: int, other: int) -> bool:
        """Join two groups if the pairs across them allow it."""
        if other in self.apart.get(one, ()):
            return False
        if not self._fit(one, other):
            self.apart.setdefault(one, set()).add(other)
            self.apart.setdefault(other, set()).add(one)
            return False
        keep, lose = min(one, other), max(one, other)
        for at in self.held[lose]:
            self.group[at] = keep
        self.held[keep] = sorted(self.held[keep] + self.held.pop(lose))
        for third in self.apart.pop(lose, set()):
            self.apart[third].discard(lose)
            self.apart[third].add(keep)
            self.apart.setdefault(keep, set()).add(third)
        return True

    def opens(self, group: int) -> bool:
        return any(self.opening[at] for at in self.held[group])

    def _fit(self, one: int, other: int) -> bool:
        points = 0.0
        for first in self.held[one]:
            for second in self.held[other]:
                said = self._said(first, second)
                if said is None and self.weighed is None:
                    return False
                points += FORBIDS if said is None else said
        across = len(self.held[one]) * len(self.held[other])
        return self.weighed is None or points >= self.weighed * across

    def _said(self, one: int, other: int) -> float | None:
        pair = (min(one, other), max(one, other))
        if pair not in self.known:
            self.known[pair] = self.verdict(*pair)
        return self.known[pair]


def clusters(
    opening: Sequence[bool],
    pairs: Iterable[tuple[int, int]],
    verdict: Verdict,
    weighed: float | None = None,
) -> list[list[int]]:
    """Groups of positions, each in order. ``opening``: which items bring groups together; the
    others (denials, recaps and the like) join one group and never bring two together.

    ``weighed``: the mean points of the pairs across two groups at which they join, where a pair
    that is forbidden counts FORBIDS; None: a forbidden pair keeps them apart."""
    links = _links(pairs, verdict)
    size = range(len(opening))
    groups = _Groups(verdict, weighed, opening, list(size), {at: [at] for at in size})
    for _, one, other in links:
        first, second = groups.group[one], groups.group[other]
        if first != second and opening[one] and opening[other]:
            groups.join(first, second)
    while _attach(groups, links):
        pass
    return list(groups.held.values())


def _attach(groups: _Groups, links: list[Link]) -> bool:
    changed = False
    for _, one, other in links:
        first, second = groups.group[one], groups.group[other]
        if first != second and groups.opens(first) != groups.opens(second):
            changed |= groups.join(first, second)
    return changed


def _links(pairs: Iterable[tuple[int, int]], verdict: Verdict) -> list[Link]:
    """Links by falling points beyond the threshold, ties by the order of the items."""
    links = []
    for one, other in pairs:
        found = verdict(one, other)
        if found is not None and found >= 0:
            links.append((-found, one, other))
    return sorted(links)
