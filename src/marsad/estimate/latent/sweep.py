"""One sweep of the Gibbs sampler of Manrique-Vallier (2016), on the table of cells.

In: a state (see ``density``), a table, a generator. Out: the state changed in place, and n0.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from marsad.estimate.compiled import kernel
from marsad.estimate.latent.density import RATE, SHAPE, captures, sticks
from marsad.estimate.latent.draw import log_gamma, split

TRIES = 20  # draws of λ and V until one lies within the prior's cap; else the old stay
WIDTH, DOORS = 3.0, 8  # of the slice in log α: its width, and how often that may be added


@kernel
def sweep(rng: Any, x: Any, table: Any, cap: float, edge: float, work: Any) -> tuple[int, float]:
    """n0, everybody's class, α, V and λ, each given the others. Returns n0 and α.

    ``cap``: unseen expected for each recorded, at most; ``edge``: largest log odds of λ.
    """
    _, people, first, member, _ = table
    share, fraction = work[0], work[5]
    classes, lists = work[3].shape
    spent, _ = sticks(x, share, fraction)
    seen, _ = captures(x, first, member, work)
    alpha = rng.standard_gamma(SHAPE + classes - 1) / (RATE + spent)
    unseen = rng.poisson(rng.standard_gamma(people) * (1.0 - seen) / seen)
    size = np.zeros(classes, dtype=np.int64)
    caught = np.zeros((classes, lists), dtype=np.int64)
    _assign(rng, table, unseen, work, size, caught)
    alpha = concentration(rng, size, alpha)
    for _ in range(TRIES):
        new = np.empty_like(x)
        _stick(rng, size, alpha, new)
        _capture(rng, size, caught, edge, new)
        sticks(new, share, fraction)
        seen, _ = captures(new, first, member, work)
        if seen > 0.0 and (1.0 - seen) <= cap * seen:
            x[:] = new
            break
    return unseen, alpha


@kernel
def _assign(rng: Any, table: Any, unseen: int, work: Any, size: Any, caught: Any) -> None:
    """``size`` (K,) people of each class and ``caught`` (K, J) of them by each list."""
    counts, _, first, member, _ = table
    share, none, cells = work[0], work[1], work[2]
    some = np.zeros(len(size), dtype=np.int64)
    for m in range(len(counts)):
        some[:] = 0
        split(rng, int(counts[m]), cells[:, m], some)
        for k in range(len(size)):
            if some[k] > 0:
                size[k] += some[k]
                for at in range(first[m], first[m + 1]):
                    caught[k, member[at]] += some[k]
    split(rng, unseen, share * none, size)


@kernel
def concentration(rng: Any, size: Any, alpha: float) -> float:
    """α given class sizes, the V integrated out: one slice (Neal 2003) of its logarithm.

    Given V, α would creep where one class holds everybody: log α then reaches far below 0.
    """
    here = math.log(alpha)
    level = _log_alpha(here, size) + math.log(1.0 - rng.random())
    low = here - WIDTH * rng.random()
    high = low + WIDTH
    before = int(rng.random() * DOORS)
    after = DOORS - 1 - before
    while before > 0 and _log_alpha(low, size) > level:
        low -= WIDTH
        before -= 1
    while after > 0 and _log_alpha(high, size) > level:
        high += WIDTH
        after -= 1
    while True:
        value = low + (high - low) * rng.random()
        if _log_alpha(value, size) > level or high - low < 1e-12:
            return math.exp(value)
        if value < here:
            low = value
        else:
            high = value


@kernel
def _log_alpha(value: float, size: Any) -> float:
    """Log density of log α given class sizes: a stick that is left with nobody adds nothing."""
    if value < -600.0 or value > 600.0:
        return -math.inf
    alpha = math.exp(value)
    found, after = SHAPE * value - RATE * alpha, size.sum()
    for k in range(len(size) - 1):
        if after == 0:
            break
        after -= size[k]
        found += value + math.lgamma(alpha + after) - math.lgamma(1.0 + alpha + size[k] + after)
    return found


@kernel
def _stick(rng: Any, size: Any, alpha: float, new: Any) -> None:
    """V_k ~ Beta(1 + c_k, α + Σ_{l>k} c_l), as log odds; V_K = 1."""
    after = size.sum()
    for k in range(len(size) - 1):
        after -= size[k]
        new[k] = log_gamma(rng, 1.0 + size[k]) - log_gamma(rng, alpha + after)


@kernel
def _capture(rng: Any, size: Any, caught: Any, edge: float, new: Any) -> None:
    """λ_jk ~ Beta(1 + captures, 1 + misses), the unseen among the misses, as log odds."""
    classes, lists = caught.shape
    at = classes - 1
    for k in range(classes):
        for j in range(lists):
            if size[k] == 0:
                chance = rng.random()
                value = math.log(chance / (1.0 - chance)) if chance > 0.0 else -edge
            else:
                value = log_gamma(rng, 1.0 + caught[k, j]) - log_gamma(
                    rng, 1.0 + size[k] - caught[k, j]
                )
            new[at] = min(max(value, -edge), edge)
            at += 1
