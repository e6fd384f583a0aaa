"""The measures: exact shares with intervals, errors by type, and B³ for groupings.

In: numbers, gold numbers, partitions. Out: shares. Pure; the bootstrap has a fixed seed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

import numpy as np

SEED = 20150521
RESAMPLES = 1000
MOST = 4  # numbers from here on are one class in a table of errors


def exact(found: Sequence[int | None], gold: Sequence[int]) -> float | None:
    """The share of found numbers that equal the gold; None for no item. Unknown is not equal."""
    if not gold:
        return None
    return sum(f == g for f, g in zip(found, gold, strict=True)) / len(gold)


def within(ranges: Sequence[tuple[int | None, int | None]], gold: Sequence[int]) -> float | None:
    """The share of gold numbers inside [low, high]; high None is unbounded, low None unknown."""
    if not gold:
        return None
    inside = sum(
        low is not None and low <= g and (high is None or g <= high)
        for (low, high), g in zip(ranges, gold, strict=True)
    )
    return inside / len(gold)


def interval(right: Sequence[bool], groups: Sequence[Hashable]) -> tuple[float, float] | None:
    """95 % percentile bootstrap (Efron 1979) of the share of ``right``, resampling whole groups:
    the articles of one incident are not independent. None for no item."""
    if not right:
        return None
    sums: dict[Hashable, list[int]] = defaultdict(lambda: [0, 0])
    for good, group in zip(right, groups, strict=True):
        sums[group][0] += good
        sums[group][1] += 1
    table = np.array(list(sums.values()), dtype=float)
    size = len(table)
    draws = np.random.default_rng(SEED).multinomial(size, [1 / size] * size, size=RESAMPLES)
    totals = draws @ table
    low, high = np.quantile(totals[:, 0] / totals[:, 1], [0.025, 0.975])
    return float(low), float(high)


def errors(found: Sequence[int | None], gold: Sequence[int]) -> Counter[tuple[str, str]]:
    """(found, gold) → how often, for what is not exact; from ``MOST`` on numbers are one class."""
    return Counter((_class(f), _class(g)) for f, g in zip(found, gold, strict=True) if f != g)


def kind(found: int | None, gold: int) -> str:
    """What sort of answer this is: right, missed, invented, too few, too many, unknown."""
    if found is None:
        return "unknown"
    if found == gold:
        return "right"
    if found == 0:
        return "missed"
    if gold == 0:
        return "invented"
    return "too few" if found < gold else "too many"


def b_cubed(
    found: Mapping[str, Hashable],
    gold: Mapping[str, Hashable],
    items: Iterable[str] | None = None,
) -> tuple[float, float, float]:
    """Precision, recall and F of B³ (Bagga & Baldwin 1998) over the items of ``gold``.

    Both map an item to its group. ``items``: only these are averaged, in the groups of all.
    Raises KeyError if an item of ``gold`` is in no group.
    """
    ours: dict[Hashable, set[str]] = defaultdict(set)
    theirs: dict[Hashable, set[str]] = defaultdict(set)
    for item, group in gold.items():
        theirs[group].add(item)
        ours[found[item]].add(item)
    judged = list(gold if items is None else items)
    precision = recall = 0.0
    for item in judged:
        mine, true = ours[found[item]], theirs[gold[item]]
        common = len(mine & true)
        precision += common / len(mine)
        recall += common / len(true)
    precision, recall = precision / len(judged), recall / len(judged)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _class(number: int | None) -> str:
    if number is None:
        return "unknown"
    return str(number) if number < MOST else f"{MOST} or more"
