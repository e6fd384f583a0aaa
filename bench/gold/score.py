"""Found claims against gold claims: missed, invented, and every field in both directions.

In: pairs of claim lists, one pair a text. Out: a Score. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.gold.fields import CORE, FIELDS, agrees, stated
from bench.gold.pairs import Pairing, pair
from marsad.model import Claim


@dataclass(frozen=True)
class Score:
    """Numbers of claims, and of field answers by kind: ``right wrong missed invented silent``
    (silent: neither side states anything). ``harms``: for each, ``gold found paired``."""

    gold: int
    found: int
    paired: int
    doubled: int
    core: int
    whole: int
    fields: dict[str, Counter[str]]
    harms: dict[str, Counter[str]]

    @property
    def recall(self) -> float:
        """The share of gold claims that have an answer."""
        return self.paired / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float:
        """The share of found claims that answer a gold claim."""
        return self.paired / self.found if self.found else 1.0

    @property
    def f(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def signed(self) -> float:
        """The share of found claims that need no correction in any field."""
        return self.whole / self.found if self.found else 1.0

    def usable(self) -> float:
        """The share of found claims right in what counting rests on: status, role, number, part."""
        return self.core / self.found if self.found else 1.0


def score(texts: Iterable[tuple[Sequence[Claim], Sequence[Claim]]]) -> Score:
    """Over (gold, found) of every text. Context claims (harm ``none``) are left out of both."""
    gold = found = paired = doubled = core = whole = 0
    fields = {field: Counter[str]() for field in FIELDS}
    harms: dict[str, Counter[str]] = {}
    for golden, ours in texts:
        true = [claim for claim in golden if claim.harm != "none"]
        mine = [claim for claim in ours if claim.harm != "none"]
        pairing = pair(true, mine)
        gold, found = gold + len(true), found + len(mine)
        for name, claims in (("gold", true), ("found", mine), ("paired", _of_pairs(pairing, true))):
            for claim in claims:
                harms.setdefault(claim.harm, Counter())[name] += 1
        paired, doubled = paired + len(pairing.both), doubled + len(pairing.doubled)
        for at, to in pairing.both:
            right = {field: agrees(field, true[at], mine[to]) for field in FIELDS}
            core += all(right[field] for field in CORE)
            whole += all(right.values())
            for field in FIELDS:
                fields[field][_kind(field, true[at], mine[to], right[field])] += 1
    return Score(gold, found, paired, doubled, core, whole, fields, harms)


def _of_pairs(pairing: Pairing, true: Sequence[Claim]) -> list[Claim]:
    return [true[at] for at, _ in pairing.both]


def _kind(field: str, gold: Claim, found: Claim, right: bool) -> str:
    stated_there, stated_here = stated(field, gold), stated(field, found)
    if right:
        return "right" if stated_there else "silent"
    if stated_there and stated_here:
        return "wrong"
    return "missed" if stated_there else "invented"
