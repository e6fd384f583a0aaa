"""The posterior of N averaged over graphs, streamed: never a dense matrix of graphs × N.

In: coefficients of graphs, Terms, a Grid. Out: an Average. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from marsad.estimate.graphs.grid import Grid
from marsad.estimate.graphs.terms import Floats, Terms

_CELLS = 1 << 17  # graphs × nodes at a time: 1 MB, which stays in the processor's cache
_NODES = 1 << 12  # nodes at a time: bounds the subsets' terms to 2 MB for 6 lists


@dataclass(frozen=True, slots=True, eq=False)
class Average:
    """``density``: (k,) of each number of unseen of the grid, with Σ density × grid.weights = 1.

    ``graphs``: (G,) posterior weight of each graph, summing to 1. ``evidence``: logarithm of the
    sum over graphs and numbers of unseen, each graph with prior weight 1.
    """

    grid: Grid
    density: Floats
    graphs: Floats
    evidence: float


def average(coefficients: NDArray[np.int8], terms: Terms, grid: Grid) -> Average:
    """Graphs, given equal prior weight, and numbers of unseen together, by log-sum-exp."""
    rows = sparse(coefficients)
    shift = -np.inf
    mixed, weights = np.zeros(len(grid.unseen)), np.zeros(rows.shape[0])
    for graphs, nodes, values in blocks(rows, terms, grid.unseen):
        if (top := float(values.max())) > shift:  # all sums so far are put on the new scale
            scale = np.exp(shift - top)
            mixed *= scale
            weights *= scale
            shift = top
        np.subtract(values, shift, out=values)
        np.exp(values, out=values)
        mixed[nodes] += values.sum(axis=0)
        np.multiply(values, grid.weights[nodes], out=values)
        weights[graphs] += values.sum(axis=1)
    total = float(weights.sum())
    return Average(grid, mixed / total, weights / total, shift + float(np.log(total)))


def sparse(coefficients: NDArray[np.int8]) -> Any:
    """The coefficients as sparse rows: a graph on p lists has at most 2 p − 1 terms.

    A sparse product adds in a fixed order whatever the number of threads; BLAS does not.
    """
    return csr_array(coefficients.astype(np.float64))


def blocks(rows: Any, terms: Terms, unseen: Floats) -> Iterator[tuple[slice, slice, Floats]]:
    """Which graphs, which nodes, and log p(G, N0) there, (graphs, nodes), block by block."""
    for start in range(0, len(unseen), _NODES):
        nodes = slice(start, min(start + _NODES, len(unseen)))
        values, base = terms.at(unseen[nodes]), terms.base(unseen[nodes])
        step = max(1, _CELLS // len(base))
        for first in range(0, rows.shape[0], step):
            graphs = slice(first, first + step)
            yield graphs, nodes, rows[graphs] @ values + base
