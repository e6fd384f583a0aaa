"""Which found claim answers which gold claim.

In: two sequences of claims of one text. Out: pairs of positions, and what is left on either side.
Touches nothing. A pair must agree in harm and overlap in a quotation; of all such pairs, the one
that agrees in most else is taken first, and each claim is used once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.gold.fields import FIELDS, agrees
from marsad.model import Claim, Quote


@dataclass(frozen=True)
class Pairing:
    """Positions: ``both`` as (gold, found); ``missed`` in gold; ``doubled`` and ``invented`` in
    found. Doubled: a second claim of a gold claim that already has its answer."""

    both: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    doubled: tuple[int, ...]
    invented: tuple[int, ...]


def pair(gold: Sequence[Claim], found: Sequence[Claim]) -> Pairing:
    """One to one, the most agreeing pairs first; ties by order in the text."""
    options = [
        (-sum(agrees(field, g, f) for field in FIELDS), -overlap, at, to)
        for at, g in enumerate(gold)
        for to, f in enumerate(found)
        if g.harm == f.harm and (overlap := shared(g, f)) > 0
    ]
    both: dict[int, int] = {}
    used: set[int] = set()
    for _, _, at, to in sorted(options):
        if at not in both and to not in used:
            both[at] = to
            used.add(to)
    near = {to for _, _, _, to in options}
    spare = [to for to in range(len(found)) if to not in used]
    return Pairing(
        tuple(sorted(both.items())),
        tuple(at for at in range(len(gold)) if at not in both),
        tuple(to for to in spare if to in near),
        tuple(to for to in spare if to not in near),
    )


def shared(one: Claim, other: Claim) -> int:
    """Characters that the quotations of two claims have in common."""
    return sum(
        _common(a, b) for a in (one.quote, *one.restated) for b in (other.quote, *other.restated)
    )


def _common(one: Quote, other: Quote) -> int:
    if one.part != other.part:
        return 0
    return max(0, min(one.end, other.end) - max(one.start, other.start))
