"""A CSV file or a data frame as Lists, one for each stratum, and for each version of the table.

In: a path (``-`` is standard input) or a pandas, Polars or Arrow frame. Out: Lists, or a
ListsError that names the line and the reason. Touches the file, reading only.

Either a row is a pattern and a column says how many persons have it, or a row is a person. The
column of counts is the one named, or else the only one called count, counts, n, freq, frequency
or number; with neither, each row is a person. A person's lists may also stand in one column, named
``members``, apart by semicolons. A list that worked in some strata only is left out of the others,
and the Lists say so.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from marsad.errors import ListsError, UseError
from marsad.estimate import persons
from marsad.estimate.lists import Lists, table

COUNTS = ("count", "counts", "n", "freq", "frequency", "number")
_NEXT_COLUMNS = "give one column of 0 and 1 for each list, and name others with --stratum"
_MARKS = {"0": 0, "1": 1, "0.0": 0, "1.0": 1}


def read(
    path: str | Path,
    *,
    count: str | None = None,
    stratum: Sequence[str] = (),
    members: str | None = None,
) -> tuple[Lists, ...]:
    """The Lists of a CSV file with a header, one for each combination of ``stratum`` columns.

    Raises UseError where the file cannot be read, ListsError where the table is broken.
    """
    header, rows = _rows(path)
    if members is not None:
        header, rows = persons.spread(str(path), header, rows, members, {*stratum, count})
    numbered = [(f"{path}, line {line}", row) for line, row in rows]
    return _split(str(path), header, numbered, count, stratum)


def frame(data: Any, *, count: str | None = None, stratum: Sequence[str] = ()) -> tuple[Lists, ...]:
    """The same from a data frame. Raises ListsError."""
    import narwhals as nw

    whole = nw.from_native(data, eager_only=True)
    header = [str(name) for name in whole.columns]
    rows = [
        (f"row {at}", ["" if value is None else str(value) for value in row])
        for at, row in enumerate(whole.iter_rows(), start=1)
    ]
    return _split("data frame", header, rows, count, stratum)


def versions(
    path: str | Path,
    column: str,
    *,
    count: str | None = None,
    stratum: Sequence[str] = (),
    members: str | None = None,
) -> dict[str, tuple[Lists, ...]]:
    """The Lists of each version of a table: of each value of ``column``, in order.

    A version is an imputation of missing fields, or a linkage sampled from its posterior.
    Raises as ``read``, and ListsError where the versions do not have the same strata.
    """
    header, rows = _rows(path)
    if members is not None:
        header, rows = persons.spread(str(path), header, rows, members, {*stratum, count, column})
    if column not in header:
        raise ListsError(str(path), f"has no column {column}", f"choose of {', '.join(header)}")
    place = header.index(column)
    kept = [name for name in header if name != column]
    by_version: dict[str, list[tuple[str, Sequence[str]]]] = {}
    for line, row in rows:
        about = f"{path}, line {line}"
        persons.fits(about, row, header)
        by_version.setdefault(row[place], []).append((about, row[:place] + row[place + 1 :]))
    made = {
        name: _split(str(path), kept, by_version[name], count, stratum)
        for name in sorted(by_version, key=_as_number)
    }
    strata = {name: {one.stratum for one in lists} for name, lists in made.items()}
    for name, held in strata.items():
        if missing := set().union(*strata.values()) - held:
            raise ListsError(
                f"{path}, {column} {name}",
                f"has nobody in stratum {min(str(one) for one in missing)}",
                "every version must hold every stratum: merge thin strata",
            )
    return made


def _as_number(name: str) -> tuple[int, str]:
    return (int(name), name) if name.isdecimal() else (sys.maxsize, name)


def _rows(path: str | Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    try:
        if str(path) == "-":
            return _parse(sys.stdin, "standard input")
        with Path(path).open(encoding="utf-8-sig", newline="") as source:
            return _parse(source, str(path))
    except OSError as fault:
        raise UseError(str(path), f"cannot be read ({fault.strerror})", "check the path") from fault
    except UnicodeDecodeError as fault:
        raise UseError(str(path), "is not UTF-8 text", "save it as CSV in UTF-8") from fault


def _parse(source: Iterable[str], about: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    lines = csv.reader(source)
    try:
        header = [name.strip() for name in next(lines, [])]
        rows = [(lines.line_num, [cell.strip() for cell in row]) for row in lines if any(row)]
    except csv.Error as fault:
        raise ListsError(about, f"is not CSV ({fault})", "save it as CSV in UTF-8") from fault
    if not header or not rows:
        raise ListsError(about, "has no rows under a header", _NEXT_COLUMNS)
    return header, rows


def _split(
    about: str,
    header: Sequence[str],
    rows: Sequence[tuple[str, Sequence[str]]],
    count: str | None,
    stratum: Sequence[str],
) -> tuple[Lists, ...]:
    counted = _count_column(about, header, count)
    for name in stratum:
        if name not in header:
            raise ListsError(about, f"has no column {name}", f"choose of {', '.join(header)}")
    names = [name for name in header if name != counted and name not in stratum]
    groups: dict[tuple[str, ...], list[tuple[str, list[int], float]]] = {}
    places = [header.index(name) for name in names]
    for line, row in rows:
        persons.fits(line, row, header)
        key = tuple(row[header.index(name)] for name in stratum)
        marks = [_mark(row[at], line, header[at]) for at in places]
        number = 1.0 if counted is None else _number(row[header.index(counted)], line, counted)
        groups.setdefault(key, []).append((line, marks, number))
    working = {key: _working(held) for key, held in groups.items()}
    anywhere = set().union(*working.values())
    return tuple(
        _lists(names, groups[key], anywhere - working[key], " · ".join(key) or None, counted)
        for key in sorted(groups)
    )


def _working(rows: Sequence[tuple[str, list[int], float]]) -> set[int]:
    """The places of the lists that recorded somebody."""
    return {at for _, marks, number in rows if number for at, mark in enumerate(marks) if mark}


def _count_column(about: str, header: Sequence[str], count: str | None) -> str | None:
    if count is not None:
        if count not in header:
            raise ListsError(about, f"has no column {count}", f"choose of {', '.join(header)}")
        return count
    known = [name for name in header if name.casefold() in COUNTS]
    if len(known) > 1:
        raise ListsError(
            about, f"has {' and '.join(known)}, each may be the count", "name it with --count"
        )
    return known[0] if known else None


def _lists(
    names: Sequence[str],
    rows: Sequence[tuple[str, list[int], float]],
    idle: set[int],
    stratum: str | None,
    counted: str | None,
) -> Lists:
    """``idle``: places of lists that recorded others, but nobody of this stratum."""
    kept = [at for at in range(len(names)) if at not in idle]
    used = [
        (line, [marks[at] for at in kept], number)
        for line, marks, number in rows
        # a pattern that nobody has, on idle lists alone
        if number or not any(marks) or any(marks[at] for at in kept)
    ]
    return table(
        [marks for _, marks, _ in used],
        [number for _, _, number in used],
        names=[names[at] for at in kept],
        stratum=stratum,
        rows=[line for line, _, _ in used],
        add_up=counted is None,
        idle=[names[at] for at in sorted(idle)],
    )


def _mark(cell: str, line: str, name: str) -> int:
    if cell not in _MARKS:
        raise ListsError(line, f"{name} is “{cell}”, not 0 or 1", _NEXT_COLUMNS)
    return _MARKS[cell]


def _number(cell: str, line: str, name: str) -> float:
    try:
        return float(cell)
    except ValueError:
        raise ListsError(
            line, f"{name} is “{cell}”, not a number", "correct it; unknown is not 0"
        ) from None
