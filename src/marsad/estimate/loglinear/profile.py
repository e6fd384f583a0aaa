"""The profile-likelihood interval of the size of a population (Cormack 1992).

In: the Poisson deviance of a model when so many are supposed unseen. Out: :class:`Profile`.
Touches nothing.

With n₀ unseen and N = n + n₀, the multinomial likelihood maximised over the model's other
parameters is, up to a constant, ℓ(n₀) = s(N) − s(n₀) − D(n₀) / 2: D is the deviance of the model
fitted with n₀ in the unseen cell, s(x) = log Γ(x + 1) − x log x + x. The interval holds every N
with 2 (max ℓ − ℓ) at most the quantile of χ² with one degree of freedom. Written with s, nothing
of the size of log N! is ever subtracted, so counts of 10¹² lose no digits.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from marsad.estimate.loglinear.fits import Floats

Deviances = Callable[[Floats], Floats]  # (K,) supposed unseen → (K,) deviances

_SECTIONS = 16  # values of n₀ tried at once; each round narrows an end this many times
_ROUNDS = 11
_WIDEST = 1e6  # times everybody the estimate counts: beyond it the interval is called open
_EXACT = 50.0  # below it s(x) is summed as written, above by Stirling's series
_FLAT = 1e-5  # of ℓ over a grid; a parabola through three of its points is then the peak


@dataclass(frozen=True, slots=True)
class Profile:
    """``low`` and ``high`` of all persons; ``high`` None where it is open upwards. ``peak`` is
    the N of greatest multinomial likelihood, close to the estimate and not the same."""

    low: float
    high: float | None
    peak: float


def profile(deviances: Deviances, observed: int, unseen: float, level: float) -> Profile:
    """The interval around an estimate of ``unseen`` persons."""
    seen = float(observed)

    def height(supposed: Floats) -> Floats:
        heights: Floats = (
            _stirling(supposed + seen) - _stirling(supposed) - 0.5 * deviances(supposed)
        )
        return heights

    peak, top = _peak(height, unseen)
    least = top - 0.5 * NormalDist().inv_cdf(0.5 + level / 2) ** 2
    low = _crossing(height, least, peak, 0.0)
    far = _far(height, least, peak, _WIDEST * (seen + unseen))
    high = None if far is None else _crossing(height, least, peak, far)
    return Profile(seen + low, None if high is None else seen + high, seen + peak)


def _peak(height: Deviances, unseen: float) -> tuple[float, float]:
    """The n₀ of greatest likelihood, by ever finer grids and at last a parabola."""
    low, high = 0.0, 2.0 * unseen + 1.0
    for _ in range(_ROUNDS):
        grid = np.linspace(low, high, _SECTIONS + 1)
        heights = height(grid)
        best = int(np.argmax(heights))
        if best == _SECTIONS:
            low, high = float(grid[-2]), 2.0 * high
            continue
        if np.ptp(heights) < _FLAT:
            break
        low, high = float(grid[max(best - 1, 0)]), float(grid[best + 1])
    if 0 < best < _SECTIONS:
        left, middle, right = heights[best - 1 : best + 2]
        if (bend := 2.0 * middle - left - right) > 0:
            shift = 0.5 * (right - left) / bend
            return float(grid[best] + shift * (grid[1] - grid[0])), float(middle)
    return float(grid[best]), float(heights[best])


def _far(height: Deviances, least: float, peak: float, widest: float) -> float | None:
    """Some n₀ above the peak that is outside the interval."""
    steps = np.geomspace(peak + 1.0, widest, 4 * _SECTIONS + 1)
    for at in range(0, len(steps), _SECTIONS):
        some = steps[at : at + _SECTIONS]
        outside = np.flatnonzero(height(some) < least)
        if len(outside):
            return float(some[outside[0]])
    return None


def _crossing(height: Deviances, least: float, inside: float, outside: float) -> float:
    """Where ℓ falls to ``least`` between an n₀ inside and one outside (or the bound 0, inside)."""
    if outside < inside and height(np.array([outside]))[0] >= least:
        return outside
    for _ in range(_ROUNDS):
        grid = np.linspace(inside, outside, _SECTIONS + 1)
        first = int(np.argmax(height(grid) < least))
        inside, outside = float(grid[max(first - 1, 0)]), float(grid[max(first, 1)])
        if abs(outside - inside) <= 1e-9 * (1.0 + abs(outside)):
            break
    return 0.5 * (inside + outside)


def _stirling(values: Floats) -> Floats:
    """s(x) = log Γ(x + 1) − x log x + x."""
    large = np.maximum(values, _EXACT)
    series = 0.5 * np.log(2 * np.pi * large) + (1.0 - 1.0 / (30.0 * large**2)) / (12.0 * large)
    return np.where(
        values >= _EXACT, series, [_summed(x) if x < _EXACT else 0.0 for x in values.tolist()]
    )


def _summed(value: float) -> float:
    whole = value * math.log(value) - value if value > 0 else 0.0
    return math.lgamma(value + 1.0) - whole
