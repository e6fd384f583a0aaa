"""Sweeps of one chain: every rung moves, neighbours swap, the coldest is recorded.

In: a chain's arrays, its generator. Out: the arrays changed in place, one row of ``out`` a sweep.
Compiled; releases the interpreter, so chains run in threads.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from marsad.estimate.compiled import kernel
from marsad.estimate.latent.density import density, likeness, room
from marsad.estimate.latent.moves import stride, trade
from marsad.estimate.latent.sweep import sweep

COLD = 4  # the coldest rung, which is recorded, moves once for each so many rungs
TRADES = 5  # pairs of classes offered each other's place, a rung and sweep
ACCEPT = 0.75  # wanted of trajectories; the cost is flat from .65 to .9 (Neal 2011)
FIELDS = ("n0", "expected", "likelihood", "alpha")  # columns of ``out``


@kernel
def advance(
    rng: Any, x: Any, betas: Any, extras: Any, steps: Any, replica: Any, counters: Any, table: Any,
    cap: float, edge: float, lists: int, since: int, adapt: bool, out: Any,
) -> None:  # fmt: skip
    """``len(out)`` sweeps from sweep ``since`` on. x (R, D) states by rung, coldest first.

    ``steps`` (R,) leapfrog steps, tuned while ``adapt``; ``replica`` (R, 2): which walker is on
    the rung, and whether it last touched the hottest; ``counters`` (5, R): swaps offered, their
    chances summed, trajectories' chances summed, round trips, trajectories.
    """
    rungs, size = x.shape
    classes = (size + 1) // (lists + 1)
    work = room(classes, lists, len(table[0]))
    move = (np.empty(size), np.empty(size), np.empty(size))
    likes, alikes = np.empty(rungs), np.empty(rungs)
    for t in range(len(out)):
        for r in range(rungs):
            for _ in range(max(rungs // COLD, 1) if r == 0 else 1):
                chance = stride(
                    rng, x[r], table, betas[r], extras[r], cap, edge, steps[r], work, move
                )
                counters[2, r] += chance
                counters[4, r] += 1.0
                if adapt:
                    pace = 3.0 / math.sqrt(since + t + 10.0)
                    steps[r] = min(steps[r] * math.exp(pace * (chance - ACCEPT)), 2.0)
                trade(rng, x[r], classes, lists, TRADES)
                if r == 0:
                    unseen, alpha = sweep(rng, x[0], table, cap, edge, work)
            _, likes[r], seen = density(x[r], table, betas[r], extras[r], cap, work, move[0])
            alikes[r] = likeness(x[r], table[4], classes)
            if r == 0:
                out[t, 0], out[t, 3] = unseen, alpha
                out[t, 1], out[t, 2] = table[1] * (1.0 - seen) / seen, likes[0]
        _swap(rng, x, betas, extras, likes, alikes, replica, counters, (since + t) % 2)


@kernel
def _swap(
    rng: Any, x: Any, betas: Any, extras: Any, likes: Any, alikes: Any, replica: Any,
    counters: Any, parity: int,
) -> None:  # fmt: skip
    """Neighbours trade states, even and odd pairs in turn (Syed and others 2022)."""
    rungs = len(betas)
    for r in range(parity, rungs - 1, 2):
        gain = (betas[r] - betas[r + 1]) * (likes[r + 1] - likes[r])
        gain += (extras[r] - extras[r + 1]) * (alikes[r + 1] - alikes[r])
        chance = math.exp(min(0.0, gain))
        counters[0, r] += 1.0
        counters[1, r] += chance
        if rng.random() < chance:
            likes[r], likes[r + 1] = likes[r + 1], likes[r]
            alikes[r], alikes[r + 1] = alikes[r + 1], alikes[r]
            for i in range(x.shape[1]):
                x[r, i], x[r + 1, i] = x[r + 1, i], x[r, i]
            for i in range(2):
                replica[r, i], replica[r + 1, i] = replica[r + 1, i], replica[r, i]
    replica[rungs - 1, 1] = 1
    if replica[0, 1] == 1:
        replica[0, 1] = 0
        counters[3, 0] += 1.0
