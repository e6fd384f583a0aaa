"""Tables drawn from the prior of decomposable graphs, and where the truth lies in the posterior.

In: numbers of lists and draws, a seed. Out: shares below which the truth lies. Touches nothing.

Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari & Gelman 2018): graph, population
and cell probabilities are drawn from the prior, a table from them; if the posterior is right, the
probability it gives to populations below the true one is uniform, whatever the prior.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chisquare

from marsad.estimate import Lists
from marsad.estimate.graphical.average import average
from marsad.estimate.graphical.decomposable import cliques, coefficients
from marsad.estimate.graphical.grid import integers
from marsad.estimate.graphical.terms import terms

LEAST, MOST = 100, 2000  # persons; the prior 1/N needs bounds to be drawn from
BINS = 20
LEVELS = (0.5, 0.8, 0.95)


@dataclass(frozen=True, slots=True)
class Calibrated:
    """``below``: for each simulation, the posterior probability below the true population."""

    below: NDArray[np.float64]

    @property
    def uniform(self) -> float:
        """The p value of a chi-squared test that the truth lies in each of 20 parts as often."""
        return float(chisquare(np.histogram(self.below, bins=BINS, range=(0, 1))[0]).pvalue)

    def covered(self, level: float) -> float:
        """The share of simulations whose equal-tailed interval of ``level`` holds the truth."""
        return float((np.abs(self.below - 0.5) <= level / 2).mean())


def calibrated(lists: int, draws: int, seed: int, delta: float | None = None) -> Calibrated:
    """``draws`` tables of so many ``lists`` from the prior, the saturated graph left out."""
    random = np.random.default_rng(seed)
    delta = 2.0**-lists if delta is None else delta
    graphs = coefficients(lists)[:-1]
    sizes = np.arange(LEAST, MOST + 1)
    chances = 1 / sizes / (1 / sizes).sum()
    below = []
    while len(below) < draws:
        row = graphs[random.integers(len(graphs))]
        population = int(random.choice(sizes, p=chances))
        made = drawn(random, lists, row, population, delta)
        if made.n:  # a choice by the table alone leaves the calibration as it is
            below.append(_below(random, made, population, delta))
    return Calibrated(np.array(below))


def drawn(
    random: np.random.Generator, lists: int, row: NDArray[np.int8], population: int, delta: float
) -> Lists:
    """A table of ``population`` persons under one graph, cells from its hyper-Dirichlet prior."""
    names = tuple(str(at) for at in range(lists))
    parts = [[int(name) for name in one] for one in cliques(row, names)]
    counts = random.multinomial(population, _cells(random, lists, parts, delta))
    seen = np.flatnonzero(counts[1:]) + 1
    patterns = (seen[:, None] >> np.arange(lists) & 1).astype(np.uint8)
    return Lists(names, patterns, counts[seen].astype(np.int64))  # an empty list may be in it


def _cells(
    random: np.random.Generator, lists: int, parts: Sequence[list[int]], delta: float
) -> NDArray[np.float64]:
    """(2^lists,) probabilities: cliques in an order of running intersection, each given the last.

    A clique is drawn for every state of what it shares with those before: in a hyper-Dirichlet law
    the conditionals are independent Dirichlet vectors with the clique's own cell weights.
    """
    states = np.arange(1 << lists)
    cells = np.ones(1 << lists)
    known: set[int] = set()
    left = [set(one) for one in parts]
    while left:
        part = max(left, key=lambda one: (len(one & known), sorted(one)))
        left.remove(part)
        old, new = sorted(part & known), sorted(part - known)
        weights = np.full(1 << len(new), delta * 2.0 ** (lists - len(part)))
        given = random.dirichlet(weights, size=1 << len(old))
        cells *= given[_state(states, old), _state(states, new)]
        known |= part
    return cells / cells.sum()


def _state(states: NDArray[np.int64], members: Sequence[int]) -> NDArray[np.int64]:
    return sum(
        ((states >> member & 1) << at for at, member in enumerate(members)),
        start=np.zeros_like(states),
    )


def _below(random: np.random.Generator, made: Lists, population: int, delta: float) -> float:
    found = average(
        coefficients(len(made.names))[:-1], terms(made, delta, "jeffreys"), integers(MOST - made.n)
    )
    start = max(LEAST - made.n, 0)
    inside = found.density[start:]
    at = population - made.n - start
    return float((inside[:at].sum() + random.random() * inside[at]) / inside.sum())
