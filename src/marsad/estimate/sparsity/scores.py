"""Which pair to try first: score tests of all pairs from one fit (Numba).

In: a fitted pairwise model. Out: for each pair not in it, the score statistic. Touches nothing.

The statistic U²/V of Rao (1948) needs only the moments of the fit without the pair: U is the
persons on both lists less those expected, V the variance of that with the other parameters fitted.
Half of it is about what the log likelihood gains by the pair; a pair is passed by untried where the
gain could not be enough were it twice that, or four times that where the pair shares nobody.
"""

from __future__ import annotations

import numpy as np

from marsad.estimate.compiled import kernel
from marsad.estimate.loglinear.fits import Floats, Terms
from marsad.estimate.sparsity.connected import fill, hold, parts, terms, weigh
from marsad.estimate.sparsity.newton import factorise, lower


@kernel
def scores(
    lists: int,
    first: Terms,
    second: Terms,
    shared: Floats,
    beta: Floats,
    more_first: Terms,
    more_second: Terms,
    more_shared: Floats,
) -> Floats:
    """(K,) statistics of the pairs ``more`` beside the model of the other pairs."""
    size = len(beta)
    part, place, begin, members = parts(lists, first, second)
    home, cell = terms(part, place, first, second)
    sums, grown = np.zeros(begin[-1]), np.zeros(begin[-1])
    moments, scale, share = np.zeros((size, size)), np.zeros(size), np.zeros(size)
    everybody = weigh(beta, first, second, shared, begin, members, sums, grown)
    fill(moments, share, everybody, np.exp(beta[0]), sums, begin, home, cell)
    hold(moments, scale, shared)
    found = np.full(len(more_first), np.inf)
    if not factorise(moments):
        return found
    across = np.zeros(size)
    for at in range(len(more_first)):
        one, other = more_first[at], more_second[at]
        for row in range(size):
            across[row] = _joint(row, one, other, share, sums, begin, home, cell) * everybody
        expected = across[0]
        for each in range(len(shared)):
            if shared[each] == 0:
                across[1 + lists + each] = 0.0
        for row in range(size):
            across[row] *= scale[row]
        lower(moments, across)
        variance = expected
        for row in range(size):
            variance -= across[row] * across[row]
        if variance > 1e-10 * expected:
            found[at] = (more_shared[at] - expected) ** 2 / variance
    return found


@kernel
def _joint(
    row: int,
    one: int,
    other: int,
    share: Floats,
    sums: Floats,
    begin: Terms,
    home: Terms,
    cell: Terms,
) -> float:
    """The share of everybody on both lists of a pair and on those of a term."""
    home_one, home_other = home[1 + one], home[1 + other]
    cell_one, cell_other = cell[1 + one], cell[1 + other]
    apart = 1.0
    if row:
        if home[row] == home_one:
            cell_one |= cell[row]
        elif home[row] == home_other:
            cell_other |= cell[row]
        else:
            apart = share[row]
    start = begin[home_one]
    if home_one == home_other:
        return float(apart * sums[start + (cell_one | cell_other)] / sums[start])
    start_other = begin[home_other]
    apart *= sums[start + cell_one] / sums[start]
    return float(apart * sums[start_other + cell_other] / sums[start_other])
