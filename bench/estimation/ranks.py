"""Tables drawn from the prior of the latent-class model, and where the truth ranks among draws.

In: numbers of lists, people and simulations, a seed. Out: ranks. Touches threads.

Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari & Gelman 2018). p(N) ∝ 1/N cannot
be drawn from, so n is held: given n and the parameters the table is multinomial among the seen and
the unseen are negative binomial, which is the model with N's prior integrated out. Tables with an
empty list are drawn again: a choice by the table alone leaves the calibration as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.stats import chisquare

from marsad.estimate import Lists
from marsad.estimate.latent.density import RATE, SHAPE
from marsad.estimate.latent.sampling import Goal, run

DRAWS = 99  # thinned draws that the truth is ranked among: 100 ranks, 20 bins of 5
BINS = 20
CAP = 20.0
SWEEPS = 400  # of each of four chains


@dataclass(frozen=True, slots=True)
class Ranks:
    """``ranks`` of the true n0, 0 to ``DRAWS``, and whether 95 % intervals held it."""

    ranks: NDArray[np.int64]
    held: float

    @property
    def uniform(self) -> float:
        """The p value of a chi-squared test of uniform ranks in 20 bins; small is bad."""
        return float(chisquare(np.histogram(self.ranks, BINS, (0, DRAWS + 1))[0]).pvalue)


def ranked(lists: int, classes: int, people: int, simulations: int, seed: int) -> Ranks:
    """``simulations`` truths from the prior, each ranked among draws given its table."""
    rng = np.random.default_rng(seed)
    ranks, held = [], []
    while len(ranks) < simulations:
        given, unseen = _drawn(rng, lists, classes, people)
        if given is None:
            continue
        ran = run(given, classes, CAP, int(rng.integers(2**31)), 4, Goal(1e9, SWEEPS), None, None)
        draws = np.concatenate([chain.drawn()[:, 0] for chain in ran.chains])
        thin = draws[np.linspace(0, len(draws) - 1, DRAWS).round().astype(int)]
        ties = int((thin == unseen).sum())
        ranks.append(int((thin < unseen).sum()) + int(rng.integers(ties + 1)))
        low, high = np.quantile(draws, [0.025, 0.975])
        held.append(low <= unseen <= high)
    return Ranks(np.array(ranks), float(np.mean(held)))


def _drawn(rng: Generator, lists: int, classes: int, people: int) -> tuple[Lists | None, int]:
    """A table of ``people`` seen and how many were not; None if the prior or a list is left."""
    alpha = max(rng.gamma(SHAPE, 1 / RATE), 1e-300)
    kept = np.exp(np.log(rng.random(classes - 1)) / alpha)
    shares = np.append(1 - kept, 1.0) * np.concatenate([[1.0], np.cumprod(kept)])
    chance = rng.random((classes, lists))
    patterns = (np.arange(1, 2**lists)[:, None] >> np.arange(lists) & 1).astype(np.uint8)
    each = np.where(patterns[:, None, :] == 1, chance, 1 - chance).prod(axis=2)
    cells = each @ shares
    seen = cells.sum()
    if 1 - seen > CAP * seen:
        return None, 0
    counts = rng.multinomial(people, cells / seen)
    some = counts > 0
    made = Lists(tuple("ABCDEFGH"[:lists]), patterns[some], counts[some].astype(np.int64))
    unseen = int(rng.poisson(rng.standard_gamma(people) * (1 - seen) / seen))
    return (made if (made.sizes > 0).all() else None), unseen
