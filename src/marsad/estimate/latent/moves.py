"""Moves on the posterior of ``density``, at any temperature: long strides and traded places.

In: a state, a table, a generator. Out: the state, changed in place. Both leave the tempered
posterior exactly as it is: accepted or not by Metropolis's rule.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from marsad.estimate.compiled import kernel
from marsad.estimate.latent.density import RATE, SHAPE, density, softplus

STRIDE = 6.0  # a trajectory's length at most, in log odds; the prior's scale is π/√3 …
HOT_STRIDE = 3.0  # … half of that on the hot rungs, where there are fewer people to resist
LONGEST = 100  # leapfrog steps
SHORTEST = 5
JITTER = 0.5  # steps vary by this share either way, so that no period is met


@kernel
def stride(
    rng: Any, x: Any, table: Any, beta: float, extra: float, cap: float, edge: float, step: float,
    work: Any, room: Any,
) -> float:  # fmt: skip
    """One Hamiltonian trajectory (Duane and others 1987; Neal 2011); returns its acceptance."""
    new, momentum, slope = room
    size, sticks = len(x), work[5].shape[0] - 1
    far = STRIDE if beta == 1.0 else HOT_STRIDE
    most = min(max(far / step, SHORTEST), LONGEST)
    length = 1 + int(rng.random() * most)
    small = step * (1.0 + JITTER * (2.0 * rng.random() - 1.0))
    height, _, _ = density(x, table, beta, extra, cap, work, slope)
    energy = 0.0
    for i in range(size):
        momentum[i] = rng.standard_normal()
        energy += momentum[i] * momentum[i]
        new[i] = x[i]
    start = height - 0.5 * energy
    for _ in range(length):
        for i in range(size):
            momentum[i] += 0.5 * small * slope[i]
            new[i] += small * momentum[i]
            if i >= sticks and abs(new[i]) > edge:
                return 0.0
        height, _, _ = density(new, table, beta, extra, cap, work, slope)
        if not height > -math.inf:
            return 0.0
        for i in range(size):
            momentum[i] += 0.5 * small * slope[i]
    energy = 0.0
    for i in range(size):
        energy += momentum[i] * momentum[i]
    chance = math.exp(min(0.0, height - 0.5 * energy - start))
    if rng.random() < chance:
        x[:] = new
    return chance


@kernel
def trade(rng: Any, x: Any, classes: int, lists: int, tries: int) -> int:
    """Pairs of classes trade places on the stick: the likelihood stays, the prior decides.

    After Papaspiliopoulos & Roberts (2008), with α integrated out. Returns how many did.
    """
    if classes < 2:
        return 0
    logs = np.empty(classes)
    left = 0.0
    for k in range(classes - 1):
        logs[k] = left - softplus(-x[k])
        left -= softplus(x[k])
    logs[classes - 1] = left
    here, done = _order(logs), 0
    for _ in range(tries):
        one = int(rng.random() * classes)
        other = int(rng.random() * (classes - 1))
        if other >= one:
            other += 1
        logs[one], logs[other] = logs[other], logs[one]
        there = _order(logs)
        if math.log(1.0 - rng.random()) < there - here:
            here = there
            done += 1
            for j in range(lists):
                a, b = classes - 1 + one * lists + j, classes - 1 + other * lists + j
                x[a], x[b] = x[b], x[a]
        else:
            logs[one], logs[other] = logs[other], logs[one]
    if done:
        tail = logs[classes - 1]
        for k in range(classes - 2, -1, -1):
            x[k] = logs[k] - tail
            tail = _add(tail, logs[k])
    return done


@kernel
def _order(logs: Any) -> float:
    """Log density of the log shares in this order, up to a constant (they sum to 1)."""
    classes = len(logs)
    tail = logs[classes - 1]
    found = -(SHAPE + classes - 1) * math.log(RATE - tail)
    for k in range(classes - 2, -1, -1):
        found += logs[k]
        if k > 0:
            tail = _add(tail, logs[k])
            found -= tail
    return found


@kernel
def _add(one: float, other: float) -> float:
    """log(exp(one) + exp(other))."""
    return max(one, other) + math.log1p(math.exp(-abs(one - other)))
