"""All interactions but the highest: the estimate that supposes least of the lists.

In: Lists. Out: an Estimate. Touches nothing.

With every interaction but that of all J lists in the model, the fitted cells are the counts, and
the unseen are the product of the cells with an odd number of lists over the product of those with
an even number (Bishop, Fienberg & Holland 1975, 6.4.2). That is the conditional estimate; the
point answered is the N of greatest multinomial likelihood, which lies a little below (Sanathanan
1972) and belongs to the interval. No model has to be chosen; the price is a wide interval.
"""

from __future__ import annotations

import math

import numpy as np

from marsad.errors import UseError
from marsad.estimate.lists import Lists
from marsad.estimate.loglinear.fits import Floats
from marsad.estimate.loglinear.order import ordered
from marsad.estimate.loglinear.profile import profile
from marsad.estimate.outcome import LEVEL, Method, answer, refused
from marsad.model import Estimate

METHOD = Method(
    name="no-highest-order",
    title="No highest-order interaction",
    reading="maximum of the multinomial likelihood; profile-likelihood interval",
    assumptions=(
        "The population is closed and each person is matched rightly across lists.",
        "The interaction of all lists together is zero: how the last list depends on the others is "
        "the same among those on it and those not. No table can show otherwise.",
    ),
)
_ROUNDS = 64  # halvings: below the rounding of a double
_LEAST = 1e-300  # of a mean, so that its log is a number
_LARGE = 10.0  # times everybody observed: an interval this wide says little


def no_highest_order(lists: Lists, *, level: float = LEVEL) -> Estimate:
    """The population supposing only that the interaction of all lists is zero.

    Refuses a table with an empty pattern: the estimate is then 0 or infinite. Raises UseError for
    a level that is none.
    """
    if not 0 < level < 1:
        raise UseError(f"level={level}", "is not between 0 and 1", "give 0.95")
    settings = {"interval": "multinomial profile likelihood"}
    every = (1 << len(lists.names)) - 1
    if missing := every - len(lists.counts):
        reason = (
            f"{missing} of {every} patterns of lists are nobody's, so the estimate of this model "
            "does not exist"
        )
        return refused(METHOD, lists, reason, level=level, settings=settings)
    cells = ordered(lists).lists.cells()
    signs = _signs(len(cells))
    unseen = math.exp(-float(signs[1:] @ np.log(cells[1:])))

    def deviances(supposed: Floats) -> Floats:
        return _deviances(cells.astype(np.float64), signs, supposed)

    found = profile(deviances, lists.n, unseen, level)
    error = math.sqrt(float(np.sum(1.0 / cells[1:])))
    warnings = []
    if found.high is None or found.high > _LARGE * lists.n:
        warnings.append("the interval is so wide that the table hardly bounds the population")
    return answer(
        METHOD,
        lists,
        found.peak,
        found.low,
        found.high,
        level=level,
        settings=settings,
        diagnostics={"conditional_estimate": lists.n + unseen, "error_of_log_unseen": error},
        warnings=tuple(warnings),
    )


def _signs(cells: int) -> Floats:
    """+1 for an even number of lists, −1 for an odd one."""
    return np.array([1.0 - 2.0 * (cell.bit_count() % 2) for cell in range(cells)])


def _deviances(cells: Floats, signs: Floats, supposed: Floats) -> Floats:
    """(K,) of the model with each of K counts in cell 0: all margins but the whole table's are the
    counts', so the means are counts + signs · d, and d makes the highest interaction zero."""
    counts = np.tile(cells, (len(supposed), 1))
    counts[:, 0] = supposed
    low, high = -counts[:, signs > 0].min(axis=1), counts[:, signs < 0].min(axis=1)
    for _ in range(_ROUNDS):
        middle = 0.5 * (low + high)
        above = np.log(np.maximum(counts + signs * middle[:, None], _LEAST)) @ signs > 0
        low, high = np.where(above, low, middle), np.where(above, middle, high)
    means = np.maximum(counts + signs * (0.5 * (low + high))[:, None], _LEAST)
    ratio = np.log(np.where(counts > 0, counts, 1.0) / means)
    deviances: Floats = 2.0 * np.sum(np.where(counts > 0, counts * ratio, 0) - counts + means, 1)
    return deviances
