"""Sparse log-linear models: estimates where many lists share nobody.

In: Lists. Out: an Estimate. Touches nothing.

Chan, Silverman & Vincent 2021 (J. Am. Stat. Assoc. 116) for the model with empty overlaps and the
choice of pairs; Silverman, Chan & Vincent 2024 (Stat. Comput. 34) for the bootstrap over the best
models; Fienberg & Rinaldo 2012 for existence.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from statistics import NormalDist

import numpy as np

from marsad.errors import UseError
from marsad.estimate.lists import Lists
from marsad.estimate.loglinear.fits import Floats
from marsad.estimate.loglinear.order import ordered
from marsad.estimate.outcome import LEVEL, Method, answer, refused
from marsad.estimate.sparsity import ranked
from marsad.estimate.sparsity.accelerated import Accelerated, accelerated
from marsad.estimate.sparsity.repeated import drawn, without_one
from marsad.estimate.sparsity.selection import Selection, by_bic, by_steps, shares
from marsad.model import Estimate

_ALWAYS = (
    "The population is closed and each person is matched rightly across lists.",
    "Within the model every person is equally likely to be recorded; dependence between lists is "
    "only what the model's interactions say.",
    "Interactions that the table is too sparse to show are zero, or, where their lists share "
    "nobody and they were chosen, mean that nobody can be on both.",
)
_REPEATED = (
    "The bootstrap repeats the choice of the model, so that choice is in the interval; persons are "
    "drawn independently of each other.",
)
_GIVEN = (
    "The interval is given the model: that it was chosen from the same table is not in it, so it "
    "is too narrow.",
)
METHOD = Method(
    name="sparse",
    title="Sparse log-linear model",
    reading="maximum-likelihood estimate of the chosen model; BCa bootstrap interval",
    assumptions=_ALWAYS + _REPEATED,
)
ONCE = replace(
    METHOD,
    reading="maximum-likelihood estimate of the chosen model; normal interval of the log of the "
    "unseen, given the model",
    assumptions=_ALWAYS + _GIVEN,
)
SELECTIONS = ("stepwise", "bic")
THRESHOLD = 0.02  # Chan, Silverman & Vincent 2021, after Bales, Hesketh & Silverman 2015
TOP = 60  # Silverman, Chan & Vincent 2024
REPETITIONS = 1000  # the bias correction can reach for the half per cent at one end
_REPEATED_UP_TO = 10  # lists; with more, one choice of pairs takes seconds


def sparse(
    lists: Lists,
    *,
    seed: int = 0,
    level: float = LEVEL,
    selection: str = "stepwise",
    threshold: float = THRESHOLD,
    order: int = 2,
    top: int = TOP,
    repetitions: int | None = None,
) -> Estimate:
    """The population by a log-linear model fit for empty overlaps, with a bootstrap interval.

    ``selection`` "stepwise": pairs of lists come in while the likelihood-ratio test is below
    ``threshold``; "bic": the best model of interactions up to ``order`` lists, and the bootstrap
    chooses among the ``top`` best (up to 10 lists). ``repetitions`` of the bootstrap: default 1000,
    with more than 10 lists none; with 0 the interval is given the model (Wald, on the log of the
    unseen). ``level`` of the interval; ``seed`` of the bootstrap. ``draws``: (1, repetitions).
    Refuses fewer than three lists, lists without overlap, a table on which no model has an
    estimate. Raises UseError for a wrong argument.
    """
    number = len(lists.names)
    times = _repetitions(repetitions, number)
    settings = _settings(selection, threshold, order, top, times, level)
    method = METHOD if times else ONCE
    if reason := _unfit(lists, selection):
        return refused(method, lists, reason, level=level, settings=settings, seed=seed)
    turned = ordered(lists)
    if selection == "stepwise":
        found = by_steps(turned, threshold)
    else:
        found = by_bic(turned, min(order, number - 1), top)
    if not math.isfinite(found.unseen):
        reason = "even the model of independence has no estimate: it lies at the boundary"
        return refused(method, lists, reason, level=level, settings=settings, seed=seed)
    wide = NormalDist().inv_cdf(0.5 + level / 2) * found.error
    low, high = (lists.n + found.unseen * math.exp(by) for by in (-wide, wide))
    diagnostics: dict[str, object] = {
        "model": found.model,
        **found.diagnostics,
        "error_of_log_unseen": found.error,
        "given_the_model": {"low": low, "high": high},
    }
    if not times:
        more = () if repetitions == 0 else (f"no bootstrap with more than {_REPEATED_UP_TO} lists",)
        return answer(
            ONCE, lists, lists.n + found.unseen, low, high, level=level, settings=settings,
            seed=seed, diagnostics=diagnostics, warnings=found.warnings + more,
        )  # fmt: skip
    repeated, words = found.again(drawn(turned.lists, seed, times))
    left, _ = found.again(without_one(turned.lists))
    persons = turned.lists.counts
    interval = accelerated(
        lists.n + found.unseen, lists.n + repeated, lists.n - 1 + left, persons, level
    )
    return answer(
        METHOD,
        lists,
        lists.n + found.unseen,
        interval.low,
        interval.high if math.isfinite(interval.high) else None,
        level=level,
        settings=settings,
        seed=seed,
        diagnostics=diagnostics | _bootstrap(interval, repeated, left, words),
        warnings=found.warnings + _warnings(interval, repeated, found, words),
        draws=lists.n + repeated[None],
    )


def _repetitions(wanted: int | None, lists: int) -> int:
    if wanted is None:
        return REPETITIONS if lists <= _REPEATED_UP_TO else 0
    if wanted < 0:
        raise UseError(f"repetitions={wanted}", "is negative", "give 1000, or 0 for none")
    return wanted


def _settings(
    selection: str, threshold: float, order: int, top: int, repetitions: int, level: float
) -> Mapping[str, object]:
    if selection not in SELECTIONS:
        raise UseError(
            f"selection={selection!r}", "is no selection", f"choose of {', '.join(SELECTIONS)}"
        )
    if not 0 < threshold < 1 or not 0 < level < 1:
        raise UseError(
            f"threshold={threshold}, level={level}", "are not both between 0 and 1", "give 0.95"
        )
    if order < 2 or top < 1:
        raise UseError(f"order={order}, top={top}", "leave no model", "give at least 2 and 1")
    way: dict[str, object] = {"threshold": threshold}
    if selection == "bic":
        way = {"order": order, "top": top}
    interval = "BCa bootstrap" if repetitions else "Wald on the log of the unseen"
    return {"selection": selection, **way, "repetitions": repetitions, "interval": interval}


def _unfit(lists: Lists, selection: str) -> str | None:
    number = len(lists.names)
    if number < 3:
        return "fewer than three lists: their dependence cannot be told from the unseen"
    if not (lists.patterns.sum(axis=1) > 1).any():
        return "no person is on two lists, so nothing says how many are on none"
    if selection == "bic" and number > ranked.MOST:
        return f"{number} lists have too many models to rank (most {ranked.MOST}); choose stepwise"
    return None


def _bootstrap(
    interval: Accelerated, repeated: Floats, left: Floats, words: list[str]
) -> dict[str, object]:
    return {
        "monte_carlo_error": {"low": interval.low_error, "high": interval.high_error},
        "bias_correction": interval.shift,
        "acceleration": interval.acceleration,
        "repetitions_without_estimate": int(np.isinf(repeated).sum()),
        "left_out_without_estimate": int(np.isinf(left).sum()),
        "models_of_repetitions": shares(words),
    }


def _warnings(
    interval: Accelerated, repeated: Floats, found: Selection, words: list[str]
) -> tuple[str, ...]:
    said = []
    if failed := int(np.isinf(repeated).sum()):
        said.append(
            f"{failed} of {len(repeated)} repetitions have no estimate and count as infinite"
        )
    if not math.isfinite(interval.high):
        said.append("the bootstrap does not bound the population from above")
    same = sum(word == found.model for word in words) / len(words)
    if same < 0.5:
        said.append(f"only {same:.0%} of the repetitions choose the same model")
    if interval.extreme:
        said.append("an end of the interval is the most extreme repetition: use more of them")
    return tuple(said)
