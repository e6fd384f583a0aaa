"""What is read off the posterior of N: mode, mean, quantiles, draws, its tail.

In: an Average over graphs. Out: numbers of persons. Touches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.estimate.graphical.average import Average, average
from marsad.estimate.graphical.grid import Grid
from marsad.estimate.graphical.terms import Floats, Terms

_BEND = 1.001  # weights of integers are 1
_LARGEST = 2.0**62  # persons: 64 bits hold no more
_ZOOM = 33  # numbers of unseen tried at a time in the search for the mode


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """``unseen``: (k,) nodes; ``density`` there; ``up_to``: (k,) probability of at most so many."""

    n: int
    unseen: Floats
    density: Floats
    weights: Floats
    up_to: Floats

    def quantiles(self, shares: Floats) -> NDArray[np.int64]:
        """(m,) the least N with at least each of ``shares`` (m,) of the probability up to it.

        Exact where nodes are consecutive integers; between others the density is taken as linear.
        """
        at = np.clip(np.searchsorted(self.up_to, shares, side="left"), 0, len(self.unseen) - 1)
        before = np.maximum(at - 1, 0)
        gap = self.unseen[at] - self.unseen[before]
        need = np.maximum(shares - self.up_to[before], 0.0)
        low, high = self.density[before], self.density[at]
        slope = (high - low) / np.maximum(gap, 1.0)
        root = np.sqrt(np.maximum(low**2 + 2 * slope * need, 0.0))
        step = np.where(gap > 1, np.minimum(2 * need / np.maximum(low + root, 1e-300), gap), gap)
        step = np.where(at == 0, 0.0, step)
        persons: Floats = np.ceil(self.unseen[before] + step - 1e-9) + self.n
        whole: NDArray[np.int64] = np.minimum(persons, _LARGEST).astype(np.int64)
        return whole

    def mean(self, power: int = 1) -> float:
        """The mean of N to the ``power`` over the grid."""
        return float((self.density * self.weights * (self.n + self.unseen) ** power).sum())

    def relative(self) -> float:
        """The estimate with the least expected ((estimate − N) / N)²: E[1/N] / E[1/N²]."""
        return self.mean(-1) / self.mean(-2)

    def tail(self, index: float) -> float:
        """Probability beyond the last node, where the density falls as N0^(−1 − ``index``)."""
        return float(self.density[-1] * self.unseen[-1] / index)

    def draws(self, number: int, seed: int, stratum: str | None = None) -> NDArray[np.int64]:
        """(1, ``number``) values of N drawn from the posterior, others for each ``stratum``."""
        source = np.random.default_rng([seed, *(stratum or "").encode()])
        return self.quantiles(source.random(number)).reshape(1, -1)


def posterior(averaged: Average, n: int) -> Posterior:
    """The posterior of N = ``n`` + unseen."""
    unseen, density = averaged.grid.unseen, averaged.density
    weights = averaged.grid.weights
    mass = density * weights
    up_to = np.cumsum(mass) - mass / 2 + density / 2  # of unseen ≤ a node: ∫ to a half above it
    if (
        len(mass) > 2
    ):  # a part of the trapezoid rule lacks its end (Euler–Maclaurin), a sum does not
        up_to[1:-1] -= np.where(weights[1:-1] > _BEND, (mass[2:] - mass[:-2]) / 24, 0.0)
    return Posterior(n, unseen, density, weights, np.maximum.accumulate(up_to))


def mode(averaged: Average, coefficients: NDArray[np.int8], terms: Terms) -> int:
    """The most probable N: the best node, then the integers between its neighbours."""
    unseen, best = averaged.grid.unseen, int(averaged.density.argmax())
    low, high = unseen[max(best - 1, 0)], unseen[min(best + 1, len(unseen) - 1)]
    keep = coefficients[averaged.graphs > 0]
    while True:
        tried: Floats = np.unique(np.linspace(np.ceil(low), np.floor(high), _ZOOM).round())
        found = average(keep, terms, Grid(tried, np.ones(len(tried)), 0.0))
        top = int(found.density.argmax())
        if len(tried) < _ZOOM or high - low < _ZOOM:
            return int(terms.n + tried[top])
        low, high = tried[max(top - 1, 0)], tried[min(top + 1, len(tried) - 1)]
