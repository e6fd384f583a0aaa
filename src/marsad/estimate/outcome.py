"""How every method answers, and how it refuses.

In: what a method found. Out: a :class:`~marsad.model.Estimate` with method, settings, seed,
version and assumptions. Touches nothing.

A refusal is an Estimate without numbers: the table was sound, but cannot carry an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypedDict, Unpack

import numpy as np

from marsad.errors import UseError
from marsad.estimate.lists import Lists
from marsad.model import Estimate

VERSION = "estimate-1"  # changes when a method gives other numbers for the same table and seed
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Method:
    """``name`` as in records; ``title`` for people; ``assumptions`` in words, each a sentence."""

    name: str
    title: str
    reading: str
    assumptions: tuple[str, ...]
    kind: str = "estimate"


class Found(TypedDict, total=False):
    """What answers and refusals say alike: how the method was set, and what it saw of itself."""

    level: float
    settings: Mapping[str, object]
    seed: int | None
    diagnostics: Mapping[str, object]
    warnings: tuple[str, ...]
    draws: Any


def answer(
    method: Method,
    lists: Lists,
    point: float,
    low: float | None,
    high: float | None,
    **found: Unpack[Found],
) -> Estimate:
    """The Estimate of a method that could answer. ``high`` None: open upwards."""
    return replace(
        _made(method, lists, found),
        point=float(point),
        low=None if low is None else float(low),
        high=None if high is None else float(high),
    )


def refused(method: Method, lists: Lists, reason: str, **found: Unpack[Found]) -> Estimate:
    """The Estimate of a method that cannot answer for this table, with the reason in words.

    ``draws`` of chains that do not agree are kept for looking at, never for an answer.
    """
    return replace(_made(method, lists, found), refusal=reason)


def _made(method: Method, lists: Lists, found: Found) -> Estimate:
    """All but the numbers or the refusal."""
    return Estimate(
        method=method.name,
        observed=lists.n,
        point=None,
        low=None,
        high=None,
        level=found.get("level", LEVEL),
        reading=method.reading,
        kind=method.kind,
        stratum=lists.stratum,
        settings=_plain(found.get("settings", {})),
        seed=found.get("seed"),
        version=VERSION,
        diagnostics=_plain(found.get("diagnostics", {})),
        assumptions=method.assumptions,
        warnings=found.get("warnings", ()),
        draws=found.get("draws"),
    )


def check_level(level: float) -> None:
    """Raises UseError unless ``level`` lies strictly between 0 and 1."""
    if not 0 < level < 1:
        raise UseError(f"level {level}", "is not between 0 and 1", "give a share such as 0.95")


def posterior(item: Estimate) -> Any:
    """The posterior draws of an answer, or None.

    Bootstrap draws are none: the interval of a bootstrap is not that of its quantiles.
    """
    answers = item.draws is not None and item.refusal is None
    return item.draws if answers and item.reading.startswith("posterior") else None


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    """NumPy's numbers and arrays as Python's, so that a record is plain JSON."""
    return {name: _value(value) for name, value in values.items()}


def _value(value: object) -> object:
    if isinstance(value, np.generic):
        return _value(value.item())
    if isinstance(value, np.ndarray):
        return [_value(item) for item in value.tolist()]
    if isinstance(value, Mapping):
        return {str(name): _value(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_value(item) for item in value]
    if isinstance(value, float) and not np.isfinite(value):
        return None  # JSON has no infinity
    return value
