"""How the names of a document settle each other's meaning.

In: the senses of a document. Out: a probability for each entry of each sense. Touches nothing;
each round is linear in the number of entries.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import sub
from typing import Any

from marsad.extract.places.entries import CELL_ROW, Entry

# Tuned on the even half of LGL, checked on the odd half (see bench/places.py).
PEOPLE = 0.45  # a factor of ten in population
KNOWN, GREAT, CAPITAL = 5.7, 1.5, 1.0  # from 10^5.7 people a town is known the world over
LEVEL = {"country": 3.0, "admin1": 0.8, "admin2": -1.2, "town": 0.0, "neighbourhood": 0.0,
         "site": 0.0}  # fmt: skip
MATCH = (2.5, 0.0, -1.5, -3.0)  # keys.GIVEN, MAIN, OTHER, REST
SAME_COUNTRY, SAME_UNIT, NEARBY, INSIDE_NAMED, HINTED = 8.0, 6.0, 4.0, 4.0, 2.0
PRIOR_MASS = 0.25  # votes that count as "elsewhere", so that one name alone decides little
ROUNDS = 5
RING = tuple(row * CELL_ROW + step for row in (-1, 0, 1) for step in (-1, 0, 1))
LITTLE, SETTLED = 0.02, 0.02  # smaller shares have no vote, smaller changes are none: for speed
NEAR_LEAST = 0.05  # share from which a place speaks for the nine squares around it: for speed
CELLS = 16384  # squares of 2 degrees that the earth has, about
Votes = dict[object, float]  # mass by country, by unit or place id, and by cell


@dataclass(frozen=True, slots=True)
class Sense:
    """A name with one meaning in this document; ``weight`` is how much it says of the others."""

    entries: tuple[Entry, ...]
    weight: float


def settled(senses: Sequence[Sense], hints: frozenset[str]) -> list[list[float]]:
    """Probabilities for the entries of each sense; ``hints`` are ISO codes of likely countries."""
    starts = [[_start(entry, hints) for entry in sense.entries] for sense in senses]
    shares = [_softmax(start) for start in starts]
    total = sum(sense.weight for sense in senses) + PRIOR_MASS
    cast = [_cast(sense, own) for sense, own in zip(senses, shares, strict=True)]
    votes: Votes = {}
    for own_votes in cast:
        _recast(votes, {}, own_votes)
    features = [[_about(entry) for entry in sense.entries] for sense in senses]
    open_ = [at for at, own in enumerate(shares) if len(own) > 1]
    for _ in range(ROUNDS):
        # All are weighed by the votes of the round before, so that their order changes nothing.
        fresh = [
            (at, _weighed(features[at], starts[at], votes, cast[at], total - senses[at].weight))
            for at in open_
        ]
        moved = False
        for at, new in fresh:
            if max(map(abs, map(sub, shares[at], new))) > SETTLED:
                moved = True
                cast[at] = _recast(votes, cast[at], _cast(senses[at], new))
            shares[at] = new
        if not moved:
            break
    return shares


def _recast(votes: Votes, old: Votes, new: Votes) -> Votes:
    """Puts the votes of one name in place of its old ones; returns the new."""
    for about, mass in new.items():
        votes[about] = votes.get(about, 0.0) + mass - old.get(about, 0.0)
    for about, mass in old.items():
        if about not in new:
            votes[about] -= mass
    return new


def _about(entry: Entry) -> tuple[object, ...]:
    """What votes can speak for an entry: country, unit, cell, and the smaller ids around it."""
    return entry.country, entry.unit, entry.cell, entry.within[:-1]


def _weighed(
    features: Sequence[tuple[Any, ...]],
    start: Sequence[float],
    votes: Votes,
    own: Votes,
    total: float,
) -> list[float]:
    """New shares: what speaks for each entry from the start, and what the other names of the
    document say: all votes less its own name's."""
    scores = []
    vote, mine = votes.get, own.get
    for (country, unit, cell, within), begin in zip(features, start, strict=True):
        found = vote(country, 0.0)
        if found:
            found = SAME_COUNTRY * (found - mine(country, 0.0))
        mass = vote(unit)
        if mass:
            found += SAME_UNIT * (mass - mine(unit, 0.0))
        mass = vote(cell)
        if mass:
            found += NEARBY * (mass - mine(cell, 0.0))
        named = 0.0
        for outer in within:
            mass = vote(outer)
            if mass:
                named += mass - mine(outer, 0.0)
        scores.append(begin + found / total + INSIDE_NAMED * min(1.0, named))
    return _softmax(scores)


def _start(entry: Entry, hints: frozenset[str]) -> float:
    """What speaks for a place before the document is looked at."""
    hinted = HINTED if entry.country in hints else 0.0
    size = math.log10(entry.population + 100)
    people = PEOPLE * size
    if entry.precision == "town":
        people += GREAT * max(0.0, size - KNOWN) + CAPITAL * entry.capital
    return people + LEVEL[entry.precision] + MATCH[entry.match] + hinted


def _cast(sense: Sense, shares: Sequence[float]) -> Votes:
    """What one name says: for the country, unit, id and neighbourhood of its entries."""
    votes: defaultdict[object, float] = defaultdict(float)
    for entry, share in zip(sense.entries, shares, strict=True):
        if share < LITTLE:
            continue
        mass = share * sense.weight
        for about in (entry.country, entry.unit, entry.id):
            if about is not None:
                votes[about] += mass
        if entry.cell is not None and share >= NEAR_LEAST:
            for cell in _ring(entry.cell):
                votes[cell] += mass
    return votes


@lru_cache(CELLS)
def _ring(cell: int) -> tuple[int, ...]:
    """The square and those around it."""
    return tuple(cell + step for step in RING)


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores, default=0.0)
    raised = [math.exp(score - top) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]
