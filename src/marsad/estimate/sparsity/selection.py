"""The two ways of choosing a sparse model, each ready to choose again on other counts.

In: Lists and settings. Out: :class:`Selection`. Touches nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from marsad.estimate.lists import Lists
from marsad.estimate.loglinear.fits import Floats
from marsad.estimate.loglinear.models import Model
from marsad.estimate.loglinear.order import Ordered
from marsad.estimate.sparsity import ranked
from marsad.estimate.sparsity.margins import Margins, margins, pair
from marsad.estimate.sparsity.ranked import Ranked
from marsad.estimate.sparsity.repeated import Counts, as_cells
from marsad.estimate.sparsity.stepwise import MOST_JOINED, Chosen, stepwise

_SHOWN = 5  # models of the repetitions, and of a ranking, in the diagnostics
_Again = Callable[[Counts], tuple[Floats, list[str]]]


@dataclass(frozen=True, slots=True)
class Selection:
    """``unseen`` persons, infinite where no model has an estimate; ``error`` of its log; the
    ``model`` in words; ``again``: (R, M) counts → (R,) unseen and the model of each."""

    unseen: float
    error: float
    model: str
    again: _Again
    diagnostics: Mapping[str, object]
    warnings: tuple[str, ...] = field(default=())


def by_steps(turned: Ordered, threshold: float) -> Selection:
    """Pairs of lists by forward steps."""
    lists = turned.lists
    (of,) = margins(lists.patterns, lists.counts[None])
    found = stepwise(of, threshold)

    def again(counts: Counts) -> tuple[Floats, list[str]]:
        tables = margins(lists.patterns, counts)
        made = [stepwise(each, threshold) for each in tables]
        words = [_written(turned, each, one) for each, one in zip(tables, made, strict=True)]
        return np.array([one.unseen for one in made]), words

    untried = (
        f"{found.not_joined} pairs were not tried: with them the model would join more than "
        f"{MOST_JOINED} lists"
    )
    return Selection(
        found.unseen,
        found.error,
        _written(turned, of, found),
        again,
        {
            "deviance": found.deviance,
            "pairs": [
                {
                    "lists": _names(lists, of, at),
                    "probability": chance,
                    "shared": int(of.shared[at]),
                }
                for at, chance in zip(found.pairs, found.chances, strict=True)
            ],
            "pairs_without_estimate": [_names(lists, of, at) for at in found.without],
            "pairs_not_tried": found.not_joined,
        },
        (untried,) if found.not_joined else (),
    )


def by_bic(turned: Ordered, order: int, top: int) -> Selection:
    """The best model by BIC, and the ``top`` best to choose among again."""
    lists, number = turned.lists, len(turned.lists.names)
    best = ranked.ranked(lists.cells(), number, order, top)
    if not best.models:
        return Selection(math.inf, math.inf, "none", lambda counts: (np.array([]), []), {})
    words = [turned.written(model) for model in best.models]

    def again(counts: Counts) -> tuple[Floats, list[str]]:
        unseen, which = ranked.chosen(as_cells(lists, counts), best.models, number)
        return unseen, [words[at] for at in which]

    unseen, error = ranked.fit_of(lists.cells(), best.models[0], number)
    warnings = () if best.whole else ("not all models were fitted: the best is that of a search",)
    diagnostics = _ranking(turned, best)
    return Selection(unseen, error, words[0], again, diagnostics, warnings)


def shares(words: list[str]) -> list[dict[str, object]]:
    """How often the repetitions chose which model, the most frequent first."""
    times = Counter(words)
    often = sorted(times.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]
    return [{"model": word, "share": many / len(words)} for word, many in often]


def _ranking(turned: Ordered, best: Ranked) -> dict[str, object]:
    return {
        "interactions": turned.named(best.models[0]),
        "models_fitted": best.fitted,
        "all_models": best.whole,
        "models_left_out": best.without,
        "models_chosen_among": len(best.models),
        "top": [
            {"model": turned.written(model), "bic": value}
            for model, value in zip(best.models[:_SHOWN], best.bic, strict=False)
        ],
    }


def _written(turned: Ordered, of: Margins, found: Chosen) -> str:
    if not found.exists:
        return "none"
    model: Model = tuple(
        sorted(1 << one | 1 << other for one, other in (pair(of, at) for at in found.pairs))
    )
    return turned.written(model)


def _names(lists: Lists, of: Margins, at: int) -> list[str]:
    return [lists.names[each] for each in pair(of, at)]
