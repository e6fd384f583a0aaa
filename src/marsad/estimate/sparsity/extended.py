"""Log-linear models of sparse tables, extended to parameters of minus infinity.

In: tables of cells and the terms of a model for each. Out: :class:`Extended`. Touches nothing.

Where an interaction is in the model and its lists share nobody, its parameter is estimated as
minus infinity: the cells that hold those lists together have mean 0 and are removed, and the
other parameters are fitted to what is left (Chan, Silverman & Vincent 2021).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.estimate.loglinear.fits import NO_TERM, Fits, Floats, Terms, fit, supersets


@dataclass(frozen=True, slots=True, eq=False)
class Extended:
    """B fits; ``closed`` (B, P): terms of minus infinity; ``open_cells`` (B, 2^J) are left."""

    fits: Fits
    closed: NDArray[np.bool_]
    open_cells: NDArray[np.bool_]

    @property
    def unseen(self) -> Floats:
        """(B,) persons on no list; infinite where the estimate does not exist."""
        return np.where(self.fits.converged, self.fits.unseen, np.inf)


def extended(cells: Floats, terms: Terms) -> Extended:
    """Fits of (B, P) ``terms`` to (B, 2^J) ``cells``, empty interactions removed."""
    margins = np.ascontiguousarray(supersets(np.ascontiguousarray(cells.T)).T)
    used = terms != NO_TERM
    shown = np.where(used, terms, 0)
    closed = used & (np.take_along_axis(margins, shown, axis=1) == 0)
    open_cells = _left_open(shown, closed, cells.shape[1])
    left = np.where(closed, NO_TERM, terms)
    return Extended(fit(cells, left, open_cells), closed, open_cells)


def _left_open(shown: Terms, closed: NDArray[np.bool_], cells: int) -> NDArray[np.bool_]:
    """(B, 2^J): all but the unseen cell and those that hold a closed term."""
    open_cells = np.ones((len(shown), cells), dtype=bool)
    open_cells[:, 0] = False
    every = np.arange(cells)
    for at in np.flatnonzero(closed.any(axis=0)):
        term = shown[:, at, None]
        open_cells &= ~(closed[:, at, None] & ((every & term) == term))
    return open_cells
