"""What each subset of lists adds to the logarithm of a graph's posterior at each number of unseen.

In: Lists, δ, the prior on N. Out: Terms, and their values at numbers of unseen. Touches nothing.

The prior is hyper-Dirichlet with δ a cell: a marginal cell of a subset S of the p lists has
d = 2^(p−|S|) δ (Dawid & Lauritzen 1993, Annals of Statistics 21, 1272–1317). In a population of
n persons seen and N0 unseen (Madigan & York 1997, Biometrika 84, 19–31),

    T_S(N0) = lgamma(n_S(0) + N0 + d) + Σ_{x≠0} lgamma(n_S(x) + d) − 2^|S| lgamma(d)
              + lgamma(2^p δ) − lgamma(N0 + n + 2^p δ),

    log p(G, N0) = Σ_cliques T − Σ_separators T + lgamma(n + N0 + 1) − lgamma(N0 + 1)
                   − Σ_x lgamma(n_x + 1) + log prior(n + N0).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from marsad.estimate.lists import Lists

Floats = NDArray[np.float64]
PRIORS = ("jeffreys", "uniform", "rissanen")
_STIRLING = 10.0  # from here on six terms of Stirling's series are exact to 1e-16
_SERIES = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360)
_HALF_LOG_TWO_PI = 0.5 * np.log(2 * np.pi)


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """``outside``: (2^p,) n_S(0) + d for each subset S; ``fixed``: (2^p,) what N0 does not change.

    ``whole``: n + 2^p δ. ``shared``: −Σ lgamma(n_x + 1). ``reached``: (2^p,) persons on at least
    one list of S; ``weight``: (2^p,) prior weight of those cells.
    """

    n: int
    whole: float
    outside: Floats
    fixed: Floats
    shared: float
    reached: Floats
    weight: Floats
    prior: str

    def at(self, unseen: Floats) -> Floats:
        """(2^p, k): T_S at ``unseen`` (k,); in the row of the empty set, what all graphs share."""
        values = rise(unseen, self.outside[:, None], self.whole)
        values += self.fixed[:, None]
        values[0] = self.shared - rise(unseen, 1.0, self.n + 1.0)
        values[0] += log_prior(self.prior, self.n + unseen)
        return values


def terms(lists: Lists, delta: float, prior: str) -> Terms:
    """The terms of all subsets of the lists; ``delta`` is the prior weight of a cell, above 0."""
    cells = lists.cells().astype(np.float64)
    size = len(cells)
    whole = size * delta
    outside, fixed, weight = np.full(size, whole), np.zeros(size), np.zeros(size)
    for one in range(1, size):
        margin = np.bincount(np.arange(size) & one, weights=cells, minlength=one + 1)
        inside = margin[[at for at in range(1, one + 1) if at & one == at]]
        cell = whole / (len(inside) + 1)
        outside[one] = margin[0] + cell
        weight[one] = whole - cell
        fixed[one] = gammaln(inside + cell).sum() + gammaln(whole)
        fixed[one] -= (len(inside) + 1) * gammaln(cell)
    reached = np.where(np.arange(size) > 0, whole + lists.n - outside - weight, 0.0)
    shared = -float(gammaln(lists.counts + 1.0).sum())
    return Terms(lists.n, lists.n + whole, outside, fixed, shared, reached, weight, prior)


def rise(unseen: Floats, below: Floats | float, above: float) -> Floats:
    """lgamma(unseen + below) − lgamma(unseen + above), without loss where both are huge."""
    one, other, apart = unseen + below, unseen + above, below - above
    with np.errstate(divide="ignore"):
        ratio = np.log1p(apart / other)
    if (far := one < 0.5 * other).any():  # there 1 + apart / other has lost what one / other has
        ratio[far] = np.log((one / other)[far])
    main = (one - 0.5) * ratio + apart * np.log(other) - apart
    values: Floats = main + _rest(one) - _rest(other)
    return values


def log_prior(prior: str, persons: Floats) -> Floats:
    """Of N ``persons``, up to a constant: 1/N, uniform, or Rissanen's (1983) for integers."""
    if prior == "uniform":
        return np.zeros_like(persons)
    logarithm: Floats = np.log(persons)
    if prior == "jeffreys":
        return -logarithm
    bits, left = np.zeros_like(persons), np.log2(persons)
    while (left > 0).any():
        bits += np.maximum(left, 0.0)
        left = np.log2(np.where(left > 0, left, 1.0))
    cost: Floats = bits * np.log(2.0)
    return -cost


def _rest(values: Floats) -> Floats:
    """lgamma less its main part (z − ½) log z − z + ½ log 2π."""
    safe = np.maximum(values, _STIRLING)
    inverse = 1 / safe
    square, total = inverse * inverse, np.zeros_like(values)
    for term in reversed(_SERIES):
        total = total * square + term
    total *= inverse
    small = values < _STIRLING
    if small.any():
        few = values[small]
        main = (few - 0.5) * np.log(few) - few + _HALF_LOG_TWO_PI
        total[small] = gammaln(few) - main
    return total
