"""Bayesian model averaging over decomposable graphs of lists (Madigan & York 1997).

In: Lists of 3 to 6 lists. Out: an Estimate, or its refusal. Touches nothing.

``decomposable`` enumerates the graphs, ``terms`` has the formula by subsets of lists, ``search``
finds where the posterior lies, ``average`` sums it, ``posterior`` reads it off.
"""

from __future__ import annotations

from math import isfinite

import numpy as np

from marsad.errors import UseError
from marsad.estimate.graphical.decomposable import FEWEST, MOST, coefficients
from marsad.estimate.graphical.diagnosis import diagnosis, indices, summed, unanswerable, warned
from marsad.estimate.graphical.posterior import posterior
from marsad.estimate.graphical.search import CEILING
from marsad.estimate.graphical.terms import PRIORS, terms
from marsad.estimate.lists import Lists
from marsad.estimate.outcome import LEVEL, Method, answer, check_level, refused
from marsad.model import Estimate

__all__ = ["METHOD", "graphs"]

METHOD = Method(
    "graphs",
    "Decomposable graphs, averaged",
    "posterior median; equal-tailed credible interval",
    (
        "Some decomposable graph says which lists depend on each other; two lists without a path "
        "between them are independent, and without an edge so given the lists between.",
        "Every such graph is as likely beforehand; the graph of all edges, which says nothing of "
        "those on no list, is left out unless asked for.",
        "Apart from the lists' dependence, everybody is as likely to be recorded.",
        "Nobody enters or leaves the population, and records are matched without error.",
    ),
)
DRAWS = 4000


def graphs(
    lists: Lists,
    *,
    level: float = LEVEL,
    delta: float | None = None,
    saturated: bool = False,
    prior: str = "jeffreys",
    ceiling: int | None = None,
    draws: int = DRAWS,
    seed: int = 0,
) -> Estimate:
    """N in persons, averaged over all decomposable graphs on the lists (Madigan & York 1997).

    ``delta``: prior weight of a cell, default 2^−J for J lists, as much as one person in all.
    ``saturated``: include the graph of all edges. ``prior`` on N: jeffreys (1/N), uniform or
    rissanen. ``ceiling``: sum over every integer from 0 to so many unseen, cut off there, instead
    of the grid that finds its own range. ``draws``: how many values of N to sample with ``seed``
    and the name of the stratum, so that strata are independent; nothing else depends on them.

    Refuses fewer than 3 or more than 6 lists, a table without overlap, one whose likely graphs
    carry no information on N, an improper posterior, one that reaches beyond the grid. Raises
    UseError for wrong arguments.
    """
    delta = 2.0 ** -len(lists.names) if delta is None else delta
    _check(level, delta, prior, ceiling, draws)
    settings: dict[str, object] = {
        "delta": delta, "saturated": saturated, "prior": prior, "ceiling": ceiling, "draws": draws,
    }  # fmt: skip
    if reason := _unfit(lists):
        return refused(METHOD, lists, reason, level=level, settings=settings, seed=seed)
    every, formula = coefficients(len(lists.names)), terms(lists, delta, prior)
    used = every if saturated else every[:-1]
    if indices(used, formula).min() <= 0:
        reason = f"The posterior is improper under the prior {prior}: some graph lets N run away."
        return refused(METHOD, lists, reason, level=level, settings=settings, seed=seed)
    most = CEILING * lists.n
    found = summed(used, formula, ceiling)
    diagnostics = diagnosis(lists, every, formula, found, ceiling)
    warnings = warned(diagnostics, level)
    if reason := unanswerable(diagnostics, most, ceiling):
        return refused(
            METHOD, lists, reason, level=level, settings=settings, seed=seed,
            diagnostics=diagnostics, warnings=warnings,
        )  # fmt: skip
    read = posterior(found, lists.n)
    low, middle, high = read.quantiles(np.array([0.5 - level / 2, 0.5, 0.5 + level / 2]))
    return answer(
        METHOD, lists, middle, low, high, level=level, settings=settings, seed=seed,
        diagnostics=diagnostics, warnings=warnings, draws=read.draws(draws, seed, lists.stratum),
    )  # fmt: skip


def _check(level: float, delta: float, prior: str, ceiling: int | None, draws: int) -> None:
    check_level(level)
    if not (delta > 0 and isfinite(delta)):
        raise UseError(f"delta {delta}", "is not above 0", "give a weight of a cell such as 0.0625")
    if prior not in PRIORS:
        raise UseError(f"prior {prior}", "is not known", f"choose one of {', '.join(PRIORS)}")
    if ceiling is not None and ceiling < 1:
        raise UseError(f"ceiling {ceiling}", "is below 1", "give a number of unseen persons")
    if draws < 0:
        raise UseError(f"draws {draws}", "is negative", "give a number of draws")


def _unfit(lists: Lists) -> str | None:
    size = len(lists.names)
    if size < FEWEST:
        return "Two lists have no graph but independence that says how many are on neither."
    if size > MOST:
        return f"The table has {size} lists; graphs are averaged for {FEWEST} to {MOST}."
    if not (lists.patterns.sum(axis=1) > 1).any():
        return "Nobody is on two lists: nothing in the table says how many are on none."
    return None
