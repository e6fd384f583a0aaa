"""Does a model's maximum-likelihood estimate exist on this table, and is it the only one?

In: a table of cells, terms, the open cells. Out: yes or no. Touches nothing; SciPy's solver of
linear programs is imported only where one must be solved.

The estimate exists where the margins of the table lie inside the cone of all margins a table of
positive cells can have (Haberman 1974; Fienberg & Rinaldo 2012). It is the only one where the
design has full rank on the open cells; with the unseen cell closed that can fail. Fitted means
that are all positive and reproduce the margins prove existence, so the linear program settles
only what Newton's method could not fit.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from marsad.estimate.loglinear.fits import Floats, supersets

MOST = 12  # lists: the program has a row for each empty cell
_NOUGHT = 1e-6  # the program's optimum is 0 or at least 1


def empty_margin(cells: NDArray[np.int64], terms: Sequence[int]) -> tuple[int, ...]:
    """The interactions whose lists share nobody: their parameters go to minus infinity."""
    margins = supersets(cells[:, None].astype(np.float64))[:, 0]
    return tuple(term for term in terms if margins[term] == 0)


def exists(cells: NDArray[np.int64], terms: Sequence[int], open_cells: NDArray[np.bool_]) -> bool:
    """Whether the estimate exists, by linear program.

    It does not where some direction ξ has Xξ = 0 in the cells with persons, Xξ ≥ 0 in the open
    empty ones and Xξ > 0 in one: the likelihood rises along −ξ for ever.
    """
    from scipy.optimize import linprog

    empty, held = open_cells & (cells == 0), open_cells & (cells > 0)
    if not empty.any():
        return True
    rows = design(terms, np.flatnonzero(empty))
    found = linprog(
        -rows.sum(axis=0),
        A_ub=np.vstack([rows, -rows]),
        b_ub=np.concatenate([np.ones(len(rows)), np.zeros(len(rows))]),
        A_eq=design(terms, np.flatnonzero(held)),
        b_eq=np.zeros(int(held.sum())),
        bounds=(None, None),
        method="highs",
    )
    return bool(found.status == 0 and -found.fun < _NOUGHT)


def identified(terms: Sequence[int], open_cells: NDArray[np.bool_]) -> bool:
    """Whether the design has full column rank on the open cells."""
    rows = design(terms, np.flatnonzero(open_cells))
    return bool(np.linalg.matrix_rank(rows) == len(terms))


def design(terms: Sequence[int], cells: NDArray[np.int64]) -> Floats:
    """(cells, terms): 1 where the cell contains the term."""
    wanted = np.asarray(terms, dtype=np.int64)
    rows: Floats = ((cells[:, None] & wanted) == wanted).astype(np.float64)
    return rows
