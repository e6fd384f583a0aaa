"""Overlapping lists of one population, as counts of capture patterns.

In: an array, a data frame, or memberships of persons. Out: :class:`Lists`, or a
:class:`~marsad.errors.ListsError` that names the row and the reason. Touches nothing.

The order of lists follows the input; the order of rows does not matter: patterns are kept sorted,
so that the same table gives the same estimate whatever order its cells came in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from marsad.errors import ListsError

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

_LEAST = 2  # lists: one alone has no overlap, so nothing says how much it misses
_TABLE = "table of lists"
_SHAPE = "one column of 0 and 1 for each list and a column of counts (docs/estimate-tutorial.md)"


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """Who was recorded by which lists.

    ``names``: the J lists. ``patterns``: (M, J) of 0 and 1, each observed pattern once, sorted.
    ``counts``: (M,) persons with that pattern, at least 1. The pattern of nobody's list is not
    in it: how many have it is the question. ``stratum``: which part of the population, if any;
    ``idle``: lists that recorded others, but nobody of this stratum, and were left out of it.
    """

    names: tuple[str, ...]
    patterns: NDArray[np.uint8]
    counts: NDArray[np.int64]
    stratum: str | None = None
    idle: tuple[str, ...] = ()

    @property
    def n(self) -> int:
        """Persons on at least one list."""
        return int(self.counts.sum())

    @property
    def sizes(self) -> NDArray[np.int64]:
        """(J,) persons on each list."""
        return self.counts @ self.patterns.astype(np.int64)

    def cells(self) -> NDArray[np.int64]:
        """(2^J,) counts of all patterns; list j is bit j of the index; cell 0 is unseen, here 0."""
        index = self.patterns.astype(np.int64) @ (1 << np.arange(len(self.names), dtype=np.int64))
        full = np.zeros(1 << len(self.names), dtype=np.int64)
        full[index] = self.counts
        return full

    def without(self, name: str) -> Lists:
        """The table as if ``name`` had never been made; who was on it alone is unseen then.

        Raises ListsError where fewer than two lists, or nobody, would be left.
        """
        keep = [at for at, other in enumerate(self.names) if other != name]
        if len(keep) == len(self.names):
            raise ListsError(name, "is none of the lists", f"choose one of {', '.join(self.names)}")
        left = self.patterns[:, keep]
        seen = left.any(axis=1)
        return table(
            left[seen],
            self.counts[seen],
            names=[self.names[at] for at in keep],
            stratum=self.stratum,
            add_up=True,
        )


def table(
    patterns: ArrayLike,
    counts: ArrayLike,
    *,
    names: Sequence[str] | None = None,
    stratum: str | None = None,
    rows: Sequence[str] | None = None,
    add_up: bool = False,
    idle: Sequence[str] = (),
) -> Lists:
    """Lists from ``patterns`` (M, J) of 0 and 1 and ``counts`` (M,) of persons.

    ``names`` of the lists (default A, B, …); ``rows`` names each row in errors ("line 7").
    A count of 0 is a pattern that nobody has. ``add_up`` allows a pattern more than once;
    ``idle`` lists are only noted.
    Raises ListsError for a negative or broken count, a value other than 0 and 1, a row on no list,
    a pattern given twice, a list that catches nobody, fewer than two lists.
    """
    given = np.asarray(patterns)
    if given.ndim != 2:
        raise ListsError(_TABLE, f"has {given.ndim} dimensions, not 2", f"give {_SHAPE}")
    marks = _binary(given, rows)
    numbers = _whole(np.asarray(counts), len(marks), rows)
    lists = _named(names, marks.shape[1])
    _on_a_list(marks, rows)
    unique, where = np.unique(marks, axis=0, return_inverse=True)
    where = where.reshape(-1)
    if not add_up:
        _once(where, rows)
    totals = np.zeros(len(unique), dtype=np.int64)
    np.add.at(totals, where, numbers)
    made = Lists(lists, unique[totals > 0], totals[totals > 0], stratum, tuple(idle))
    for name, size in zip(lists, made.sizes, strict=True):
        if not size:
            raise ListsError(f"list {name}", "catches nobody", "leave its column out")
    return made


def people(
    memberships: Iterable[Iterable[str]],
    *,
    names: Sequence[str] | None = None,
    stratum: str | None = None,
) -> Lists:
    """Lists from one collection of list names for each person.

    ``names`` fixes the lists and their order (default: as met, sorted). Raises ListsError for a
    person on no list or on a list that is not among ``names``.
    """
    seen = Counter(frozenset(one) for one in memberships)
    lists = tuple(sorted(set().union(*seen))) if names is None else tuple(names)
    for on in seen:
        if strange := sorted(on - set(lists)):
            raise ListsError(f"list {strange[0]}", "is not among the names", "add it to them")
    ordered = sorted(seen.items(), key=lambda item: sorted(item[0]))
    marks = [[int(name in on) for name in lists] for on, _ in ordered]
    shape = np.array(marks, dtype=np.int64).reshape(len(ordered), len(lists))
    return table(shape, [number for _, number in ordered], names=lists, stratum=stratum)


def _binary(given: NDArray[Any], rows: Sequence[str] | None) -> NDArray[np.uint8]:
    try:
        values = given.astype(np.float64)
    except (TypeError, ValueError):
        raise ListsError(_TABLE, "holds something that is no number", f"give {_SHAPE}") from None
    for at, to in np.argwhere((values != 0) & (values != 1)):
        raise ListsError(
            _row(rows, at), f"list {to + 1} has {given[at, to]}, not 0 or 1", f"give {_SHAPE}"
        )
    return values.astype(np.uint8)


def _whole(given: NDArray[Any], rows_of_patterns: int, rows: Sequence[str] | None) -> Any:
    try:
        values = given.astype(np.float64)
    except (TypeError, ValueError):
        raise ListsError(_TABLE, "has a count that is no number", f"give {_SHAPE}") from None
    if values.shape != (rows_of_patterns,):
        raise ListsError(
            _TABLE, f"has {rows_of_patterns} patterns and {values.size} counts", f"give {_SHAPE}"
        )
    for at, value in enumerate(values):
        if not np.isfinite(value) or value != np.floor(value):
            raise ListsError(_row(rows, at), f"the count {given[at]} is not whole", "correct it")
        if value < 0:
            raise ListsError(_row(rows, at), f"the count {given[at]} is negative", "correct it")
        if value > _MOST:
            raise ListsError(_row(rows, at), f"the count {given[at]} is above 10^12", "correct it")
    return values.astype(np.int64)


def _named(names: Sequence[str] | None, number: int) -> tuple[str, ...]:
    if number < _LEAST:
        raise ListsError(_TABLE, f"has {number} list, not at least 2", f"give {_SHAPE}")
    lists = tuple(str(name) for name in names) if names is not None else _letters(number)
    if len(lists) != number:
        raise ListsError(_TABLE, f"has {number} lists and {len(lists)} names", "name each once")
    if twice := [name for name, times in Counter(lists).items() if times > 1]:
        raise ListsError(f"list {twice[0]}", "is named twice", "name each list once")
    return lists


def _letters(number: int) -> tuple[str, ...]:
    return tuple(chr(65 + at) if number <= 26 else f"list {at + 1}" for at in range(number))


def _on_a_list(marks: NDArray[np.uint8], rows: Sequence[str] | None) -> None:
    for at in np.flatnonzero(~marks.any(axis=1)):
        raise ListsError(
            _row(rows, int(at)),
            "is on no list: how many nobody listed is what is estimated",
            "leave the row out",
        )


def _once(where: NDArray[np.intp], rows: Sequence[str] | None) -> None:
    first: dict[int, int] = {}
    for at, pattern in enumerate(where.tolist()):
        if pattern in first:
            raise ListsError(
                _row(rows, at),
                f"has the same pattern as {_row(rows, first[pattern])}",
                "add the two counts, or name the stratum column",
            )
        first[pattern] = at


def _row(rows: Sequence[str] | None, at: int) -> str:
    return rows[at] if rows is not None else f"row {at + 1}"


_MOST = 10**12  # persons in a cell: beyond any population; keeps sums exact in 64 bits
