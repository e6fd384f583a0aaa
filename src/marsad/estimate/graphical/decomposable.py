"""All decomposable graphs on 3 to 6 lists, as sums over subsets of lists.

In: how many lists. Out: a matrix of small integers. Touches nothing.

In a decomposable (chordal) graph some vertex is always simplicial: its neighbours all know each
other. Taking such vertices away one by one, p(x) is the product of p(v | its neighbours then left),
so every sum over cliques less the sum over separators is Σ_v [T(v and neighbours) − T(neighbours)]
(Lauritzen 1996, Graphical Models, section 2.1). Cliques that are not maximal cancel in it, and the
sets left with a positive coefficient are the cliques of the graph. A set is a number whose bit j is
list j; the empty set has no term.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

FEWEST, MOST = 3, 6  # lists; 7 have 617,675 decomposable graphs


@lru_cache(maxsize=MOST)
def coefficients(lists: int) -> NDArray[np.int8]:
    """(G, 2^lists): the coefficient of each subset's term in each graph's logarithm.

    G is 8, 61, 822, 18,154 for 3 to 6 lists. The first graph has no edge, the last one all (the
    saturated graph). Read only: it is shared.
    """
    near = _neighbours(lists)
    left = np.full(near.shape[1], (1 << lists) - 1, dtype=np.uint8)
    found = np.zeros((near.shape[1], 1 << lists), dtype=np.int8)
    for _ in range(lists):
        for vertex in range(lists):
            around = near[vertex] & left
            gone = np.flatnonzero((left >> vertex & 1 > 0) & _complete(around, near))
            found[gone, around[gone] | 1 << vertex] += 1
            found[gone, around[gone]] -= 1
            left[gone] &= ~np.uint8(1 << vertex)
    chordal: NDArray[np.int8] = found[left == 0]
    chordal[:, 0] = 0
    chordal.setflags(write=False)
    return chordal


def cliques(row: NDArray[np.int8], names: tuple[str, ...]) -> list[list[str]]:
    """The cliques of one graph (a row of ``coefficients``), in the names of the lists."""
    sets = np.flatnonzero(row > 0).tolist()
    return sorted([name for at, name in enumerate(names) if one >> at & 1] for one in sets)


def _neighbours(lists: int) -> NDArray[np.uint8]:
    """(lists, graphs): for each graph and vertex, the set of its neighbours."""
    pairs = list(combinations(range(lists), 2))
    codes = np.arange(1 << len(pairs), dtype=np.int64)
    near = np.zeros((lists, len(codes)), dtype=np.uint8)
    for at, (one, other) in enumerate(pairs):
        edge = (codes >> at & 1).astype(np.uint8)
        near[one] |= edge << np.uint8(other)
        near[other] |= edge << np.uint8(one)
    return near


def _complete(sets: NDArray[np.uint8], near: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether the vertices of each graph's set are all neighbours of one another."""
    whole = np.ones(len(sets), dtype=np.bool_)
    for vertex in range(len(near)):
        strangers = sets & ~near[vertex] & ~np.uint8(1 << vertex)
        whole &= (sets >> vertex & 1 == 0) | (strangers == 0)
    return whole
