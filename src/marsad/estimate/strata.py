"""Strata: a panel for each part of the population, and totals over them.

In: Lists of disjoint strata. Out: a Stratified. Pure.

People differ in how likely a list is to reach them; methods assume less where each stratum
(region, month, sex) is estimated by itself (Sekar & Deming 1949). A total stands only where every
stratum answered: a stratum left out would be counted as holding nobody unseen.
"""

from __future__ import annotations

import dataclasses
import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from marsad.errors import UseError
from marsad.estimate import panel
from marsad.estimate.lists import Lists
from marsad.estimate.methods import SEED, Tell
from marsad.estimate.outcome import LEVEL, posterior
from marsad.estimate.panel import Panel
from marsad.model import Estimate

TOTAL = "all strata"
_ASSUMED = "The strata share nobody, and their estimates err independently of each other."


@dataclass(frozen=True, slots=True)
class Stratified:
    """``panels``: one for each stratum. ``totals``: for each method the sum over all of them."""

    panels: tuple[Panel, ...]
    totals: tuple[Estimate, ...]


def stratified(
    strata: Sequence[Lists],
    methods: Sequence[str] | None = None,
    *,
    seed: int = SEED,
    level: float = LEVEL,
    tell: Tell | None = None,
) -> Stratified:
    """A Panel for each stratum and the totals of the methods that all strata were asked.

    Raises UseError where a stratum is given twice or none is.
    """
    names = [lists.stratum for lists in strata]
    if not strata or len(set(names)) < len(names):
        raise UseError("strata", "none is given, or one is given twice", "name each stratum once")
    panels = tuple(
        panel.estimate(lists, methods, seed=seed_of(seed, lists.stratum), level=level, tell=tell)
        for lists in strata
    )
    return Stratified(panels, totals(panels, seed=seed))


def totals(panels: Sequence[Panel], *, seed: int = SEED) -> tuple[Estimate, ...]:
    """For each method that is in every panel, the total over the panels."""
    first = [item.method for item in panels[0].estimates]
    by_panel = [{item.method: item for item in one.estimates} for one in panels]
    return tuple(
        total([found[method] for found in by_panel], seed=seed)
        for method in first
        if all(method in found for found in by_panel)
    )


def total(estimates: Sequence[Estimate], *, seed: int = SEED) -> Estimate:
    """The sum of one method's Estimates over disjoint strata.

    With posterior draws the draws are added, each stratum's in a random order of its own;
    the point is the median of the sums. Without, points are added and the interval follows from
    those of the strata by the method of variance estimates recovery (Zou & Donner 2008). Ends of
    a band are added: an assumption bends everywhere alike. A refusal in one stratum refuses all.
    """
    first = estimates[0]
    made = dataclasses.replace(
        first,
        observed=sum(item.observed for item in estimates),
        stratum=TOTAL,
        settings={**first.settings, "strata": [item.stratum for item in estimates]},
        seed=None if first.seed is None else seed,
        diagnostics={},
        assumptions=(*first.assumptions, _ASSUMED),
        warnings=tuple(f"{item.stratum}: {said}" for item in estimates for said in item.warnings),
        draws=None,
    )
    if refusing := [item for item in estimates if item.refusal is not None]:
        why = "; ".join(f"{item.stratum}: {item.refusal}" for item in refusing)
        return dataclasses.replace(
            made, point=None, low=None, high=None, refusal=f"not in every stratum ({why})"
        )
    sampled = [posterior(item) for item in estimates]
    if all(draws is not None for draws in sampled):
        draws = _added([np.ravel(one) for one in sampled], seed)
        tail = (1 - first.level) / 2
        low, point, high = (float(end) for end in np.quantile(draws, (tail, 0.5, 1 - tail)))
        return dataclasses.replace(
            made, point=point, low=low, high=high, draws=draws[np.newaxis, :]
        )
    low_end, point, high_end = _recovered(estimates, band=first.kind == "band")
    return dataclasses.replace(made, point=point, low=low_end, high=high_end)


def seed_of(seed: int, stratum: str | None) -> int:
    """A stratum's own seed: the same whatever other strata there are and in whatever order."""
    digest = hashlib.sha256(f"{seed}\x1f{stratum or ''}".encode()).digest()
    return int.from_bytes(digest[:4], "big")


def _added(draws: Sequence[np.ndarray], seed: int) -> np.ndarray:
    number = min(len(one) for one in draws)
    source = np.random.default_rng(seed)
    return np.asarray(sum(source.permutation(one)[:number] for one in draws), dtype=np.float64)


def _recovered(
    estimates: Sequence[Estimate], *, band: bool
) -> tuple[float | None, float, float | None]:
    points = [item.point for item in estimates if item.point is not None]
    lows = [item.low for item in estimates if item.low is not None]
    highs = [item.high for item in estimates if item.high is not None]
    point = math.fsum(points)
    if band:
        low, high = math.fsum(lows), math.fsum(highs)
    else:
        low = point - math.hypot(*(p - end for p, end in zip(points, lows, strict=False)))
        high = point + math.hypot(*(end - p for p, end in zip(points, highs, strict=False)))
    whole = len(points)
    return (
        max(low, float(sum(item.observed for item in estimates))) if len(lows) == whole else None,
        point,
        high if len(highs) == whole else None,
    )
