"""The models of a table, fitted and compared: all of them, or those a stepwise search meets.

In: the cells of a table. Out: :class:`Search`. Touches nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.estimate.loglinear import existence, models
from marsad.estimate.loglinear.fits import Fits, fit
from marsad.estimate.loglinear.models import Model

_BOUNDARY = "its estimate lies at the boundary (linear program)"
_MOVES = 100  # steps of a search; each improves the criterion, so none is met twice


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that could be fitted. ``unseen`` persons, ``error`` of its log; ``value`` of the
    criterion, smaller is better; ``spare`` cells more than parameters."""

    model: Model
    unseen: float
    error: float
    deviance: float
    spare: int
    value: float


@dataclass(frozen=True, slots=True)
class Search:
    """``found`` from the best on; ``left_out``: models without an estimate and why; ``whole``:
    whether these are all hierarchical models; ``moves`` of a stepwise search."""

    found: tuple[Candidate, ...]
    left_out: tuple[tuple[Model, str], ...]
    whole: bool
    moves: int

    @property
    def weights(self) -> list[float]:
        """exp(−Δ/2), adding up to 1, in the order of ``found``."""
        shares = [math.exp(0.5 * (self.found[0].value - each.value)) for each in self.found]
        whole = sum(shares)
        return [share / whole for share in shares]


@dataclass(frozen=True, slots=True)
class Table:
    """Cells (2^J,) and what a search needs to know of them. ``penalty`` for each parameter."""

    cells: NDArray[np.int64]
    lists: int
    order: int
    penalty: float

    @property
    def open_cells(self) -> NDArray[np.bool_]:
        observable: NDArray[np.bool_] = np.arange(len(self.cells)) > 0
        return observable

    def terms(self, model: Model) -> list[int]:
        return [0, *(1 << each for each in range(self.lists)), *model]


class Fitted:
    """The models fitted so far, and those left out with the reason why.

    Where a model's estimate lies at the boundary, so does that of every model that contains it:
    only the smallest such are put to the linear program.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.found: list[Candidate] = []
        self.left_out: list[tuple[Model, str]] = []
        every = models.interactions(table.lists, table.lists)
        self._empty = _set(existence.empty_margin(table.cells, every))
        self._boundary: list[int] = []

    def add(self, wanted: Sequence[Model]) -> None:
        """Fits the models, the smaller first."""
        for size in sorted({len(model) for model in wanted}):
            group = [model for model in wanted if len(model) == size and not self._leave_out(model)]
            if group:
                self._fit(group)

    def search(self, *, whole: bool, moves: int) -> Search:
        """What was found, from the best on."""
        left_out = tuple(sorted(self.left_out, key=lambda one: (len(one[0]), one[0])))
        return Search(tuple(sorted(self.found, key=rank)), left_out, whole, moves)

    def _leave_out(self, model: Model) -> bool:
        terms = _set(model)
        if terms & self._empty:
            self.left_out.append((model, "lists that share nobody"))
        elif any(terms & small == small for small in self._boundary):
            self.left_out.append((model, _BOUNDARY))
        else:
            return False
        return True

    def _fit(self, group: Sequence[Model]) -> None:
        fits = _fits(self.table, group)
        for at, model in enumerate(group):
            if fits.converged[at]:
                self.found.append(_candidate(self.table, model, fits, at))
            elif existence.exists(self.table.cells, self.table.terms(model), self.table.open_cells):
                self.left_out.append((model, "Newton's method did not converge"))
            else:
                self.left_out.append((model, _BOUNDARY))
                self._boundary.append(_set(model))


def everything(table: Table) -> Search:
    """All hierarchical models of the table."""
    fitted = Fitted(table)
    fitted.add(models.hierarchical(table.lists, table.order, frozenset()))
    return fitted.search(whole=True, moves=0)


def stepwise(table: Table) -> Search:
    """From independence, always to the best neighbour, until none is better."""
    fitted = Fitted(table)
    fitted.add([()])
    met: set[Model] = {()}
    moves = 0
    while fitted.found and moves < _MOVES:
        at = min(fitted.found, key=rank)
        fresh = [m for m in models.neighbours(at.model, table.lists, table.order) if m not in met]
        met.update(fresh)
        fitted.add(fresh)
        if min(fitted.found, key=rank) is at:
            break
        moves += 1
    return fitted.search(whole=False, moves=moves)


def rank(candidate: Candidate) -> tuple[float, int, Model]:
    """Smaller is better; between equals the smaller model."""
    return candidate.value, len(candidate.model), candidate.model


def _set(model: Sequence[int]) -> int:
    """The interactions as bits of one number, for quick questions of what contains what."""
    return sum(1 << term for term in model)


def _fits(table: Table, group: Sequence[Model]) -> Fits:
    shape = (len(group), len(table.cells))
    return fit(
        np.broadcast_to(table.cells.astype(np.float64), shape),
        models.padded(group, table.lists),
        np.broadcast_to(table.open_cells, shape),
    )


def _candidate(table: Table, model: Model, fits: Fits, at: int) -> Candidate:
    parameters = 1 + table.lists + len(model)
    deviance = float(fits.deviance[at])
    return Candidate(
        model=model,
        unseen=float(fits.unseen[at]),
        error=float(fits.error[at]),
        deviance=deviance,
        spare=len(table.cells) - 1 - parameters,
        value=deviance + table.penalty * parameters,
    )
