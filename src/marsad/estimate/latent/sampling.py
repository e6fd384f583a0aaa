"""Chains until their draws suffice, or the sweeps are used up.

In: a table, settings. Out: the chains and the verdict on them; progress to whoever wants it.
Touches threads; no file, no clock.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

import numpy as np

from marsad.estimate.latent.chains import WARM, Chain, Task, begin, each, sample, task, warm
from marsad.estimate.latent.verdict import RHAT_GOOD, Verdict, judge

if TYPE_CHECKING:
    from marsad.estimate.lists import Lists

ROUND, GROWTH = 250, 1.5  # draws of a chain until the first look; then half as many again


@dataclass(frozen=True, slots=True, eq=False)
class Progress:
    """How far the sampler is: ``done`` of at most ``of`` sweeps of each chain, warm-up included.

    ``rhat``, ``effective``: at the last look, None before; ``history``: (draws of a chain, R-hat)
    of every look; ``traces``: (chains, draws) of N so far, without draws while warming up.
    """

    stage: str
    done: int
    of: int
    chains: int
    rhat: float | None
    effective: float | None
    history: tuple[tuple[int, float], ...]
    traces: Any


@dataclass(frozen=True, slots=True)
class Goal:
    """When to stop: draws worth ``effective`` with R-hat at most 1.01, or ``most`` sweeps."""

    effective: float
    most: int


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Chains that ran, what was found of them, and R-hat over time."""

    chains: tuple[Chain, ...]
    verdict: Verdict
    history: tuple[tuple[int, float], ...]


def run(
    lists: Lists, classes: int, cap: float, seed: int, chains: int, goal: Goal,
    threads: int | None, tell: Callable[[Progress], None] | None,
) -> Run:  # fmt: skip
    """Warm up, then sample in rounds. An interrupt ends the threads and goes on to the caller."""
    job = task(lists, classes, cap)
    made = begin(lists, job, seed, chains)
    history: list[tuple[int, float]] = []
    worth: list[float] = []
    total = goal.most + sum(WARM)

    def look(stage: str, before: int) -> None:
        if tell is not None:
            done = before + min(chain.done for chain in made)
            rhat = history[-1][1] if history else None
            effective = worth[-1] if worth else None
            traces = _traces(made, lists.n) if stage == "sampling" else np.empty((chains, 0))
            tell(Progress(stage, done, total, chains, rhat, effective, tuple(history), traces))

    at_once = threads or chains
    each(made, partial(_warm, job), at_once, partial(look, "warming up", 0))
    done = 0
    while True:
        sweeps = min(ROUND if not done else int(done * (GROWTH - 1.0)), goal.most - done)
        each(made, partial(_sample, job, sweeps), at_once, partial(look, "sampling", sum(WARM)))
        done += sweeps
        verdict = judge(made, job, goal.effective)
        found = verdict.convergence
        history.append((done, found.rhat))
        worth.append(min(found.bulk, found.tail))
        look("sampling", sum(WARM))
        if done >= goal.most or (found.rhat <= RHAT_GOOD and worth[-1] >= goal.effective):
            return Run(tuple(made), verdict, tuple(history))


def _warm(job: Task, chain: Chain, stop: Event) -> None:
    warm(chain, job, stop)


def _sample(job: Task, sweeps: int, chain: Chain, stop: Event) -> None:
    sample(chain, job, sweeps, stop)


def _traces(chains: list[Chain], people: int) -> Any:
    drawn = [[block[:, 0] for block in list(chain.draws)] for chain in chains]
    flat = [np.concatenate(blocks) if blocks else np.empty(0) for blocks in drawn]
    length = min(len(one) for one in flat)
    return people + np.stack([one[:length] for one in flat])
