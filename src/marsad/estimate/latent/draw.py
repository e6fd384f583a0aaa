"""Random numbers in logs, and people split over classes without listing them.

In: a NumPy Generator and parameters. Out: draws. Touches only the generator's state.
"""

from __future__ import annotations

import math
from typing import Any

from marsad.estimate.compiled import kernel

SMALL = 0.1  # below this shape a gamma variable is drawn by its logarithm
FEW = 6  # people drawn one by one; above, by binomials


@kernel
def log_gamma(rng: Any, shape: float) -> float:
    """The logarithm of a Gamma(shape, 1) variable; no shape above 0 is too small.

    For a small shape, log U / shape + log Gamma(1 + shape): the variable itself would be 0.
    """
    if shape >= SMALL:
        return math.log(rng.standard_gamma(shape))
    return math.log(1.0 - rng.random()) / shape + math.log(rng.standard_gamma(1.0 + shape))


@kernel
def split(rng: Any, people: int, weights: Any, into: Any) -> None:
    """Add a Multinomial(people, weights) variable to ``into``; weights (K,) need not sum to 1."""
    total = weights.sum()
    if people <= FEW:
        for _ in range(people):
            into[_place(rng, weights, total)] += 1
        return
    left, mass = people, total
    for k in range(len(weights)):
        if left == 0:
            return
        if weights[k] <= 0.0:
            continue
        if weights[k] >= mass:  # the last with any weight, up to rounding
            into[k] += left
            return
        some = rng.binomial(left, weights[k] / mass)
        into[k] += some
        left -= some
        mass -= weights[k]
    into[_largest(weights)] += left  # rounding left mass where no class is


@kernel
def _place(rng: Any, weights: Any, total: float) -> int:
    mark = rng.random() * total
    for k in range(len(weights)):
        mark -= weights[k]
        if mark < 0.0:
            return k
    return _largest(weights)


@kernel
def _largest(weights: Any) -> int:
    at = 0
    for k in range(1, len(weights)):
        if weights[k] > weights[at]:
            at = k
    return at
