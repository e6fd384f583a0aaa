"""Many small Poisson log-linear models at once, by Newton's method (which is IRLS here).

In: (B, 2^J) counts of patterns, the terms of each of B models, which cells are open. Out:
:class:`Fits`. Touches nothing.

A term is a set of lists written as a number, list j being bit j; 0 is the intercept. The column
of term S in the design is 1 in the cells that contain S, so no design is ever built: the log means
are the sums of the parameters over the subsets of each cell, and the moments XᵀWX are the sums of
the means over the supersets of S ∪ T (a zeta transform, J · 2^(J−1) additions each).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Terms = NDArray[np.int64]
NO_TERM = -1  # pads a model with fewer terms than its neighbours

_STEPS = 35  # Newton converges in 4 to 8; without an estimate every step is about 1, for ever
_STEP = 1e-7  # of a parameter; the error after such a step is about its square
_START = 0.1  # added to the counts for the first weights, as GLM programs do
_RIDGE = 1e-13  # on the scaled moments: keeps a hopeless model from stopping its neighbours
_GROWN = 1e-9  # relative; by how much the likelihood may fall by rounding
_BLOCK = 4_000_000  # numbers held at once; more models are fitted in blocks


@dataclass(frozen=True, slots=True, eq=False)
class Fits:
    """B fitted models.

    ``beta`` (B, P) parameters, 0 where padded; ``means`` (B, 2^J), 0 in closed cells;
    ``deviance`` (B,); ``error`` (B,) standard error of the intercept, the log of the unseen;
    ``converged`` (B,): strictly positive means that reproduce the margins, which is itself the
    proof that the maximum-likelihood estimate exists.
    """

    beta: Floats
    means: Floats
    deviance: Floats
    error: Floats
    converged: NDArray[np.bool_]

    @property
    def unseen(self) -> Floats:
        """(B,) persons on no list."""
        unseen: Floats = np.exp(np.clip(self.beta[:, 0], None, 700.0))
        return unseen


def fit(counts: Floats, terms: Terms, open_cells: NDArray[np.bool_]) -> Fits:
    """Maximum-likelihood fits of B models to B tables.

    ``counts`` (B, 2^J); ``terms`` (B, P), the intercept first, ``NO_TERM`` at the end of shorter
    models; ``open_cells`` (B, 2^J): closed ones are structural zeros, as the unseen cell 0 is
    unless its count is supposed known.
    """
    batch, cells = counts.shape
    size = max(1, _BLOCK // (4 * cells + 2 * terms.shape[1] ** 2))
    if batch <= size:
        return _fit(counts, terms, open_cells)
    parts = [
        _fit(counts[at : at + size], terms[at : at + size], open_cells[at : at + size])
        for at in range(0, batch, size)
    ]
    return Fits(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("beta", "means", "deviance", "error", "converged")
        )
    )


def supersets(values: Floats) -> Floats:
    """(2^J, B) → for each set, the sum over the sets that contain it."""
    sums = values.copy()
    for step in _bits(len(values)):
        pairs = sums.reshape(-1, 2, step, values.shape[1])
        pairs[:, 0] += pairs[:, 1]
    return sums


def subsets(values: Floats) -> Floats:
    """(2^J, B) → for each set, the sum over its subsets."""
    sums = values.copy()
    for step in _bits(len(values)):
        pairs = sums.reshape(-1, 2, step, values.shape[1])
        pairs[:, 1] += pairs[:, 0]
    return sums


def _bits(cells: int) -> list[int]:
    return [1 << bit for bit in range(cells.bit_length() - 1)]


class _Batch:
    """Models side by side, cells first: (2^J, B) arrays, one column a model."""

    def __init__(self, counts: Floats, terms: Terms, open_cells: NDArray[np.bool_]) -> None:
        self.terms = terms
        self.used = terms != NO_TERM
        self.open = np.ascontiguousarray(open_cells.T, dtype=np.float64)
        self.counts = np.ascontiguousarray(counts.T) * self.open
        self.cells, self.size = self.counts.shape
        column = np.arange(self.size)[:, None]
        shown = np.where(self.used, terms, 0)
        self.at = shown * self.size + column
        both = shown[:, :, None] | shown[:, None, :]
        self.moments_at = both * self.size + column[:, :, None]
        self.padding = ~(self.used[:, :, None] & self.used[:, None, :])
        self.margins = self.sums(self.counts)

    def sums(self, values: Floats) -> Floats:
        """(2^J, B) → (B, P): Xᵀ of the values."""
        sums: Floats = np.where(self.used, supersets(values).ravel()[self.at], 0.0)
        return sums

    def means(self, beta: Floats) -> Floats:
        """(B, P) → (2^J, B)."""
        placed = np.zeros(self.cells * self.size)
        placed[self.at[self.used]] = beta[self.used]
        log_means = subsets(placed.reshape(self.cells, self.size))
        means: Floats = np.exp(np.minimum(log_means, 700.0)) * self.open
        return means

    def solve(self, means: Floats, right: Floats) -> tuple[Floats, Floats]:
        """(XᵀWX)⁻¹ right and the first entry of the inverse, scaled to a unit diagonal."""
        moments = supersets(means).ravel()[self.moments_at]
        moments[self.padding] = 0.0
        inside = np.arange(moments.shape[1])
        diagonal = np.maximum(moments[:, inside, inside], 1e-300)
        diagonal[~self.used] = 1.0
        scale = 1.0 / np.sqrt(diagonal)
        moments *= scale[:, :, None] * scale[:, None, :]
        moments[:, inside, inside] = 1.0 + _RIDGE
        sides = np.zeros((*right.shape, 2))
        sides[:, :, 0] = right * scale
        sides[:, 0, 1] = 1.0
        solved = np.linalg.solve(moments, sides)
        return solved[:, :, 0] * scale, solved[:, 0, 1] * scale[:, 0] ** 2

    def part(self, keep: NDArray[np.intp]) -> _Batch:
        return _Batch(self.counts.T[keep], self.terms[keep], self.open.T[keep] > 0)

    def start(self) -> Floats:
        """(B, P): the first weighted least squares from counts moved off zero."""
        near = (self.counts + _START) * self.open
        work = near * np.log(np.where(near > 0, near, 1.0)) + self.counts - near
        beta, _ = self.solve(near, self.sums(work))
        return beta


def _fit(counts: Floats, terms: Terms, open_cells: NDArray[np.bool_]) -> Fits:
    whole = _Batch(counts, terms, open_cells)
    beta, converged = _newton(whole)
    means = whole.means(beta)
    _, variance = whole.solve(means, whole.margins)
    seen = np.where(whole.counts > 0, whole.counts, 1.0)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        ratio = np.where(whole.counts > 0, np.log(seen / means), 0.0)
        deviance = 2.0 * np.sum(whole.counts * ratio - whole.counts + means, axis=0)
        error = np.sqrt(variance)
    return Fits(beta, np.ascontiguousarray(means.T), deviance, error, converged)


def _newton(whole: _Batch) -> tuple[Floats, NDArray[np.bool_]]:
    """Newton steps, halved where the likelihood falls; finished models leave the batch."""
    found, converged = whole.start(), np.zeros(whole.size, dtype=bool)
    left, batch, beta = np.arange(whole.size), whole, found.copy()
    before, height = beta.copy(), np.full(whole.size, -np.inf)
    for _ in range(_STEPS):
        means = batch.means(beta)
        total = means.sum(axis=0)
        reached = np.sum(beta * batch.margins, axis=1) - total
        fell = reached < height - _GROWN * (np.abs(height) + total)
        step, _ = batch.solve(means, batch.margins - batch.sums(means))
        step[fell] = 0.5 * (before[fell] - beta[fell])
        height = np.where(fell, height, reached)
        before = np.where(fell[:, None], before, beta)
        beta = beta + step
        done = ~fell & (np.abs(step).max(axis=1) < _STEP)
        found[left] = beta
        converged[left[done]] = True
        if done.all():
            break
        if done.any():
            keep = np.flatnonzero(~done)
            left, batch, beta = left[keep], batch.part(keep), beta[keep]
            before, height = before[keep], height[keep]
    return found, converged
