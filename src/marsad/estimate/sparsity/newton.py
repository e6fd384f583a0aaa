"""Maximum likelihood of pairwise log-linear models (Numba).

In: margins of a table and pairs of lists. Out: parameters, log likelihood, variance of the
intercept. Touches nothing. A table enters only by its margins: n, persons on each list, persons on
both lists of each pair; parameters are laid out as in :mod:`connected`.
"""

from __future__ import annotations

import numpy as np

from marsad.estimate.compiled import kernel
from marsad.estimate.loglinear.fits import Floats, Terms
from marsad.estimate.sparsity.connected import fill, hold, parts, terms, weigh

EXISTS, NONE, BELOW = 1, 0, -1
_STEPS = 40  # Newton's; without an estimate each is about 1, for ever
_STEP = 1e-7  # of a parameter; the error after such a step is about its square
_LONGEST = 4.0  # change of a parameter in one step, so that no weight overflows
_FLAT, _FAR = 1e-6, 0.5  # a likelihood this flat so far from its top: it has none
# Unseen for each person recorded. Beyond it the sums keep too few digits of those recorded, and a
# likelihood that rises for ever looks like one that has a top.
_LOST = 1e7
_PIVOT = 1e-13  # of the scaled moments: below it they are singular
_ROUNDING = 1e-12  # of the likelihood


@kernel
def factorise(moments: Floats) -> bool:
    """Cholesky in place, lower triangle; False where the matrix is singular."""
    for row in range(len(moments)):
        for column in range(row + 1):
            value = moments[row, column]
            for at in range(column):
                value -= moments[row, at] * moments[column, at]
            if row == column:
                if not value > _PIVOT:
                    return False
                moments[row, row] = np.sqrt(value)
            else:
                moments[row, column] = value / moments[column, column]
    return True


@kernel
def lower(factor: Floats, right: Floats) -> None:
    """L⁻¹ right, in place."""
    for row in range(len(right)):
        value = right[row]
        for at in range(row):
            value -= factor[row, at] * right[at]
        right[row] = value / factor[row, row]


@kernel
def _solve(factor: Floats, right: Floats) -> None:
    """(L Lᵀ)⁻¹ right, in place."""
    lower(factor, right)
    for row in range(len(right) - 1, -1, -1):
        value = right[row]
        for at in range(row + 1, len(right)):
            value -= factor[at, row] * right[at]
        right[row] = value / factor[row, row]


@kernel
def climb(
    persons: float,
    single: Floats,
    first: Terms,
    second: Terms,
    shared: Floats,
    beta: Floats,
    bound: float,
) -> tuple[int, float, float]:
    """``EXISTS``, ``NONE`` or ``BELOW``; the log likelihood; the variance of the intercept.

    ``beta`` is the start and becomes the estimate. Given up, as ``BELOW``, once the likelihood
    will not reach ``bound``: twice what Newton's decrement promises is too little.
    """
    lists, size = len(single), len(beta)
    part, place, begin, members = parts(lists, first, second)
    home, cell = terms(part, place, first, second)
    margins = np.zeros(size)
    margins[0] = persons
    for each in range(lists):
        margins[1 + each] = single[each]
    for at in range(len(first)):
        margins[1 + lists + at] = shared[at]
    sums, grown = np.zeros(begin[-1]), np.zeros(begin[-1])
    moments, scale, share = np.zeros((size, size)), np.zeros(size), np.zeros(size)
    step, slope, before = np.zeros(size), np.zeros(size), beta.copy()
    height = -np.inf
    for _ in range(_STEPS):
        everybody = weigh(beta, first, second, shared, begin, members, sums, grown)
        unseen = np.exp(beta[0])
        reached = unseen - everybody
        for at in range(size):
            reached += beta[at] * margins[at]
        if not reached >= height - _ROUNDING * (abs(height) + persons):
            for at in range(size):
                beta[at] = 0.5 * (beta[at] + before[at])
            continue
        fill(moments, share, everybody, unseen, sums, begin, home, cell)
        hold(moments, scale, shared)
        if not factorise(moments):
            return NONE, reached, np.inf
        slope[0] = (persons - everybody + unseen) * scale[0]
        for at in range(1, size):
            slope[at] = (margins[at] - everybody * share[at]) * scale[at]
        for at in range(len(first)):
            if shared[at] == 0:
                slope[1 + lists + at] = 0.0
        for at in range(size):
            step[at] = slope[at]
        _solve(moments, step)
        longest, promised = 0.0, 0.0
        for at in range(size):
            promised += slope[at] * step[at]
            longest = max(longest, abs(step[at] * scale[at]))
        if promised < _FLAT and longest > _FAR:
            return NONE, reached, np.inf
        if reached + promised < bound:
            return BELOW, reached, np.inf
        height = reached
        length = 1.0 if longest <= _LONGEST else _LONGEST / longest
        for at in range(size):
            before[at] = beta[at]
            beta[at] += length * step[at] * scale[at]
        if longest < _STEP and unseen > _LOST * persons:
            return NONE, reached, np.inf
        if longest < _STEP:
            for at in range(size):
                step[at] = 0.0
            step[0] = scale[0]
            _solve(moments, step)
            return EXISTS, reached, step[0] * scale[0]
    return NONE, height, np.inf
