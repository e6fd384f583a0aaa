"""Tables that the latent-class model makes of its own draws, for posterior predictive checks.

In: states kept by the chains. Out: checks of the given table. Pure, given a seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.special import expit, log_expit

from marsad.estimate.checks import Checks, predictive

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from marsad.estimate.latent.chains import Chain
    from marsad.estimate.lists import Lists

_STREAM = 0x636865636B  # "check": the child of the seed that replicates are drawn with


@dataclass(frozen=True, slots=True, eq=False)
class ClassDraw:
    """``people``: N. ``shares`` (K,) sum to 1; ``odds`` (K, J): log odds of capture."""

    people: int
    shares: NDArray[Any]
    odds: NDArray[Any]

    def expected(self, patterns: NDArray[Any]) -> NDArray[Any]:
        """(M,) people expected with each pattern."""
        none = log_expit(-self.odds).sum(axis=1)
        chance = np.exp(patterns.astype(np.float64) @ self.odds.T + none)
        return np.asarray(self.people * (chance @ self.shares))

    def seen(self) -> float:
        """People expected on at least one list."""
        hit = -np.expm1(log_expit(-self.odds).sum(axis=1))
        return float(self.people * (hit @ self.shares))

    def table(self, rng: Generator) -> tuple[NDArray[Any], NDArray[Any]]:
        """Everybody caught anew: groups of people are split list by list, so N may be large."""
        classes, lists = self.odds.shape
        group = np.arange(classes)
        count = rng.multinomial(self.people, self.shares)
        pattern = np.zeros((classes, lists), dtype=np.uint8)
        for j in range(lists):
            caught = rng.binomial(count, expit(self.odds[group, j]))
            on = pattern.copy()
            on[:, j] = 1
            group, pattern = np.tile(group, 2), np.concatenate([pattern, on])
            count = np.concatenate([count - caught, caught])
            some = count > 0
            group, pattern, count = group[some], pattern[some], count[some]
        seen = pattern.any(axis=1)
        unique, where = np.unique(pattern[seen], axis=0, return_inverse=True)
        totals = np.zeros(len(unique), dtype=np.int64)
        np.add.at(totals, where.reshape(-1), count[seen])
        return unique, totals


def draw(x: NDArray[Any], lists: int, people: int, rng: Generator) -> ClassDraw:
    """The draw of a kept state: N anew from its negative binomial."""
    classes = (len(x) + 1) // (lists + 1)
    kept = np.concatenate([log_expit(x[: classes - 1]), [0.0]])
    left = np.concatenate([[0.0], np.cumsum(log_expit(-x[: classes - 1]))])
    shares = np.exp(kept + left)
    shares /= shares.sum()
    odds = x[classes - 1 :].reshape(classes, lists)
    hit = float(-np.expm1(log_expit(-odds).sum(axis=1)) @ shares)
    unseen = rng.poisson(rng.standard_gamma(people) * (1.0 - hit) / hit)
    return ClassDraw(people + int(unseen), shares, odds)


def check(lists: Lists, chains: Sequence[Chain], replicates: int, seed: int) -> Checks:
    """Posterior predictive checks over ``replicates`` states, evenly from all chains."""
    rng = np.random.default_rng(np.random.SeedSequence([seed, _STREAM]))
    kept = [x for chain in chains for x in chain.kept]
    chosen = np.linspace(0, len(kept) - 1, min(replicates, len(kept))).round().astype(int)
    draws = [draw(kept[at], len(lists.names), lists.n, rng) for at in chosen]
    return predictive(lists, draws, rng)
