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
        return [share / sum(shares) for share in shares]


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


def everything(table: Table) -> Search:
    """All hierarchical models of the table."""
    every = models.hierarchical(table.lists, table.order, frozenset())
    found, left_out = fitted(table, every)
    return Search(_best_first(found), _smallest_first(left_out), whole=True, moves=0)


def stepwise(table: Table) -> Search:
    """From independence, always to the best neighbour, until none is better."""
    found, left_out = fitted(table, [()])
    met: set[Model] = {()}
    moves = 0
    while found and moves < _MOVES:
        at = min(found, key=_rank)
        fresh = [m for m in models.neighbours(at.model, table.lists, table.order) if m not in met]
        met.update(fresh)
        more, out = fitted(table, fresh) if fresh else ([], [])
        found, left_out = found + more, left_out + out
        if min(found, key=_rank) is at:
            break
        moves += 1
    return Search(_best_first(found), _smallest_first(left_out), whole=False, moves=moves)


def fitted(
    table: Table, wanted: Sequence[Model]
) -> tuple[list[Candidate], list[tuple[Model, str]]]:
    """Every model fitted, or named with the reason why it cannot be."""
    empty = set(existence.empty_margin(table.cells, models.interactions(table.lists, table.lists)))
    left_out = [(m, "lists that share nobody") for m in wanted if not empty.isdisjoint(m)]
    usable = sorted((m for m in wanted if empty.isdisjoint(m)), key=len)
    found: list[Candidate] = []
    for size in sorted({len(model) for model in usable}):
        group = [model for model in usable if len(model) == size]
        fits = _fits(table, group)
        for at, model in enumerate(group):
            why = _fault(table, model, fits, at)
            if why:
                left_out.append((model, why))
            else:
                found.append(_candidate(table, model, fits, at))
    return found, left_out


def _fits(table: Table, group: Sequence[Model]) -> Fits:
    shape = (len(group), len(table.cells))
    return fit(
        np.broadcast_to(table.cells.astype(np.float64), shape),
        models.padded(group, table.lists),
        np.broadcast_to(table.open_cells, shape),
    )


def _fault(table: Table, model: Model, fits: Fits, at: int) -> str | None:
    if fits.converged[at]:
        return None
    if not existence.exists(table.cells, table.terms(model), table.open_cells):
        return "its estimate lies at the boundary (linear program)"
    return "Newton's method did not converge"


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


def _rank(candidate: Candidate) -> tuple[float, int, Model]:
    return candidate.value, len(candidate.model), candidate.model


def _best_first(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(found, key=_rank))


def _smallest_first(left_out: Sequence[tuple[Model, str]]) -> tuple[tuple[Model, str], ...]:
    return tuple(sorted(left_out, key=lambda one: (len(one[0]), one[0])))
