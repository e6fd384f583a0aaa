"""Which pairs of lists interact, by forward steps.

In: the margins of a table. Out: :class:`Chosen`. Touches nothing.

From the lists' own effects, each step fits every model with one pair more and takes the pair whose
likelihood-ratio test has the smallest probability, while that is below the threshold (Bales,
Hesketh & Silverman 2015; Chan, Silverman & Vincent 2021). Models whose estimate does not exist, or
is not the only one, are passed over.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from marsad.estimate.loglinear.fits import Floats
from marsad.estimate.sparsity.margins import Margins, identified
from marsad.estimate.sparsity.newton import EXISTS, NONE, climb
from marsad.estimate.sparsity.scores import scores

MOST_JOINED = 18  # lists joined by pairs in a model: 2^18 cells to add up; more are not joined
_OPEN, _EMPTY = 1.0, 2.0  # times its score statistic that a pair's gain may be, see scores


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """``pairs``: places in the margins' pairs, in the order chosen, with the probability of each
    one's test in ``chances``; ``unseen`` persons, infinite where no estimate exists; ``error`` of
    its log; ``deviance``; ``without``: pairs passed over because the model with them has no
    estimate, or not only one; ``not_joined``: pairs never tried, see ``MOST_JOINED``."""

    pairs: tuple[int, ...]
    chances: tuple[float, ...]
    unseen: float
    error: float
    deviance: float
    without: tuple[int, ...]
    not_joined: int

    @property
    def exists(self) -> bool:
        return math.isfinite(self.unseen)


def stepwise(of: Margins, threshold: float) -> Chosen:
    """The pairs of a table and the fit that holds them."""
    enough = NormalDist().inv_cdf(threshold / 2) ** 2 / 2  # of a gain in log likelihood
    beta = start(of)
    state, height, variance = fitted(of, (), beta)
    if state != EXISTS:
        return Chosen((), (), math.inf, math.inf, math.inf, (), 0)
    model = _Model((), beta, height, variance)
    chances: list[float] = []
    without: set[int] = set()
    while True:
        free = [at for at in range(len(of.first)) if at not in model.pairs and at not in without]
        tried = _joinable(of, model.pairs, free)
        if len(model.pairs) + 1 == len(of.first) and not identified(of, range(len(of.first))):
            tried = []
        more, failed = _step(of, model, tried, enough)
        without.update(failed)
        if more is None:
            break
        chances.append(math.erfc(math.sqrt(more.height - model.height)))
        model = more
        if of.shared[model.pairs[-1]] == 0:
            without.clear()  # cells went with the pair; what forbade the others may be in them
    return Chosen(
        model.pairs,
        tuple(chances),
        math.exp(model.beta[0]),
        math.sqrt(model.variance),
        2 * (of.full - model.height),
        tuple(sorted(without)),
        len(free) - len(tried),
    )


def start(of: Margins) -> Floats:
    """(1 + J,) parameters to begin with: each list alone, most persons seen."""
    share = of.single / (of.persons + 1.0)
    return np.concatenate([[math.log(of.persons)], np.log(share / (1 - share))])


def fitted(
    of: Margins, pairs: Sequence[int], beta: Floats, bound: float = -math.inf
) -> tuple[int, float, float]:
    """The model of these pairs; ``beta`` becomes its parameters. Returns as :func:`climb`."""
    at = np.array(pairs, dtype=np.int64)
    found: tuple[int, float, float] = climb(
        of.persons, of.single, of.first[at], of.second[at], of.shared[at], beta, bound
    )
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Model:
    pairs: tuple[int, ...]
    beta: Floats
    height: float
    variance: float


def _step(
    of: Margins, model: _Model, tried: Sequence[int], enough: float
) -> tuple[_Model | None, list[int]]:
    """The model with one pair more that gains most, if ``enough``, and pairs without estimate."""
    best, bound, failed = None, model.height + enough, []
    at, some = np.array(model.pairs, dtype=np.int64), np.array(tried, dtype=np.int64)
    statistics = scores(
        of.lists, of.first[at], of.second[at], of.shared[at], model.beta,
        of.first[some], of.second[some], of.shared[some],
    )  # fmt: skip
    most = np.where(of.shared[some] > 0, _OPEN, _EMPTY) * statistics
    for where in np.argsort(-most, kind="stable"):
        if model.height + most[where] < bound:
            break
        pairs, beta = (*model.pairs, tried[where]), np.append(model.beta, 0.0)
        state, reached, spread = fitted(of, pairs, beta, bound)
        if state == NONE:
            failed.append(tried[where])
        elif state == EXISTS and reached > bound:
            best, bound = _Model(pairs, beta, reached, spread), reached
    return best, failed


def _joinable(of: Margins, pairs: Sequence[int], free: Sequence[int]) -> list[int]:
    """The free pairs that would not join more than ``MOST_JOINED`` lists."""
    if of.lists <= MOST_JOINED:
        return list(free)
    part = list(range(of.lists))
    for at in pairs:
        old, new = part[of.second[at]], part[of.first[at]]
        part = [new if each == old else each for each in part]
    ends = [(at, part[of.first[at]], part[of.second[at]]) for at in free]
    size = Counter(part)
    return [at for at, a, b in ends if a == b or size[a] + size[b] <= MOST_JOINED]
