"""What a pairwise model sees of a table: persons, persons on each list, on each pair of lists.

In: Lists, or many counts of the same patterns. Out: :class:`Margins`. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from marsad.estimate.loglinear.fits import Floats, Terms


@dataclass(frozen=True, slots=True, eq=False)
class Margins:
    """``single`` (J,) persons on each list; ``first``, ``second`` (K,) the lists of every pair
    and ``shared`` (K,) persons on both; ``full`` is Σ y log y − n, the greatest log likelihood of
    any model. Lists that catch nobody, as may happen in a repetition, are not among the J:
    ``names`` says which lists of the table the J are."""

    persons: float
    single: Floats
    first: Terms
    second: Terms
    shared: Floats
    full: float
    names: tuple[int, ...]

    @property
    def lists(self) -> int:
        return len(self.single)


def margins(patterns: NDArray[np.uint8], counts: NDArray[np.int64]) -> list[Margins]:
    """The margins of R tables: (M, J) patterns with (R, M) counts each."""
    marks = patterns.astype(np.int64)
    pairs = np.array(list(combinations(range(marks.shape[1]), 2)), dtype=np.int64)
    both = marks[:, pairs[:, 0]] * marks[:, pairs[:, 1]]
    logs = np.log(np.where(counts > 0, counts, 1))
    full = (counts * logs).sum(axis=1) - counts.sum(axis=1)
    rows = zip(counts, counts @ marks, counts @ both, full.tolist(), strict=True)
    return [_one(row.sum(), single, shared, pairs, most) for row, single, shared, most in rows]


def _one(
    persons: np.int64,
    single: NDArray[np.int64],
    shared: NDArray[np.int64],
    pairs: NDArray[np.int64],
    full: float,
) -> Margins:
    names = tuple(np.flatnonzero(single).tolist())
    place = np.cumsum(single > 0) - 1
    kept = (single[pairs] > 0).all(axis=1)
    return Margins(
        persons=float(persons),
        single=single[list(names)].astype(np.float64),
        first=place[pairs[kept, 0]],
        second=place[pairs[kept, 1]],
        shared=shared[kept].astype(np.float64),
        full=full,
        names=names,
    )


def pair(of: Margins, at: int) -> tuple[int, int]:
    """The pair's two lists, as places in the table."""
    return of.names[of.first[at]], of.names[of.second[at]]


def identified(of: Margins, chosen: Sequence[int]) -> bool:
    """Whether the design of these pairs has full rank on the cells that are left.

    A null vector needs β_i = −β0 for every list, from the cell of that list alone, and β0 = 0
    from the cell of a pair that is not in the model. With all pairs in the model θ_ij = β0, and
    three lists of which every two share somebody give β0 = 0 again; without such three it is free.
    """
    if len(chosen) < len(of.first):
        return True
    sharing = np.zeros((of.lists, of.lists), dtype=bool)
    sharing[of.first, of.second] = of.shared > 0
    return bool((sharing & (sharing.astype(int) @ sharing.astype(int) > 0)).any())
