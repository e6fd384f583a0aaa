"""The posterior of the latent-class model with N, everybody's class and α integrated out.

In: a state, a table of cells. Out: log density and gradient, or a state's parts. Touches nothing.

A state is one vector x of K − 1 + K J numbers: the log odds y of the stick-breaking fractions V,
then the log odds u of the capture probabilities λ, class by class. With p(N) ∝ 1/N, the sum over
N is Π_m p_m^f_m / (1 − π0)^n; with α ~ Gamma(a, b), the integral over α is, on the log odds,
Π V_k (b + Σ log(1 + exp y_k))^−(a + K − 1). The prior ends where more than ``cap`` unseen are
expected for each recorded person.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from marsad.estimate.compiled import kernel

SHAPE = RATE = 0.25  # α ~ Gamma: Manrique-Vallier 2016
LIMIT = 35.0  # |log odds|: beyond, 1 − λ is lost to rounding; the prior puts 1e-15 there
REACH = 600.0  # … and together no more than exp can hold, for any number of lists
_TINY = 1e-200


def limit(lists: int) -> float:
    """The largest log odds of a capture probability, for J lists."""
    return min(LIMIT, REACH / lists)


@kernel
def softplus(value: float) -> float:
    """log(1 + exp(value))."""
    return max(value, 0.0) + math.log1p(math.exp(-abs(value)))


@kernel
def room(classes: int, lists: int, cells: int) -> Any:
    """Arrays the density works in, made once."""
    return (
        np.empty(classes),  # shares ν
        np.empty(classes),  # chance of being on no list, by class
        np.empty((classes, cells)),  # chance of a class and a pattern, then expected people
        np.empty((classes, lists)),  # capture probabilities λ
        np.empty(lists),  # odds of one class
        np.empty(classes),  # stick-breaking fractions V
    )


@kernel
def sticks(x: Any, share: Any, fraction: Any) -> tuple[float, float]:
    """Fill ν and V from x; return −log ν_K and log Π V_k."""
    classes = len(share)
    left, spent, found = 1.0, 0.0, 0.0
    for k in range(classes - 1):
        small = math.exp(-abs(x[k]))
        fraction[k] = (1.0 if x[k] > 0.0 else small) / (1.0 + small)
        more = max(x[k], 0.0) + math.log1p(small)
        spent += more
        found += x[k] - more
        share[k] = left * fraction[k]
        left *= (small if x[k] > 0.0 else 1.0) / (1.0 + small)
    share[classes - 1] = left
    return spent, found


@kernel
def captures(x: Any, first: Any, member: Any, work: Any) -> tuple[float, float]:
    """Fill λ and the chances of class and pattern; return 1 − π0 and log Π λ (1 − λ)."""
    share, none, cells, chance, odds, _ = work
    classes, lists = chance.shape
    seen, found = 0.0, 0.0
    for k in range(classes):
        missed, prior = 1.0, 1.0
        for j in range(lists):
            odds[j] = math.exp(x[classes - 1 + k * lists + j])
            miss = 1.0 / (1.0 + odds[j])
            chance[k, j] = odds[j] * miss
            missed *= miss
            prior *= chance[k, j] * miss
            if prior < _TINY:
                found += math.log(prior)
                prior = 1.0
        found += math.log(prior)
        none[k] = missed
        seen += share[k] * (1.0 - missed)
        for m in range(cells.shape[1]):
            product = share[k] * missed
            for at in range(first[m], first[m + 1]):
                product *= odds[member[at]]
            cells[k, m] = product
    return seen, found


@kernel
def density(
    x: Any, table: Any, beta: float, extra: float, cap: float, work: Any, gradient: Any
) -> Any:
    """(log density of the rung, log likelihood, 1 − π0) and the gradient of the first.

    The rung: log prior + β log likelihood + ``extra`` × ``likeness``. −inf outside the prior's
    range or where the numbers leave the floating range.
    """
    counts, people, first, member, rates = table
    share, cells, fraction = work[0], work[2], work[5]
    classes = len(share)
    spent, found = sticks(x, share, fraction)
    shape = SHAPE + classes - 1
    seen, prior = captures(x, first, member, work)
    if not seen > 0.0 or (1.0 - seen) > cap * seen:
        return -math.inf, -math.inf, seen
    prior += found - shape * math.log(RATE + spent)
    like = -people * math.log(seen)
    for m in range(len(counts)):
        total = 0.0
        for k in range(classes):
            total += cells[k, m]
        if not total > 0.0:
            return -math.inf, -math.inf, seen
        like += counts[m] * math.log(total)
        for k in range(classes):
            cells[k, m] *= counts[m] / total
    _slopes(table, beta, extra, seen, shape / (RATE + spent), work, gradient)
    if extra > 0.0:
        prior += extra * likeness(x, rates, classes)
    return prior + beta * like, like, seen


@kernel
def likeness(x: Any, rates: Any, classes: int) -> float:
    """Σ_kj ρ_j log λ_jk + (1 − ρ_j) log(1 − λ_jk): one imaginary person more in every class."""
    found = 0.0
    at = classes - 1
    for _ in range(classes):
        for j in range(len(rates)):
            found += rates[j] * x[at] - softplus(x[at])
            at += 1
    return found


@kernel
def _slopes(
    table: Any, beta: float, extra: float, seen: float, pull: float, work: Any, gradient: Any
) -> None:
    """The gradient, by expected captures less λ times expected people, the unseen among them."""
    counts, people, first, member, rates = table
    share, none, cells, chance, _, fraction = work
    classes, lists = chance.shape
    gradient[:] = 0.0
    later = 0.0
    for k in range(classes - 1, -1, -1):
        base = classes - 1 + k * lists
        mine = 0.0
        for m in range(len(counts)):
            mine += cells[k, m]
            for at in range(first[m], first[m + 1]):
                gradient[base + member[at]] += cells[k, m]
        unseen = people * share[k] * none[k] / seen
        for j in range(lists):
            slope = gradient[base + j] - chance[k, j] * (mine + unseen)
            pseudo = 1.0 + extra * rates[j] - (2.0 + extra) * chance[k, j]
            gradient[base + j] = beta * slope + pseudo
        slope = mine - people * share[k] * (1.0 - none[k]) / seen
        if k < classes - 1:
            within = fraction[k]
            gradient[k] = beta * ((1.0 - within) * slope - within * later) + (
                1.0 - within - pull * within
            )
        later += slope
