"""At which numbers of unseen the posterior is summed.

In: a spacing and spans. Out: Grid. Touches nothing.

Nodes are all integers up to one over the spacing, then grow geometrically by it. Weights are those
of the trapezoid rule in the number of the node: integers are summed exactly, and a smooth peak with
eight nodes in a standard deviation nearly so (the rule converges geometrically on smooth peaks).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """``unseen``: (k,) numbers of unseen, rising; ``weights``: (k,) how many each stands for."""

    unseen: Floats
    weights: Floats
    spacing: float


def grid(spacing: float, spans: Sequence[tuple[float, float]]) -> Grid:
    """Nodes with relative ``spacing`` inside the ``spans`` (from, to), both ends included."""
    parts = []
    for low, high in spans:
        first, last = np.floor(_index(low, spacing)), np.ceil(_index(high, spacing))
        parts.append(np.arange(first, last + 1))
    at, turn = np.unique(np.concatenate(parts)), np.ceil(1 / spacing)
    growth = np.exp(np.maximum(at - turn, 0.0) / turn)  # 1 among integers: nodes a number each
    unseen = np.where(at <= turn, at, turn * growth)
    weights = growth + np.where(at == turn, 1 / (12 * turn), 0.0)  # Euler–Maclaurin, at the bend
    return Grid(unseen, weights, spacing)


def integers(most: int) -> Grid:
    """Every number of unseen from 0 to ``most``."""
    return Grid(np.arange(most + 1, dtype=np.float64), np.ones(most + 1), 0.0)


def _index(unseen: float, spacing: float) -> float:
    turn = float(np.ceil(1 / spacing))
    return unseen if unseen <= turn else turn * (1 + float(np.log(unseen / turn)))
