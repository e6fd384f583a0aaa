"""The best models of a table by BIC, for a bootstrap that chooses among them.

In: the cells of a table. Out: :class:`Ranked`. Touches nothing.

All hierarchical models up to an order are fitted, parameters of minus infinity included, and
ranked by BIC; a bootstrap then chooses again among the best of them in every repetition, which
comes close to choosing among all at a small part of the cost (Silverman, Chan & Vincent 2024).
Where there are too many models, those are fitted that the best are reached by, one interaction at
a time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.estimate.loglinear import existence, models
from marsad.estimate.loglinear.fits import Floats, Terms
from marsad.estimate.loglinear.models import Model
from marsad.estimate.sparsity.extended import Extended, extended

MOST = 10  # lists: tables of 2^10 cells
_ALL = 10_000  # models fitted without a search: the pairs of 5 lists are 1,024, of 6 32,768
_ROUNDS = 100  # of a search
_VAGUE = 1e3  # standard error of the log of the unseen: the design is singular on the open cells
_BLOCK = 2_000_000  # cells fitted between two looks around


@dataclass(frozen=True, slots=True)
class Ranked:
    """``models`` from the best on with their ``bic``; ``fitted`` how many were; ``whole``: whether
    they were all; ``without``: how many of them had no estimate."""

    models: tuple[Model, ...]
    bic: tuple[float, ...]
    fitted: int
    whole: bool
    without: int


def ranked(cells: NDArray[np.int64], lists: int, order: int, top: int) -> Ranked:
    """The ``top`` models of interactions up to ``order`` lists."""
    counts = cells.astype(np.float64)
    if _number(lists, order) <= _ALL:
        every = models.hierarchical(lists, order, frozenset())
        values = dict(zip(every, _values(counts, every, lists), strict=True))
        whole = True
    else:
        values, whole = _searched(counts, lists, order, top), False
    best = sorted(values, key=lambda model: (values[model], len(model), model))
    known = [m for m in best if values[m] < math.inf and _identified(cells, m, lists)][:top]
    without = sum(value == math.inf for value in values.values())
    return Ranked(tuple(known), tuple(values[m] for m in known), len(values), whole, without)


def chosen(
    tables: NDArray[np.int64], among: Sequence[Model], lists: int
) -> tuple[Floats, NDArray[np.intp]]:
    """(R,) unseen of the best of the models on each of R tables, and (R,) which it is."""
    terms = models.padded(among, lists)
    size = max(1, _BLOCK // (len(among) * tables.shape[1]))
    unseen, which = [], []
    for at in range(0, len(tables), size):
        some = tables[at : at + size].astype(np.float64)
        fits = extended(np.repeat(some, len(among), axis=0), np.tile(terms, (len(some), 1)))
        bic = _bic(fits, np.repeat(some.sum(axis=1), len(among)), np.tile(terms, (len(some), 1)))
        bic = bic.reshape(len(some), len(among))
        best = bic.argmin(axis=1)
        found = fits.unseen.reshape(bic.shape)[np.arange(len(some)), best]
        unseen.append(np.where(np.isfinite(bic.min(axis=1)), found, np.inf))
        which.append(best)
    return np.concatenate(unseen), np.concatenate(which)


def fit_of(cells: NDArray[np.int64], model: Model, lists: int) -> tuple[float, float]:
    """Unseen persons by one model, and the standard error of their log."""
    fits = extended(cells[None].astype(np.float64), models.padded([model], lists))
    return float(fits.unseen[0]), float(fits.fits.error[0])


def _number(lists: int, order: int) -> int:
    if order <= 2:
        return 1 << math.comb(lists, 2)
    return 6893 if lists <= models.MOST_ENUMERATED else _ALL + 1


def _values(counts: Floats, some: Sequence[Model], lists: int) -> list[float]:
    """BIC of the models on a table, infinite without an estimate."""
    found = np.full(len(some), np.inf)
    by_size = sorted(range(len(some)), key=lambda at: len(some[at]))
    size = max(1, _BLOCK // (4 * len(counts)))
    for start in range(0, len(some), size):
        at = by_size[start : start + size]
        terms = models.padded([some[each] for each in at], lists)
        fits = extended(np.broadcast_to(counts, (len(at), len(counts))), terms)
        found[at] = _bic(fits, np.full(len(at), counts.sum()), terms)
    return [float(value) for value in found]


def _bic(fits: Extended, persons: Floats, terms: Terms) -> Floats:
    """Deviance + parameters · log n; those of minus infinity are estimated too and counted."""
    usable = fits.fits.converged & (fits.fits.error < _VAGUE)
    bic = fits.fits.deviance + (terms >= 0).sum(axis=1) * np.log(persons)
    return np.where(usable, bic, np.inf)


def _identified(cells: NDArray[np.int64], model: Model, lists: int) -> bool:
    empty = existence.empty_margin(cells, model)
    every = np.arange(len(cells))
    open_cells = every > 0
    for term in empty:
        open_cells &= (every & term) != term
    terms = [0, *(1 << each for each in range(lists)), *(t for t in model if t not in empty)]
    return existence.identified(terms, open_cells)


def _searched(counts: Floats, lists: int, order: int, top: int) -> dict[Model, float]:
    """From independence, the neighbours of the best ``top`` until they bring nothing better."""
    values: dict[Model, float] = {(): _values(counts, [()], lists)[0]}
    expanded: set[Model] = set()
    for _ in range(_ROUNDS):
        best = sorted(values, key=lambda model: (values[model], len(model), model))[:top]
        open_models = [m for m in best if m not in expanded and values[m] < math.inf]
        if not open_models:
            break
        expanded.update(open_models)
        near = {n for m in open_models for n in models.neighbours(m, lists, order)}
        fresh = sorted(near - values.keys())
        values.update(zip(fresh, _values(counts, fresh, lists), strict=True))
    return values
