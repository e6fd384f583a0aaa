"""Persons whose lists stand in one column, as a column of 0 and 1 for each list.

In: the rows of a table. Out: the same rows with other columns, or a ListsError with the line.
Touches nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.errors import ListsError

_APART = ";"  # between the lists of a person


def spread(
    about: str,
    header: list[str],
    rows: list[tuple[int, list[str]]],
    members: str,
    keep: set[str | None],
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The column ``members`` of list names as a column of 0 and 1 for each list.

    Of the other columns (a name, an identifier) only those in ``keep`` stay.
    """
    if members not in header:
        raise ListsError(about, f"has no column {members}", f"choose of {', '.join(header)}")
    place = header.index(members)
    kept = [at for at, name in enumerate(header) if name in keep and at != place]
    on: list[set[str]] = []
    for line, row in rows:
        fits(f"{about}, line {line}", row, header)
        on.append({name.strip() for name in row[place].split(_APART)} - {""})
    lists = sorted(set().union(*on))
    columns = [header[at] for at in kept]
    if twice := sorted(set(columns) & set(lists)):
        raise ListsError(about, f"{twice[0]} is a column and a list", "rename one of them")
    spread = [
        (line, [row[at] for at in kept] + [str(int(name in held)) for name in lists])
        for (line, row), held in zip(rows, on, strict=True)
    ]
    return [*columns, *lists], spread


def fits(line: str, row: Sequence[str], header: Sequence[str]) -> None:
    """Raise ListsError where a row has more or fewer cells than the header."""
    if len(row) != len(header):
        raise ListsError(line, f"has {len(row)} cells, the header {len(header)}", "mend the row")
