"""One answer from several versions of the lists: imputed fields, or sampled linkages.

In: one method's Estimates, one for each version. Out: an Estimate that carries the difference
between the versions in its interval. Pure.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence
from statistics import NormalDist, fmean, variance

import numpy as np

from marsad.errors import UseError
from marsad.estimate.outcome import posterior
from marsad.model import Estimate

IMPUTED = "What is missing was imputed from its distribution given what is known."
LINKED = "The linkages were sampled from their distribution given the lists."


def over_imputations(estimates: Sequence[Estimate]) -> Estimate:
    """Rubin's rules (1987) over m imputations: variance within + (1 + 1/m) between.

    On the scale of log N, where intervals are nearly even; the reference is Student's t with
    Rubin's degrees of freedom. Any refusal refuses. Raises UseError below two imputations.
    """
    return _pooled(estimates, "imputations", IMPUTED)


def over_linkages(estimates: Sequence[Estimate]) -> Estimate:
    """Linear pooling over sampled linkages (Sadinle 2018): an equal mixture of their posteriors.

    Without posterior draws Rubin's rules stand in. Any refusal refuses. Raises UseError below two.
    """
    if all(posterior(item) is not None for item in estimates):
        return _mixed(estimates)
    return _pooled(estimates, "linkages", LINKED)


def _shared(estimates: Sequence[Estimate], what: str, assumed: str) -> Estimate:
    if len(estimates) < 2:
        raise UseError(what, f"{len(estimates)} cannot show how they differ", "give at least two")
    first = estimates[0]
    if len({(item.method, item.level, item.stratum) for item in estimates}) > 1:
        raise UseError(what, "are of different methods, levels or strata", "combine each by itself")
    said = dict.fromkeys(word for item in estimates for word in item.warnings)
    made = dataclasses.replace(
        first,
        observed=round(fmean(item.observed for item in estimates)),
        settings={**first.settings, what: len(estimates)},
        diagnostics={
            "observed": [item.observed for item in estimates],
            "points": [item.point for item in estimates],
        },
        assumptions=(*first.assumptions, assumed),
        warnings=tuple(said),
        draws=None,
    )
    refusing = [at for at, item in enumerate(estimates, 1) if item.refusal is not None]
    if refusing:
        reason = estimates[refusing[0] - 1].refusal
        why = f"refused in {len(refusing)} of {len(estimates)} {what} ({reason})"
        return dataclasses.replace(made, point=None, low=None, high=None, refusal=why)
    return made


def _mixed(estimates: Sequence[Estimate]) -> Estimate:
    made = _shared(estimates, "linkages", LINKED)
    if made.refusal is not None:
        return made
    each = [np.ravel(item.draws) for item in estimates]
    number = min(len(one) for one in each)
    # evenly spaced draws of the longer chains: every linkage weighs the same
    draws = np.concatenate(
        [one[np.linspace(0, len(one) - 1, number).round().astype(int)] for one in each]
    )
    tail = (1 - made.level) / 2
    low, point, high = (float(end) for end in np.quantile(draws, (tail, 0.5, 1 - tail)))
    return dataclasses.replace(made, point=point, low=low, high=high, draws=draws[np.newaxis, :])


def _pooled(estimates: Sequence[Estimate], what: str, assumed: str) -> Estimate:
    made = _shared(estimates, what, assumed)
    if made.refusal is not None:
        return made
    points = [float(item.point) for item in estimates if item.point is not None]
    if made.kind == "band":  # no chance to combine: the widest bending of the assumption
        return dataclasses.replace(
            made,
            point=fmean(points),
            low=_extreme(min, [item.low for item in estimates]),
            high=_extreme(max, [item.high for item in estimates]),
        )
    spreads = [_variance(item) for item in estimates]
    if any(spread is None for spread in spreads):
        why = f"one of the {what} has no closed interval, so its variance is unknown"
        return dataclasses.replace(made, point=None, low=None, high=None, refusal=why)
    logs = [math.log(point) for point in points]
    within, between = fmean(s for s in spreads if s is not None), variance(logs)
    number = len(logs)
    added = (1 + 1 / number) * between
    wide = _student(number, within, added, made.level) * math.sqrt(within + added)
    middle = fmean(logs)
    least = float(min(item.observed for item in estimates))
    return dataclasses.replace(
        made,
        point=math.exp(middle),
        low=max(math.exp(middle - wide), least),
        high=math.exp(middle + wide),
        diagnostics={
            **made.diagnostics,
            "variance_within": within,
            "variance_between": between,
            "scale": "log N",
        },
    )


def _student(number: int, within: float, added: float, level: float) -> float:
    """The quantile of Student's t with Rubin's degrees of freedom; normal where none differ."""
    upper = 0.5 + level / 2
    if added == 0:
        return NormalDist().inv_cdf(upper)
    from scipy.special import stdtrit  # loaded where versions are combined only

    return float(stdtrit((number - 1) * (1 + within / added) ** 2, upper))


def _variance(item: Estimate) -> float | None:
    """The variance of log N: of the draws, or from the width of the interval."""
    if (draws := posterior(item)) is not None:
        return float(np.var(np.log(np.ravel(draws)), ddof=1))
    if item.low is None or item.high is None:
        return None
    wide = math.log(item.high) - math.log(item.low)
    return (wide / (2 * NormalDist().inv_cdf(0.5 + item.level / 2))) ** 2


def _extreme(choose: Callable[[list[float]], float], ends: Sequence[float | None]) -> float | None:
    known = [end for end in ends if end is not None]
    return choose(known) if len(known) == len(ends) else None
