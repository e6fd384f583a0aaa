"""The posterior of N averaged over graphs, streamed: never a dense matrix of graphs × N.

In: coefficients of graphs, Terms, a Grid. Out: an Average. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from marsad.estimate.graphical.grid import Grid
from marsad.estimate.graphical.terms import Floats, Terms

_CELLS = 1 << 17  # graphs × nodes at a time: 1 MB, which stays in the processor's cache
DROP = 46.0  # in logarithms: e^-46 = 1e-20 of the peak is below the accuracy of a sum
_NODES = 1 << 10  # nodes at a time: bounds the subsets' terms to half a MB for 6 lists


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


def average(
    coefficients: NDArray[np.int8], terms: Terms, grid: Grid, kept: NDArray[np.intp] | None = None
) -> Average:
    """Graphs, given equal prior weight, and numbers of unseen together, by log-sum-exp.

    ``kept``: the rows that matter; the others get weight 0. Default all.
    """
    if kept is not None:
        part = average(coefficients[kept], terms, grid)
        whole = np.zeros(len(coefficients))
        whole[kept] = part.graphs
        return replace(part, graphs=whole)
    rows = sparse(coefficients)
    shift = -np.inf
    mixed, weights = np.zeros(len(grid.unseen)), np.zeros(rows.shape[0])
    for graphs, nodes, values in blocks(rows, terms, grid.unseen):
        tops = values.max(axis=1)
        if (top := float(tops.max())) > shift:  # all sums so far are put on the new scale
            scale = np.exp(shift - top)
            mixed *= scale
            weights *= scale
            shift = top
        matter = np.flatnonzero(tops > shift - DROP)
        parts = values if len(matter) == len(tops) else values[matter]
        parts -= shift
        np.exp(parts, out=parts)
        mixed[nodes] += parts.sum(axis=0)
        weights[graphs][matter] += np.einsum("gk,k->g", parts, grid.weights[nodes])
    total = float(weights.sum())
    return Average(grid, mixed / total, weights / total, shift + float(np.log(total)))


def sparse(coefficients: NDArray[np.int8]) -> Any:
    """The coefficients as sparse rows (a graph on p lists has at most 2 p − 1), the empty set's 1.

    A sparse product adds in a fixed order whatever the number of threads; BLAS does not.
    """
    rows = coefficients.astype(np.float64)
    rows[:, 0] = 1.0
    return csr_array(rows)


def blocks(rows: Any, terms: Terms, unseen: Floats) -> Iterator[tuple[slice, slice, Floats]]:
    """Which graphs, which nodes, and log p(G, N0) there, (graphs, nodes), block by block."""
    step = max(1, _CELLS // min(_NODES, len(unseen)))
    parts = [slice(first, first + step) for first in range(0, rows.shape[0], step)]
    pieces = [rows[graphs] for graphs in parts]
    for start in range(0, len(unseen), _NODES):
        nodes = slice(start, min(start + _NODES, len(unseen)))
        values = terms.at(unseen[nodes])
        for graphs, piece in zip(parts, pieces, strict=True):
            yield graphs, nodes, piece @ values
