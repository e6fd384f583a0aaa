"""Attributions found against attributions of gold, as spans that overlap.

In: attributions of one text, twice. Out: numbers of matches. Pure.

A span matches at a Dice coefficient of .5 or more, in characters; attributions are paired one to
one, those that share most first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from marsad.model import Attribution

ROLES = ("source", "cue", "content")
_OVERLAP = 0.5

Spans = Sequence[tuple[int, int]]


def matches(
    texts: Iterable[tuple[Sequence[Attribution], Sequence[Attribution]]],
) -> dict[str, Counter[str]]:
    """For each role, over (gold, found) of every text: ``gold``, ``found``, ``both``."""
    counts = {role: Counter[str]() for role in ROLES}
    for gold, found in texts:
        for role in ROLES:
            counts[role]["gold"] += sum(bool(getattr(one, role)) for one in gold)
            counts[role]["found"] += sum(bool(getattr(one, role)) for one in found)
        for one, other in _paired(gold, found):
            for role in ROLES:
                near = _dice(getattr(one, role), getattr(other, role))
                counts[role]["both"] += near >= _OVERLAP
    return counts


def f_measure(counts: Counter[str]) -> float:
    """F1 of one role."""
    both = counts["gold"] + counts["found"]
    return 2 * counts["both"] / both if both else 1.0


def _paired(
    gold: Sequence[Attribution], found: Sequence[Attribution]
) -> list[tuple[Attribution, Attribution]]:
    options = sorted(
        (-total, at, to)
        for at, one in enumerate(gold)
        for to, other in enumerate(found)
        if (total := sum(_dice(getattr(one, r), getattr(other, r)) for r in ROLES)) > 0
    )
    left, right, pairs = set[int](), set[int](), []
    for _, at, to in options:
        if at not in left and to not in right:
            left.add(at)
            right.add(to)
            pairs.append((gold[at], found[to]))
    return pairs


def _dice(one: Spans, other: Spans) -> float:
    size = sum(end - start for start, end in (*one, *other))
    common = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    return 2 * common / size if size else 0.0
