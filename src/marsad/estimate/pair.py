"""Two lists: Chapman's estimate, and what it becomes as the lists depend on each other.

In: Lists. Out: an Estimate of kind ``band``, or its refusal; a table of all pairs. Touches nothing.

With a persons on the first list alone, b on the second alone and m on both, an odds ratio ψ between
the lists leaves ψ a b / m unseen. Two lists say nothing about ψ; independence is ψ = 1, lists that
draw on each other have ψ > 1. Estimate: ψ a b / (m + 1), for ψ = 1 Chapman's (1951, University of
California Publications in Statistics 1, 131–160). Interval at each ψ: every number of unseen whose
logarithm of the odds ratio, ½ added to the cells, agrees with ψ, which is the transformed logit
interval of Sadinle (2009, Communications in Statistics – Simulation 38, 1909–1924) at ψ = 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, isfinite, log, sqrt
from statistics import NormalDist

import numpy as np

from marsad.errors import UseError
from marsad.estimate.lists import Lists
from marsad.estimate.outcome import LEVEL, Method, answer, check_level, refused
from marsad.model import Estimate

METHOD = Method(
    "chapman",
    "Two lists with a band over dependence",
    "Chapman's estimate under independence; the band covers sampling at every odds ratio in range",
    (
        "The odds ratio between the two lists lies in the range given; the table cannot say so.",
        "Within a list, everybody is as likely to be recorded.",
        "Nobody enters or leaves the population, and records are matched without error.",
    ),
    kind="band",
)
ODDS = (0.5, 2.0)  # a convention: dependence that halves or doubles the odds
_STEPS = 5  # odds ratios shown, independence in the middle of the default range
_HALF = 0.5  # added to each cell, as in Sadinle 2009
_TWO = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of the lists. ``first``, ``second``: persons on it and not on the other; ``both``.

    ``point``, ``low``, ``high``: the population if the two were independent (Chapman), None where
    nobody is on both. ``odds`` (with ``odds_low``, ``odds_high``): their odds ratio among persons
    on some other list, ½ added to each cell; None where there is no other list. Far from 1, the
    two depend on each other, or the persons on other lists differ.
    """

    names: tuple[str, str]
    first: int
    second: int
    both: int
    point: float | None
    low: float | None
    high: float | None
    odds: float | None
    odds_low: float | None
    odds_high: float | None


def chapman(
    lists: Lists,
    *,
    pair: Sequence[str] | None = None,
    odds: tuple[float, float] = ODDS,
    level: float = LEVEL,
) -> Estimate:
    """The population in persons, with the band as the odds ratio runs over ``odds``.

    ``point`` is Chapman's estimate (independence); ``low`` is the lower limit at the least odds
    ratio, ``high`` the upper limit at the greatest. ``pair`` names two of more lists; persons on
    neither of them are then unseen. Refuses more than two lists without ``pair``, and lists that
    share nobody. Raises UseError for odds that do not enclose 1, a wrong pair or level.
    """
    check_level(level)
    _enclose(odds)
    settings = {"odds ratios": list(odds), "pair": None if pair is None else list(pair)}
    if pair is None and len(lists.names) > _TWO:
        reason = f"The table has {len(lists.names)} lists: name two of them, or see all pairs."
        return refused(METHOD, lists, reason, level=level, settings=settings)
    two = lists if pair is None else _only(lists, pair)
    first, second, both = _cells(two)
    if not both:
        reason = "Nobody is on both lists: nothing bounds the population from above."
        return refused(METHOD, two, reason, level=level, settings=settings)
    steps = sorted({1.0, *np.geomspace(*odds, _STEPS).round(12).tolist()})
    at = {step: _limits(first, second, both, step, level) for step in steps}
    shown = [
        {"odds ratio": step, "point": _point(first, second, both, step), "low": at[step][0],
         "high": at[step][1]}
        for step in steps
    ]  # fmt: skip
    warnings = () if first and second else ("One list holds everybody who is on the other.",)
    alone = {
        f"only on {name}": number for name, number in zip(two.names, (first, second), strict=True)
    }
    return answer(
        METHOD, two, _point(first, second, both, 1.0), at[steps[0]][0], at[steps[-1]][1],
        level=level, settings=settings, warnings=warnings,
        diagnostics={"on both": both, **alone, "over odds ratios": shown,
                     "under independence": at[1.0]},
    )  # fmt: skip


def pairs(lists: Lists, *, level: float = LEVEL) -> tuple[Pair, ...]:
    """Every two lists by themselves, and how far they depend on each other among others' persons.

    Estimates that differ widely between pairs say that some lists depend on each other. Raises
    UseError for a wrong level.
    """
    check_level(level)
    return tuple(_pair(lists, at, to, level) for at, to in combinations(range(len(lists.names)), 2))


def _pair(lists: Lists, at: int, to: int, level: float) -> Pair:
    one, other = lists.patterns[:, at] > 0, lists.patterns[:, to] > 0
    first, second, both = (
        int(lists.counts[which].sum()) for which in (one & ~other, other & ~one, one & other)
    )
    names = lists.names[at], lists.names[to]
    point, low, high = _independent(first, second, both, level)
    third = np.delete(lists.patterns, [at, to], axis=1).any(axis=1)
    if not third.any():
        return Pair(names, first, second, both, point, low, high, None, None, None)
    inside = [
        float(lists.counts[third & which].sum()) + _HALF
        for which in (one & other, one & ~other, other & ~one, ~one & ~other)
    ]
    return Pair(names, first, second, both, point, low, high, *_ratio(inside, level))


def _independent(
    first: int, second: int, both: int, level: float
) -> tuple[float | None, float | None, float | None]:
    if not both:
        return None, None, None
    return _point(first, second, both, 1.0), *_limits(first, second, both, 1.0, level)


def _point(first: int, second: int, both: int, odds: float) -> float:
    return first + second + both + odds * first * second / (both + 1)


def _limits(first: int, second: int, both: int, odds: float, level: float) -> tuple[float, float]:
    a, b, m = first + _HALF, second + _HALF, both + _HALF
    unseen = odds * a * b / m
    spread = exp(_normal(level) * sqrt(1 / a + 1 / b + 1 / m + 1 / max(unseen, _HALF)))
    n, point = first + second + both, _point(first, second, both, odds)
    low, high = n - _HALF + unseen / spread, n - _HALF + unseen * spread
    return max(n, min(low, point)), max(high, point)  # with empty cells Chapman's may lie outside


def _ratio(cells: Sequence[float], level: float) -> tuple[float, float, float]:
    both, first, second, neither = cells
    odds = both * neither / (first * second)
    spread = exp(_normal(level) * sqrt(1 / both + 1 / neither + 1 / first + 1 / second))
    return odds, odds / spread, odds * spread


def _normal(level: float) -> float:
    return NormalDist().inv_cdf(0.5 + level / 2)


def _cells(two: Lists) -> tuple[int, int, int]:
    _, first, second, both = (int(count) for count in two.cells())
    return first, second, both


def _only(lists: Lists, pair: Sequence[str]) -> Lists:
    if len(pair) != _TWO or len(set(pair)) != _TWO or not set(pair) <= set(lists.names):
        raise UseError(
            f"pair {', '.join(pair)}", "is not two of the lists",
            f"choose two of {', '.join(lists.names)}",
        )  # fmt: skip
    for name in lists.names:
        if name not in pair:
            lists = lists.without(name)
    return lists


def _enclose(odds: tuple[float, float]) -> None:
    low, high = odds
    if not (0 < low <= 1 <= high and isfinite(log(high))):
        raise UseError(
            f"odds ratios {low} to {high}", "do not enclose independence (1)",
            "give a range such as 0.5 to 2",
        )  # fmt: skip
