"""A table with its lists in the order of their names, and models in the order given.

In: Lists. Out: the same table reordered. Touches nothing. The fits are made in the order of
names, so that the order of columns does not change even the last digit of a result.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from marsad.estimate.lists import Lists
from marsad.estimate.loglinear import models
from marsad.estimate.loglinear.models import Model


@dataclass(frozen=True, slots=True)
class Ordered:
    """``lists`` in the order of names; ``place`` of each of them in the order given."""

    lists: Lists
    place: tuple[int, ...]
    given: tuple[str, ...]

    def written(self, model: Model) -> str:
        """ "[123, 14, 34]", lists numbered as they were given."""
        turned = models.ordered([self._turned(term) for term in model])
        return models.written(turned, len(self.given))

    def named(self, model: Model) -> list[list[str]]:
        """The interactions that are within no other, by the names of their lists."""
        turned = models.ordered([self._turned(term) for term in model])
        largest = models.generators(turned, len(self.given))
        return [
            [self.given[at] for at in models.members(term)]
            for term in largest
            if term.bit_count() > 1
        ]

    def _turned(self, term: int) -> int:
        return sum(1 << self.place[at] for at in models.members(term))


def ordered(lists: Lists) -> Ordered:
    """The table with its lists in the order of their names, its patterns sorted again."""
    place = tuple(sorted(range(len(lists.names)), key=lambda at: lists.names[at]))
    patterns = lists.patterns[:, list(place)]
    rows = np.lexsort(patterns.T[::-1])
    names = tuple(lists.names[at] for at in place)
    turned = Lists(names, patterns[rows], lists.counts[rows], lists.stratum)
    return Ordered(turned, place, lists.names)
