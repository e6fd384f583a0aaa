"""Have chains met, and how much are their draws worth: Vehtari and others 2021.

In: draws (chains, draws) of one number. Out: split R-hat and effective sample sizes. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

TAILS = (0.05, 0.95)  # quantiles whose effective sizes the tail's is the smaller of
_LEAST = 8  # draws of a chain: fewer, halved, say nothing


@dataclass(frozen=True, slots=True)
class Convergence:
    """``rhat``: rank-normalised split R-hat, the larger of bulk and folded; 1 where chains agree.

    ``bulk``, ``tail``: effective sample sizes, in independent draws, of all chains together.
    """

    rhat: float
    bulk: float
    tail: float


def convergence(draws: ArrayLike) -> Convergence:
    """R-hat and effective sample sizes of ``draws`` (chains, draws), at least 8 draws each.

    Vehtari, Gelman, Simpson, Carpenter & Bürkner 2021, Bayesian Analysis 16(2). Draws that are
    all the same converged, and are worth one; chains that stand still apart did not (infinity).
    Raises ValueError for another shape or a draw that is not finite.
    """
    halves = _halves(draws)
    if np.all(halves == halves.flat[0]):
        return Convergence(1.0, 1.0, 1.0)
    folded = np.abs(halves - np.median(halves))
    ranked = _normal_ranks(halves)
    tails = [_size((halves <= np.quantile(halves, at)).astype(float)) for at in TAILS]
    return Convergence(max(_rhat(ranked), _rhat(_normal_ranks(folded))), _size(ranked), min(tails))


def rhat(draws: ArrayLike) -> float:
    """Rank-normalised split R-hat alone: cheap enough for a progress bar."""
    halves = _halves(draws)
    if np.all(halves == halves.flat[0]):
        return 1.0
    folded = np.abs(halves - np.median(halves))
    return max(_rhat(_normal_ranks(halves)), _rhat(_normal_ranks(folded)))


def _halves(draws: ArrayLike) -> NDArray[Any]:
    """(2 chains, draws // 2): a chain that drifts then disagrees with itself."""
    given = np.asarray(draws, dtype=np.float64)
    if given.ndim != 2 or given.shape[1] < _LEAST or not np.isfinite(given).all():
        raise ValueError(f"draws are (chains, at least {_LEAST} draws), finite; not {given.shape}")
    half = given.shape[1] // 2
    return np.asarray(np.concatenate([given[:, :half], given[:, -half:]]))


def _normal_ranks(halves: NDArray[Any]) -> NDArray[Any]:
    """Each draw as the normal quantile of its rank among all, ties at their mean (Blom 1958)."""
    from scipy.special import ndtri

    flat = halves.ravel()
    _, where, times = np.unique(flat, return_inverse=True, return_counts=True)
    mean_rank = np.cumsum(times) - (times - 1) / 2
    ranked = ndtri((mean_rank[where.ravel()] - 0.375) / (flat.size + 0.25))
    return np.asarray(ranked, dtype=np.float64).reshape(halves.shape)


def _rhat(chains: NDArray[Any]) -> float:
    draws = chains.shape[1]
    within = chains.var(axis=1, ddof=1).mean()
    between = chains.mean(axis=1).var(ddof=1)
    if within == 0.0:
        return 1.0 if between == 0.0 else float("inf")
    return float(np.sqrt((draws - 1) / draws + between / within))


def _size(chains: NDArray[Any]) -> float:
    """Effective sample size: Geyer's (1992) initial monotone sequence over combined chains."""
    number, draws = chains.shape
    within = chains.var(axis=1, ddof=1).mean()
    spread = within * (draws - 1) / draws + chains.mean(axis=1).var(ddof=1)
    if spread == 0.0:
        return 1.0
    covariance = _autocovariance(chains).mean(axis=0)
    correlation = 1.0 - (within - covariance * draws / (draws - 1)) / spread
    correlation[0] = 1.0
    even = 2 * (draws // 2)
    pairs = correlation[:even:2] + correlation[1:even:2]
    stop = int(np.argmax(pairs < 0)) if (pairs < 0).any() else len(pairs)
    steady = np.minimum.accumulate(pairs[: max(stop, 1)])
    time = max(-1.0 + 2.0 * float(steady.sum()), 1.0 / np.log10(number * draws))
    return float(number * draws / time)


def _autocovariance(chains: NDArray[Any]) -> NDArray[Any]:
    """(chains, lags), by the fast Fourier transform, divided by the number of draws."""
    draws = chains.shape[1]
    centred = chains - chains.mean(axis=1, keepdims=True)
    length = 1 << (2 * draws - 1).bit_length()
    power = np.abs(np.fft.rfft(centred, length, axis=1)) ** 2
    return np.asarray(np.fft.irfft(power, length, axis=1)[:, :draws] / draws)
