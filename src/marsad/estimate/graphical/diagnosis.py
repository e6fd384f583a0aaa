"""Whether the table says how many are on no list, and what else a reader must know.

In: graphs, Terms, an Average. Out: diagnostics (JSON-able), warnings, a reason to refuse. Touches
nothing.

Whether a graph G carries information on N is counted, not guessed: as N0 grows, its posterior falls
as N0^(−1 − index), where index = R + δ Σ_S c_S (2^p − 2^(p−|S|)) under the prior 1/N, c_S being the
coefficients of G, and R = Σ_x n_x (parts of G among the lists of x − 1) is how often a person is
seen again in a part that G holds independent. With R = 0 only δ keeps the posterior proper.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from marsad.estimate.graphical.average import Average, average
from marsad.estimate.graphical.decomposable import cliques
from marsad.estimate.graphical.grid import integers
from marsad.estimate.graphical.posterior import mode, posterior
from marsad.estimate.graphical.search import CEILING, fitted
from marsad.estimate.graphical.terms import Floats, Terms
from marsad.estimate.lists import Lists

Coefficients = NDArray[np.int8]
_TOP = 5  # graphs shown
_TAIL = 1e-6  # probability that may lie beyond the grid
_NEGLIGIBLE = 1e-9  # weight below which a graph does not decide whether the mean exists
_HALF = 0.5  # of the weight: with more, the median itself would come from the prior


def summed(used: Coefficients, formula: Terms, ceiling: int | None) -> Average:
    """The average over the graphs ``used``, over all integers up to a ceiling or the own grid."""
    if ceiling is None:
        grid, kept = fitted(used, formula, CEILING * formula.n)
        return average(used, formula, grid, kept)
    return average(used, formula, integers(ceiling))


def linked(used: Coefficients, formula: Terms) -> Floats:
    """(G,) how often the table shows a person again in a part of a graph that is independent.

    For each person, the connected parts of the graph among the person's lists, less one. Where the
    sum is 0, the likelihood does not say how many are on no list.
    """
    reached: Floats = used.astype(np.float64) @ formula.reached - formula.n
    return np.round(reached)


def indices(used: Coefficients, formula: Terms) -> Floats:
    """(G,) the exponents with which the posterior of each graph falls: p(N0) ~ N0^(−1 − index)."""
    weight: Floats = used.astype(np.float64) @ formula.weight
    return linked(used, formula) + weight - (1.0 if formula.prior == "uniform" else 0.0)


def diagnosis(
    lists: Lists, every: Coefficients, formula: Terms, found: Average, ceiling: int | None
) -> dict[str, object]:
    """What a reader needs to judge the posterior; ``every`` graph, of which ``found`` has all
    or all but the last (the saturated one)."""
    used, read = every[: len(found.graphs)], posterior(found, lists.n)
    order = np.argsort(-found.graphs, kind="stable")[:_TOP]
    least = float(indices(used, formula)[found.graphs > _NEGLIGIBLE].min())
    mean = read.mean() if least > 1 else None
    return {
        "mode": mode(found, used, formula),
        "mean": mean,
        "least relative squared loss": read.relative(),
        "graphs": len(used),
        "top graphs": [
            {
                "cliques": cliques(used[at], lists.names),
                "weight": float(found.graphs[at]),
                "median": _median(used[at : at + 1], formula, found),
            }
            for at in order.tolist()
            if found.graphs[at] > 0
        ],
        "weight of the saturated graph": _saturated(every, formula, found, ceiling),
        "weight without information on N": float(found.graphs[linked(used, formula) == 0].sum()),
        "tail index": least,
        "grid points": len(read.unseen),
        "grid from": lists.n + float(read.unseen[0]),
        "grid to": lists.n + float(read.unseen[-1]),
        "grid spacing": found.grid.spacing,
        "tail mass": read.tail(least),
        "log evidence": found.evidence,
    }


def _median(one: Coefficients, formula: Terms, found: Average) -> int:
    """The posterior median of N under one graph."""
    alone = posterior(average(one, formula, found.grid), formula.n)
    return int(alone.quantiles(np.array([0.5]))[0])


def _saturated(
    every: Coefficients, formula: Terms, found: Average, ceiling: int | None
) -> float | None:
    """Its weight beside all others; None where its own posterior is improper."""
    if len(found.graphs) == len(every):
        return float(found.graphs[-1])
    alone = every[-1:]
    if indices(alone, formula).min() <= 0:
        return None
    gap = found.evidence - summed(alone, formula, ceiling).evidence
    return float(1 / (1 + np.exp(min(gap, 700.0))))


def unanswerable(diagnostics: dict[str, object], most: float, ceiling: int | None) -> str | None:
    """Why the posterior is no answer, in words, or None: no information, or beyond the grid."""
    blank, tail = diagnostics["weight without information on N"], diagnostics["tail mass"]
    if isinstance(blank, float) and blank > _HALF:
        return (
            f"Graphs that say nothing of those on no list have {blank:.0%} of the weight: "
            "the prior would answer, not the table."
        )
    if ceiling is None and isinstance(tail, float) and tail > _TAIL:
        return f"The posterior reaches beyond {most:,.0f} unseen: the table bounds N only below."
    return None


def warned(diagnostics: dict[str, object], level: float) -> tuple[str, ...]:
    """What limits the answer, each a sentence."""
    found = []
    full, blank = (
        diagnostics["weight of the saturated graph"],
        diagnostics["weight without information on N"],
    )
    if isinstance(full, float) and full > _HALF:
        found.append(
            f"The graph of all edges, which does not identify N, would have {full:.0%} of the "
            "weight: the lists depend on each other in ways that no graph used here describes."
        )
    if isinstance(blank, float) and blank > (1 - level) / 2:
        found.append(
            f"Graphs that say nothing of N have {blank:.1%} of the weight: the upper end of the "
            "interval comes from the prior."
        )
    tail = diagnostics["tail mass"]
    if isinstance(tail, float) and tail > _TAIL:
        found.append(f"Beyond the ceiling lies about {tail:.2g} times the probability below it.")
    return tuple(found)
