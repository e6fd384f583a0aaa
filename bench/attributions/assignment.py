"""The best one-to-one assignment of rows to columns.

In: a table of worths ≥ 0. Out: pairs (row, column). Pure. Kuhn 1955 with the shortest augmenting
paths of Jonker & Volgenant 1987: exact, cubic in the smaller side.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def best(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs whose worths have the greatest sum, each row and each column at most once; pairs
    worth nothing are left out. Ties go to the earlier row and column."""
    if not worth or not worth[0]:
        return []
    if len(worth) > len(worth[0]):
        turned = [[row[at] for row in worth] for at in range(len(worth[0]))]
        return sorted((row, column) for column, row in best(turned))
    pairs = enumerate(_columns([[-value for value in row] for row in worth]))
    return [(row, column) for row, column in pairs if worth[row][column] > 0]


def _columns(cost: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row at least cost; not more rows than columns. Rows and columns count
    from 1 inside, 0 is none."""
    rows, columns = len(cost), len(cost[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    holder = [0] * (columns + 1)
    for row in range(1, rows + 1):
        holder[0], at = row, 0
        least, came, done = [math.inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while holder[at] != 0:
            done[at] = True
            current, step, following = holder[at], math.inf, 0
            for column in range(1, columns + 1):
                if done[column]:
                    continue
                slack = cost[current - 1][column - 1] - of_row[current] - of_column[column]
                if slack < least[column]:
                    least[column], came[column] = slack, at
                if least[column] < step:
                    step, following = least[column], column
            for column in range(columns + 1):
                if done[column]:
                    of_row[holder[column]] += step
                    of_column[column] -= step
                else:
                    least[column] -= step
            at = following
        while at:
            holder[at], at = holder[came[at]], came[at]
    found = [0] * rows
    for column in range(1, columns + 1):
        if holder[column]:
            found[holder[column] - 1] = column - 1
    return found
