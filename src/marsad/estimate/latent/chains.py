"""Chains in threads, each with its own seed and its own ladder of temperatures.

In: a table, a seed. Out: draws of each chain. Touches threads; no file, no clock.

Numbers depend on the seed and the chain alone: not on the number of threads, nor on how sweeps
are cut into blocks. Between two blocks of a few sweeps a thread looks whether it must stop.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING, Any

import numpy as np

from marsad.estimate.latent import ladder
from marsad.estimate.latent.chain import advance
from marsad.estimate.latent.density import limit
from marsad.estimate.latent.moves import LONGEST

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from marsad.estimate.lists import Lists

KEEP = 10  # sweeps between two states kept for predictive checks
LOOK = 0.3  # seconds between two looks of the main thread
_BLOCKS = (10, 5, 2, 1)  # sweeps; they divide KEEP
_WORK = 1.5e8  # cell-class-steps in a block: about a quarter of a second
WARM = (100, 150, 200)  # sweeps; after the first and second the ladder is spaced anew
FIRST_STEP = 0.05


@dataclass(slots=True)
class Chain:
    """One chain's state between blocks; everything in it changes."""

    rng: Generator
    x: NDArray[Any]
    betas: NDArray[Any]
    steps: NDArray[Any]
    replica: NDArray[Any]
    counters: NDArray[Any]
    done: int = 0
    draws: list[NDArray[Any]] = field(default_factory=list)
    kept: list[NDArray[Any]] = field(default_factory=list)

    def drawn(self) -> NDArray[Any]:
        """(sweeps, 4): unseen, expected unseen, log likelihood, α, since the warm-up."""
        return np.concatenate(self.draws)

    def rejection(self) -> NDArray[Any]:
        """(R − 1,) mean chance that a swap is refused."""
        offered, chances = self.counters[0, :-1], self.counters[1, :-1]
        return np.asarray(1.0 - chances / np.maximum(offered, 1.0))


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """What all chains have in common: the table as arrays, the size of the model, the prior."""

    table: tuple[Any, float, Any, Any, Any]
    lists: int
    classes: int
    cap: float

    def block(self, rungs: int) -> int:
        """Sweeps that take about a quarter of a second."""
        steps = rungs * LONGEST * self.classes * (len(self.table[3]) + len(self.table[0]) + 50)
        return next((some for some in _BLOCKS if some * steps <= _WORK), 1)


def task(lists: Lists, classes: int, cap: float) -> Task:
    """The table as compiled code reads it: counts, n, and the lists of each pattern in a row."""
    on = lists.patterns.sum(axis=1)
    first = np.concatenate([[0], np.cumsum(on)]).astype(np.int64)
    member = np.nonzero(lists.patterns)[1].astype(np.int64)
    table = (lists.counts.astype(np.float64), float(lists.n), first, member, ladder.rates(lists))
    return Task(table, len(lists.names), classes, cap)


def begin(lists: Lists, job: Task, seed: int, chains: int) -> list[Chain]:
    """Chains at dispersed places, each from its own child of the seed."""
    made = []
    tilts = np.linspace(0.0, ladder.TILT, chains)
    for child, tilt in zip(np.random.SeedSequence(seed).spawn(chains), tilts, strict=True):
        rng = np.random.Generator(np.random.PCG64(child))
        betas = ladder.geometric(lists.n, len(lists.names), ladder.FIRST)
        x = ladder.start(rng, lists, job.classes, len(betas), float(tilt))
        made.append(Chain(rng, x, betas, np.full(len(betas), FIRST_STEP), *_fresh(len(betas))))
    return made


def warm(chain: Chain, job: Task, stop: Event) -> None:
    """Tune steps and ladder; the draws are thrown away and the ladder stays as it is then."""
    for stage, sweeps in enumerate(WARM):
        _sweeps(chain, job, sweeps, True, stop)
        if stage + 1 < len(WARM):
            _respace(chain, chain.rejection())
    chain.draws.clear()
    chain.kept.clear()
    chain.done = 0
    chain.replica, chain.counters = _fresh(len(chain.betas))


def sample(chain: Chain, job: Task, sweeps: int, stop: Event) -> None:
    """``sweeps`` more draws."""
    _sweeps(chain, job, sweeps, False, stop)


def each(
    chains: Sequence[Chain], work: Callable[[Chain, Event], None], threads: int,
    look: Callable[[], None],
) -> None:  # fmt: skip
    """``work`` on every chain, in threads; ``look`` now and then. An interrupt stops them all."""
    stop = Event()
    with ThreadPoolExecutor(max_workers=threads) as pool:
        jobs = [pool.submit(work, chain, stop) for chain in chains]
        try:
            while wait(jobs, timeout=LOOK).not_done:
                look()
            for job in jobs:
                job.result()
        finally:
            stop.set()


def _sweeps(chain: Chain, job: Task, sweeps: int, adapt: bool, stop: Event) -> None:
    some = job.block(len(chain.betas))
    edge = limit(job.lists)
    extras = ladder.imaginary(chain.betas, job.lists)
    to = chain.done + sweeps
    while chain.done < to and not stop.is_set():
        out = np.empty((min(some, to - chain.done), 4))
        advance(
            chain.rng, chain.x, chain.betas, extras, chain.steps, chain.replica,
            chain.counters, job.table, job.cap, edge, job.lists, chain.done, adapt, out,
        )  # fmt: skip
        chain.done += len(out)
        chain.draws.append(out)
        if chain.done % KEEP == 0:
            chain.kept.append(chain.x[0].copy())


def _respace(chain: Chain, rejection: NDArray[Any]) -> None:
    betas = ladder.spaced(chain.betas, rejection, ladder.wanted(rejection))
    source = ladder.nearest(chain.betas, betas)
    chain.x, chain.steps = chain.x[source].copy(), chain.steps[source].copy()
    chain.betas = betas
    chain.replica, chain.counters = _fresh(len(betas))


def _fresh(rungs: int) -> tuple[NDArray[Any], NDArray[Any]]:
    walkers = np.zeros((rungs, 2), dtype=np.int64)
    walkers[:, 0] = np.arange(rungs)
    return walkers, np.zeros((5, rungs))
