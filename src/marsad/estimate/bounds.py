"""A bound on the population from below, out of who was seen once and who was seen twice.

In: Lists. Out: an Estimate of kind ``lower_bound``, or its refusal. Touches nothing.

With J lists, f1 persons on exactly one and f2 on exactly two, the unseen are at least
(J − 1)/J · f1 (f1 − 1) / (2 (f2 + 1)), the bias-corrected form of Chao (1987, Biometrics 43,
783–791; 2005), defined for f2 = 0 too. It supposes that the lists catch equally well. Where they
do not, it is too high for a bound; ``unequal`` sums over pairs of lists instead,
Σ_{j<k} f1j f1k / (f2 + 1), with f1j persons on list j alone, which bounds N wherever the odds of
being caught are a product of person and list (Rivest & Baillargeon 2007, Biometrics 63, 999–1006).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log1p, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from marsad.estimate.lists import Lists
from marsad.estimate.outcome import LEVEL, Method, answer, check_level
from marsad.model import Estimate

METHOD = Method(
    "chao",
    "Chao's lower bound",
    "bias-corrected lower bound; log-normal confidence interval of the bound",
    (
        "No list makes being on another less likely; persons may be easier or harder to catch.",
        "The lists are of similar reach, or the form for unequal lists is used.",
        "Nobody enters or leaves the population, and records are matched without error.",
    ),
    kind="lower_bound",
)
_APART = 0.02  # of N: from here on, a difference between the two forms is said


@dataclass(frozen=True, slots=True)
class Seen:
    """``alone``: (J,) persons on list j only; ``twice``: on exactly two; ``n``: on any."""

    alone: NDArray[np.float64]
    twice: float
    n: int

    @property
    def once(self) -> float:
        """Persons on exactly one list."""
        return float(self.alone.sum())


def chao(lists: Lists, *, level: float = LEVEL, unequal: bool = False) -> Estimate:
    """Chao's lower bound of the population, in persons, with a log-normal interval (Chao 1987).

    ``unequal``: the form for lists of unequal reach. ``high`` is None where nobody unseen is
    inferred: then the bound is the number observed. Raises UseError for a ``level`` outside (0, 1).
    """
    check_level(level)
    seen = _seen(lists)
    settings = {"unequal": unequal, "bias corrected": True}
    missing = {form: _unseen(seen, form) for form in (False, True)}
    point = seen.n + missing[unequal]
    diagnostics: dict[str, object] = {
        "on exactly one list": int(seen.once),
        "on exactly two lists": int(seen.twice),
        "bound for equal lists": seen.n + missing[False],
        "bound for unequal lists": seen.n + missing[True],
    }
    warnings = _warnings(seen, missing, unequal)
    if missing[unequal] <= 0:
        return answer(
            METHOD, lists, point, float(seen.n), None, level=level, settings=settings,
            diagnostics=diagnostics, warnings=warnings,
        )  # fmt: skip
    variance = _variance(seen, missing[unequal], unequal)
    diagnostics["standard error"] = sqrt(variance)
    low, high = lognormal(seen.n, missing[unequal], variance, level)
    return answer(
        METHOD, lists, point, low, high, level=level, settings=settings,
        diagnostics=diagnostics, warnings=warnings,
    )  # fmt: skip


def lognormal(n: int, missing: float, variance: float, level: float) -> tuple[float, float]:
    """Interval of n + ``missing`` persons that never falls below n (Chao 1987, section 4).

    ``missing`` persons, above 0, with ``variance`` persons squared: its logarithm is taken for
    normal.
    """
    spread = exp(NormalDist().inv_cdf(0.5 + level / 2) * sqrt(log1p(variance / missing**2)))
    return n + missing / spread, n + missing * spread


def _seen(lists: Lists) -> Seen:
    on = lists.patterns.sum(axis=1)
    once = on == 1
    alone = lists.counts[once] @ lists.patterns[once].astype(np.float64)
    return Seen(alone, float(lists.counts[on == 2].sum()), lists.n)


def _unseen(seen: Seen, unequal: bool) -> float:
    if unequal:
        return float(seen.once**2 - (seen.alone**2).sum()) / (2 * (seen.twice + 1))
    size = len(seen.alone)
    return (size - 1) / size * seen.once * (seen.once - 1) / (2 * (seen.twice + 1))


def _variance(seen: Seen, missing: float, unequal: bool) -> float:
    """Of n + missing in a multinomial of N persons, by the delta method (Chao 1987, eq. 7)."""
    size = len(seen.alone)
    if unequal:
        slopes = (seen.once - seen.alone) / (seen.twice + 1)
    else:
        slopes = np.full(size, (size - 1) / size * (2 * seen.once - 1) / (2 * (seen.twice + 1)))
    counts = np.array([*seen.alone, seen.twice, seen.n - seen.once - seen.twice])
    gradient = np.array([*(1 + slopes), 1 - missing / (seen.twice + 1), 1.0])
    drift = float(counts @ gradient) ** 2 / (seen.n + missing)
    return max(float(counts @ gradient**2) - drift, 0.0)


def _warnings(seen: Seen, missing: dict[bool, float], unequal: bool) -> tuple[str, ...]:
    found = []
    if missing[unequal] <= 0:
        found.append("Too few are on one list only: the bound is the number observed itself.")
    if not seen.twice:
        found.append("Nobody is on exactly two lists: the bound rests on its bias correction.")
    if not unequal and missing[False] - missing[True] > _APART * (seen.n + missing[True]):
        found.append(
            "The lists differ in reach; the bound for unequal lists is "
            f"{seen.n + missing[True]:,.0f}, and this one may lie above the population."
        )
    return tuple(found)
