"""Where the posterior lies: a grid that is fine where there is mass and ends where there is none.

In: coefficients of graphs, Terms, a ceiling. Out: a Grid, and which graphs matter. Touches nothing.

A first grid reaches from 0 to the ceiling. As a function of log N0 each graph's log posterior is
concave (or monotone), so between two nodes it stays below the lines through their outer neighbours.
Cells where this bound is negligible for all graphs, and graphs where it is negligible in all cells,
are left out; what remains is refined until no graph of any weight can hide a peak between nodes.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.estimate.graphical.average import DROP, sparse
from marsad.estimate.graphical.grid import Grid, grid
from marsad.estimate.graphical.terms import Floats, Terms

Coefficients = NDArray[np.int8]
Kept = NDArray[np.intp]  # which graphs, by row
CEILING = 1e9  # unseen for each one observed; a tail of index .9, that of the default δ, is 1e-8
_COARSE = 0.1  # first spacing, in log N0
_HEAVY = 30.0  # a graph this far below the best (1e-13) need not be resolved
_WIDEST = 1 / 128  # so that the first 128 integers, where the posterior may be no curve, are summed
_FINE = 0.004  # a peak's height above its nodes where eight nodes stand in a standard deviation
_SMOOTH = 0.5  # in logarithms
_ROUNDS = 20
_CELLS = 1 << 17  # graphs × nodes at a time


def fitted(coefficients: Coefficients, terms: Terms, ceiling: float) -> tuple[Grid, Kept]:
    """The grid on which the graphs' posterior between 0 and ``ceiling`` unseen can be summed, and
    which graphs are in it: each of the others has less than 1e-20 of the weight."""
    kept = np.arange(len(coefficients))
    found = grid(_COARSE, [(0.0, ceiling)])
    for _ in range(_ROUNDS):
        best, peaks, cells, hidden = _scan(sparse(coefficients[kept]), terms, found.unseen)
        spans = _spans(found.unseen, cells > best - DROP)
        kept = kept[peaks > best - DROP]
        noise = 1e-15 * abs(best) * len(terms.outside)  # nothing finer can be told apart
        if hidden <= max(_FINE, noise):
            return grid(min(found.spacing, _WIDEST), spans), kept
        finer = min(max(2.0, 1.1 * float(np.sqrt(hidden / _FINE))), 16.0)
        found = grid(min(found.spacing / finer, _WIDEST), spans)
        if hidden < _SMOOTH:  # a parabola between nodes: what hides falls as the spacing squared
            return found, kept
    return found, kept


def _scan(rows: Any, terms: Terms, unseen: Floats) -> tuple[float, Floats, Floats, float]:
    """The best value; each graph's upper bound; each cell's; the most that a cell may hide."""
    at = np.log(unseen + 0.5)
    values = terms.at(unseen)
    values[0] += at  # a density over log N0
    inside = np.diff(unseen) > 1.0  # between consecutive integers there is nothing
    step = max(1, _CELLS // len(at))
    best, parts, cells = -np.inf, [], np.full(len(at) - 1, -np.inf)
    heavy: list[tuple[Floats, Floats]] = []
    for first in range(0, rows.shape[0], step):
        heights = rows[first : first + step] @ values
        ends = np.maximum(heights[:, :-1], heights[:, 1:])
        bounds = np.where(inside, _bounds(heights, at, ends), ends)
        best = max(best, float(heights.max()))
        parts.append(bounds.max(axis=1))
        np.maximum(cells, bounds.max(axis=0), out=cells)
        heavy.append((parts[-1], (bounds - ends).max(axis=1)))
    hidden = max(
        (float(excess[peak > best - _HEAVY].max(initial=0.0)) for peak, excess in heavy),
        default=0.0,
    )
    return best, np.concatenate(parts), cells, hidden


def _bounds(heights: Floats, at: Floats, ends: Floats) -> Floats:
    """(graphs, cells): the most that concave functions through ``heights`` reach in each cell."""
    slopes = np.diff(heights, axis=1) / np.diff(at)
    bounds = ends.copy()
    rising, falling = slopes[:, :-2], slopes[:, 2:]
    cross = (rising > 0) & (falling < 0)
    left, right = heights[:, 1:-2], heights[:, 2:-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        meet = (right - left - falling * np.diff(at)[1:-1]) / (rising - falling)
        top = left + rising * meet
    bounds[:, 1:-1] = np.where(cross, np.maximum(top, bounds[:, 1:-1]), bounds[:, 1:-1])
    return bounds


def _spans(unseen: Floats, keep: NDArray[np.bool_]) -> list[tuple[float, float]]:
    """The kept cells as intervals, each with one more cell on either side."""
    wide = keep.copy()
    wide[1:] |= keep[:-1]
    wide[:-1] |= keep[1:]
    edges = np.flatnonzero(np.diff(np.concatenate(([0], wide.astype(np.int8), [0]))))
    return [
        (float(unseen[low]), float(unseen[high]))
        for low, high in zip(edges[::2], edges[1::2], strict=True)
    ]
