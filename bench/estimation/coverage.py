"""How often a method's interval holds a population that is known.

In: a method, cell probabilities, a population, numbers of draws. Out: shares. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from marsad.errors import ListsError
from marsad.estimate import Lists, table
from marsad.model import Estimate


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of ``answered`` tables, the share whose interval ``held`` the truth; ``ratio``: the median of
    point / truth; ``width``: of (high − low) / truth; ``refused``: tables without an answer."""

    answered: int
    refused: int
    held: float
    ratio: float
    width: float


def coverage(
    method: Callable[[Lists], Estimate],
    cells: NDArray[np.float64],
    population: int,
    draws: int,
    seed: int,
) -> Coverage:
    """``draws`` tables of ``population`` persons with probabilities ``cells`` (2, 2, …)."""
    random = np.random.default_rng(seed)
    patterns = np.array(list(product((0, 1), repeat=cells.ndim)))
    found = []
    for _ in range(draws):
        counts = random.multinomial(population, cells.ravel())
        try:
            found.append(method(table(patterns[1:], counts[1:])))
        except ListsError:  # a list that caught nobody: no table of so many lists
            continue
    answers = [
        (one.point, one.low, one.high)
        for one in found
        if one.point is not None and one.low is not None and one.high is not None
    ]
    points, lows, highs = np.array(answers).reshape(-1, 3).T
    return Coverage(
        len(answers), draws - len(answers),
        float(((lows <= population) & (population <= highs)).mean()),
        float(np.median(points / population)), float(np.median((highs - lows) / population)),
    )  # fmt: skip


def independent(rates: tuple[float, ...]) -> NDArray[np.float64]:
    """Cells of lists that catch each person independently at ``rates``."""
    cells = np.ones(())
    for rate in rates:
        cells = np.multiply.outer(cells, (1 - rate, rate))
    return np.asarray(cells)


def chained(start: float, after: tuple[tuple[float, float], ...]) -> NDArray[np.float64]:
    """Cells of lists each depending on the one before: rates if it missed, and if it caught."""
    cells = np.array([1 - start, start])
    for missed, caught in after:
        step = np.array([[1 - missed, missed], [1 - caught, caught]])
        cells = cells[..., None] * step
    return cells


def mixed(shares: tuple[float, ...], rates: tuple[tuple[float, ...], ...]) -> NDArray[np.float64]:
    """Cells of latent classes with ``shares``, each caught independently at its ``rates``."""
    return np.asarray(
        sum(share * independent(rate) for share, rate in zip(shares, rates, strict=True))
    )
