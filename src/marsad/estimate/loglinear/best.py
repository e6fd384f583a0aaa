"""Log-linear models: the best hierarchical model by BIC or AIC, and what the others say.

In: Lists. Out: an Estimate. Touches nothing.

Log of a cell's expected count = intercept + the effect of each list it is on + the interactions
the model holds (Fienberg 1972; Cormack 1989; Baillargeon & Rivest 2007). The unseen cell is on no
list, so its expected count is e^intercept, and the estimate is n + e^intercept.
"""

from __future__ import annotations

import math

import numpy as np

from marsad.errors import UseError
from marsad.estimate.lists import Lists
from marsad.estimate.loglinear import goodness, models, search
from marsad.estimate.loglinear.fits import Floats, fit
from marsad.estimate.loglinear.order import Ordered, ordered
from marsad.estimate.loglinear.profile import Profile, profile
from marsad.estimate.loglinear.search import Candidate, Search, Table
from marsad.estimate.outcome import LEVEL, Method, answer, refused
from marsad.model import Estimate

METHOD = Method(
    name="log-linear",
    title="Log-linear model",
    reading="maximum-likelihood estimate of the best model; profile-likelihood interval",
    assumptions=(
        "The population is closed and each person is matched rightly across lists.",
        "Within the model every person is equally likely to be recorded; dependence between lists "
        "is only what the model's interactions say.",
        "The interaction of all lists together is zero: no table can show otherwise.",
        "The interval is given the model: that the model was chosen from the same table is not in "
        "it, so it is too narrow where other models are nearly as good.",
    ),
)
CRITERIA = ("bic", "aic")
SEARCHES = ("auto", "all", "stepwise")
MOST = 10  # lists: 2^10 cells and some hundred neighbours a move; above, use sparse
_TOP = 10  # models shown
_NAMED = 20  # left-out models shown by name; all are counted
_NEAR = 2.0  # of the criterion: models as good for practical purposes (Burnham & Anderson 2002)
_POOR = 0.01  # probability of a fit this bad below which a warning is given


def log_linear(
    lists: Lists,
    *,
    criterion: str = "bic",
    among: str = "auto",
    order: int | None = None,
    level: float = LEVEL,
) -> Estimate:
    """The population by the best hierarchical log-linear model, with a profile interval.

    ``criterion`` "bic" (penalty log n, n the persons observed) or "aic" (2); ``among`` "all"
    (up to 5 lists), "stepwise", or "auto": all up to 5 lists, stepwise above; ``order``: the most
    lists in an interaction (default all but one). ``level`` of the interval (Cormack 1992).
    Two lists have one model, of independence, and a warning. Refuses more than 10 lists, lists
    without overlap, and a table on which no model has an estimate. Raises UseError for a wrong
    argument.
    """
    number = len(lists.names)
    whole = _whole(among, number)
    highest = number - 1 if order is None else order
    _check(criterion, highest, level)
    settings = {
        "criterion": criterion,
        "among": "all" if whole else "stepwise",
        "order": min(highest, number - 1),
        "interval": "multinomial profile likelihood",
    }
    if reason := _unfit(lists):
        return refused(METHOD, lists, reason, level=level, settings=settings)
    turned = ordered(lists)
    penalty = math.log(lists.n) if criterion == "bic" else 2.0
    table = Table(turned.lists.cells(), number, min(highest, number - 1), penalty)
    made = search.everything(table) if whole else search.stepwise(table)
    if not made.found:
        reason = f"even the model of independence has no estimate: {made.left_out[0][1]}"
        return refused(METHOD, lists, reason, level=level, settings=settings)
    best = made.found[0]
    interval = profile_of(table, best, level)
    return answer(
        METHOD,
        lists,
        lists.n + best.unseen,
        interval.low,
        interval.high,
        level=level,
        settings=settings,
        diagnostics=_diagnostics(turned, made, interval),
        warnings=_warnings(lists.n, made, interval, criterion),
    )


def profile_of(table: Table, chosen: Candidate, level: float) -> Profile:
    """The profile-likelihood interval of a model's estimate."""
    terms = np.array([table.terms(chosen.model)])
    cells = table.cells.astype(np.float64)

    def deviances(supposed: Floats) -> Floats:
        counts = np.tile(cells, (len(supposed), 1))
        counts[:, 0] = supposed
        everywhere = np.ones(counts.shape, dtype=bool)
        return fit(counts, np.tile(terms, (len(supposed), 1)), everywhere).deviance

    return profile(deviances, int(table.cells.sum()), chosen.unseen, level)


def _whole(wanted: str, number: int) -> bool:
    if wanted not in SEARCHES:
        raise UseError(f"among={wanted!r}", "is no search", f"choose of {', '.join(SEARCHES)}")
    if wanted == "all" and number > models.MOST_ENUMERATED:
        raise UseError(
            "among='all'",
            f"has no end with {number} lists",
            f"use stepwise above {models.MOST_ENUMERATED} lists",
        )
    return wanted == "all" or (wanted == "auto" and number <= models.MOST_ENUMERATED)


def _check(criterion: str, order: int, level: float) -> None:
    if criterion not in CRITERIA:
        raise UseError(
            f"criterion={criterion!r}", "is no criterion", f"choose of {', '.join(CRITERIA)}"
        )
    if order < 1:
        raise UseError(f"order={order}", "is less than one list", "give 2 for pairs of lists")
    if not 0 < level < 1:
        raise UseError(f"level={level}", "is not between 0 and 1", "give 0.95")


def _unfit(lists: Lists) -> str | None:
    number = len(lists.names)
    if number > MOST:
        return f"{number} lists have too many models for this search (most {MOST}); use sparse"
    if not (lists.patterns.sum(axis=1) > 1).any():
        return "no person is on two lists, so nothing says how many are on none"
    return None


def _diagnostics(turned: Ordered, made: Search, interval: Profile) -> dict[str, object]:
    best, n = made.found[0], turned.lists.n
    return {
        "model": turned.written(best.model),
        "interactions": turned.named(best.model),
        "deviance": best.deviance,
        "degrees_of_freedom": best.spare,
        "fit_probability": goodness.tail(best.deviance, best.spare),
        "error_of_log_unseen": best.error,
        "profile_peak": interval.peak,
        "models_fitted": len(made.found),
        "models_left_out": len(made.left_out),
        "all_models": made.whole,
        "moves": made.moves,
        "top": [
            {
                "model": turned.written(one.model),
                "estimate": n + one.unseen,
                "value": one.value,
                "weight": weight,
                "deviance": one.deviance,
                "degrees_of_freedom": one.spare,
            }
            for one, weight in zip(made.found[:_TOP], made.weights, strict=False)
        ],
        "left_out": [
            {"model": turned.written(model), "why": why} for model, why in made.left_out[:_NAMED]
        ],
    }


def _warnings(n: int, made: Search, interval: Profile, criterion: str) -> tuple[str, ...]:
    best, said = made.found[0], []
    if not any(one.model for one in made.found) and not made.left_out:
        said.append(
            "two lists allow only the model of independence, which they cannot check: see "
            "Chapman's estimate with its band over dependence"
        )
    if not made.whole:
        said.append("not all models were fitted: the best is the best of a stepwise search")
    near = [n + one.unseen for one in made.found if one.value - best.value <= _NEAR]
    top = math.inf if interval.high is None else interval.high
    if min(near) < interval.low or max(near) > top:
        said.append(
            f"{len(near)} models are within {_NEAR:g} of the best {criterion.upper()} and give "
            f"{min(near):,.0f} to {max(near):,.0f}, beyond the interval of the best"
        )
    fits_by_chance = goodness.tail(best.deviance, best.spare)
    if fits_by_chance is not None and fits_by_chance < _POOR:
        said.append(
            f"the best model fits poorly (deviance {best.deviance:.1f} on {best.spare} degrees "
            f"of freedom, probability {fits_by_chance:.2g})"
        )
    if made.left_out:
        said.append(
            f"{len(made.left_out)} of {len(made.left_out) + len(made.found)} models have no "
            "estimate on this table and are left out"
        )
    if interval.high is None:
        said.append("the likelihood does not bound the population from above")
    return tuple(said)
