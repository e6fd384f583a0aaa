"""Bias-corrected and accelerated bootstrap intervals (Efron 1987).

In: an estimate, its bootstrap repetitions, its values with one person left out. Out:
:class:`Accelerated`. Touches nothing.

Repetitions without an estimate count as infinite: dropping them would make the interval narrower
the less the table can say.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from marsad.estimate.loglinear.fits import Floats

_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Accelerated:
    """``low`` and ``high`` (infinite where repetitions without an estimate reach it), with the
    Monte Carlo standard error of each; ``shift`` z0 and ``acceleration`` a; ``extreme``: an end
    lies beyond all but the outermost repetition."""

    low: float
    high: float
    low_error: float
    high_error: float
    shift: float
    acceleration: float
    extreme: bool


def accelerated(
    point: float, repeated: Floats, without_one: Floats, persons: NDArray[np.int64], level: float
) -> Accelerated:
    """The interval from (B,) repetitions and (M,) estimates without one of (M,) ``persons``."""
    drawn = np.sort(repeated)
    shift = _shift(point, drawn)
    bend = _acceleration(without_one, persons)
    low, high = (_level(tail, shift, bend) for tail in ((1 - level) / 2, (1 + level) / 2))
    return Accelerated(
        _quantile(drawn, low),
        _quantile(drawn, high),
        _quantile_error(drawn, low),
        _quantile_error(drawn, high),
        shift,
        bend,
        low * len(drawn) < 1 or (1 - high) * len(drawn) < 1,
    )


def _shift(point: float, drawn: Floats) -> float:
    """How far the estimate lies from the median repetition; ties count half."""
    below = float(np.mean(drawn < point) + 0.5 * np.mean(drawn == point))
    edge = 0.5 / len(drawn)
    return _NORMAL.inv_cdf(min(max(below, edge), 1 - edge))


def _acceleration(without_one: Floats, persons: NDArray[np.int64]) -> float:
    """A sixth of the skewness of the jackknife, patterns weighted by their persons."""
    known = np.isfinite(without_one)
    values, weights = without_one[known], persons[known].astype(np.float64)
    if not weights.sum():
        return 0.0
    away = np.average(values, weights=weights) - values
    spread = float(np.sum(weights * away**2))
    return float(np.sum(weights * away**3)) / (6 * spread**1.5) if spread > 0 else 0.0


def _level(tail: float, shift: float, bend: float) -> float:
    moved = shift + _NORMAL.inv_cdf(tail)
    room = 1 - bend * moved
    if room <= 0:  # the correction has run past its pole: the end is that of the repetitions
        return 0.0 if moved < 0 else 1.0
    return _NORMAL.cdf(shift + moved / room)


def _quantile(drawn: Floats, share: float) -> float:
    """Linear between order statistics, infinite as soon as one of them is."""
    at = share * (len(drawn) - 1)
    below = int(at)
    above = min(below + 1, len(drawn) - 1)
    low, high = float(drawn[below]), float(drawn[above])
    if low == high or at == below:
        return low
    return low + (at - below) * (high - low)


def _quantile_error(drawn: Floats, share: float) -> float:
    """Half the distance of the quantiles a binomial standard error of the share away."""
    error = (share * (1 - share) / len(drawn)) ** 0.5
    above, below = (_quantile(drawn, min(max(share + s * error, 0.0), 1.0)) for s in (1, -1))
    return 0.5 * (above - below) if np.isfinite(above) else float("inf")
