"""Latent classes whose places on the stick are held, as a sampler without label moves holds them.

In: a table, a seed. Out: draws of N. Touches nothing.

With many lists classes do not trade places by themselves, and the prior of a class's share depends
on its place: a chain that never leaves one order samples the posterior given that order. This is
not an answer; it shows what such a sampler finds.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_expit

from marsad.estimate import Lists
from marsad.estimate.latent.chains import begin, task
from marsad.estimate.latent.density import density, limit, room
from marsad.estimate.latent.moves import stride, trade
from marsad.estimate.latent.sweep import sweep

CAP, STEP, WARM = 1000.0, 0.08, 1000


def held(lists: Lists, classes: int, sweeps: int, seed: int, *, first: str) -> NDArray[np.float64]:
    """(sweeps,) expected N, the classes in order of all people ("all") or of the seen ("seen")."""
    job, chain = task(lists, classes, CAP), begin(lists, task(lists, classes, CAP), seed, 4)[1]
    x, rng, count = chain.x[0].copy(), chain.rng, len(lists.names)
    work, slope = room(classes, count, len(lists.counts)), np.empty(len(x))
    move = tuple(np.empty(len(x)) for _ in range(3))
    found = np.empty(sweeps)
    for t in range(-WARM, sweeps):
        if t < 0:
            trade(rng, x, classes, count, 5)
        elif t == 0:
            x = _ordered(x, classes, count, first)
        sweep(rng, x, job.table, CAP, limit(count), work)
        stride(rng, x, job.table, 1.0, 0.0, CAP, limit(count), STEP, work, move)
        _, _, seen = density(x, job.table, 1.0, 0.0, CAP, work, slope)
        found[max(t, 0)] = lists.n / seen
    return found


def _ordered(x: NDArray[np.float64], classes: int, lists: int, first: str) -> NDArray[np.float64]:
    """The same classes, the largest first."""
    sticks, odds = x[: classes - 1], x[classes - 1 :].reshape(classes, lists)
    left = np.concatenate([[0.0], np.cumsum(log_expit(-sticks))])
    shares = np.append(log_expit(sticks), 0.0) + left
    seen = -np.expm1(log_expit(-odds).sum(axis=1))
    order = np.argsort(-np.exp(shares) * (seen if first == "seen" else 1.0))
    shares, odds = shares[order], odds[order]
    tails = np.logaddexp.accumulate(shares[::-1])[::-1]
    return np.concatenate([shares[:-1] - tails[1:], odds.ravel()])
