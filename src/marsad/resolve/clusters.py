"""Claims → groups in which every two can be of one happening.

In: slots. Out: groups of slots. Touches nothing.

The best link is taken first, and two groups join only if no gate forbids any pair across them: no
chain of links brings together what does not fit. Ties go by publication and content, so the order
of input decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.resolve.gates import verdict
from marsad.resolve.pairs import pairs
from marsad.resolve.slots import Slots

Link = tuple[float, int, int]


@dataclass(slots=True)
class _Groups:
    """The state of one run: the group of each position, and the groups known not to fit."""

    members: Sequence[Slots]
    group: list[int]
    held: dict[int, list[int]]
    apart: dict[int, set[int]] = field(default_factory=dict)

    def join(self, one: int, other: int) -> bool:
        """Join two groups if every pair across them may be of one happening."""
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
        return any(self.members[at].opens for at in self.held[group])

    def _fit(self, one: int, other: int) -> bool:
        return all(
            verdict(self.members[first], self.members[second]) is not None
            for first in self.held[one]
            for second in self.held[other]
        )


def clusters(members: Sequence[Slots]) -> list[list[Slots]]:
    """Groups that a claim opens, each in order. Claims that join nothing are left out."""
    ordered = sorted(members, key=lambda slots: slots.order)
    links = _links(ordered)
    groups = _Groups(ordered, list(range(len(ordered))), {at: [at] for at in range(len(ordered))})
    for _, one, other in links:
        first, second = groups.group[one], groups.group[other]
        if first != second and ordered[one].opens and ordered[other].opens:
            groups.join(first, second)
    while _attach(groups, links):
        pass
    return [[ordered[at] for at in held] for group, held in groups.held.items()
            if groups.opens(group)]  # fmt: skip


def _attach(groups: _Groups, links: list[Link]) -> bool:
    """Let denials, recaps and the like join a group; they never bring two groups together."""
    changed = False
    for _, one, other in links:
        first, second = groups.group[one], groups.group[other]
        if first != second and groups.opens(first) != groups.opens(second):
            changed |= groups.join(first, second)
    return changed


def _links(members: Sequence[Slots]) -> list[Link]:
    """Links by falling margin over their threshold, ties by the order of the claims."""
    links = []
    for one, other in pairs(members):
        found = verdict(members[one], members[other])
        if found is not None and found[0] >= found[1]:
            links.append((found[1] - found[0], one, other))
    return sorted(links)
