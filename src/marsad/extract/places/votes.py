"""How the names of a document settle each other's meaning.

In: the senses of a document. Out: a probability for each entry of each sense. Touches nothing;
each round is linear in the number of entries.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import sub

from marsad.extract.places.gazetteer import CELL_ROW, Entry

# Tuned on the even half of LGL, checked on the odd half (see bench/places.py).
PEOPLE = 0.45  # a factor of ten in population
KNOWN, GREAT, CAPITAL = 5.7, 1.5, 1.0  # from 10^5.7 people a town is known the world over
LEVEL = {"country": 3.0, "admin1": 0.8, "admin2": -1.2, "town": 0.0, "neighbourhood": 0.0,
         "site": 0.0}  # fmt: skip
MATCH = (2.5, 0.0, -1.5, -3.0)  # keys.GIVEN, MAIN, OTHER, REST
SAME_COUNTRY, SAME_UNIT, NEARBY, INSIDE_NAMED, HINTED = 8.0, 6.0, 2.0, 4.0, 2.0
PRIOR_MASS = 0.25  # votes that count as "elsewhere", so that one name alone decides little
ROUNDS = 5
RING = tuple(row * CELL_ROW + step for row in (-1, 0, 1) for step in (-1, 0, 1))
LITTLE, SETTLED = 0.01, 0.01  # smaller shares have no vote, smaller changes are none: for speed
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
        _add(votes, own_votes, 1.0)
    for _ in range(ROUNDS):
        # All are weighed by the votes of the round before, so that their order changes nothing.
        fresh = [
            own if len(own) == 1 else _weighed(sense, start, votes, own_votes, total)
            for sense, start, own, own_votes in zip(senses, starts, shares, cast, strict=True)
        ]
        for at, (sense, own, new) in enumerate(zip(senses, shares, fresh, strict=True)):
            if max(map(abs, map(sub, own, new)), default=0.0) > SETTLED:
                _add(votes, cast[at], -1.0)
                cast[at] = _cast(sense, new)
                _add(votes, cast[at], 1.0)
        shares = fresh
    return shares


def _add(votes: Votes, more: Votes, sign: float) -> None:
    for about, mass in more.items():
        votes[about] = votes.get(about, 0.0) + sign * mass


def _weighed(
    sense: Sense,
    start: Sequence[float],
    votes: Votes,
    own: Votes,
    total: float,
) -> list[float]:
    """New shares: what speaks for each entry from the start, and what the other names say."""
    total -= sense.weight
    scores = [
        begin + _support(entry, votes, own, total)
        for entry, begin in zip(sense.entries, start, strict=True)
    ]
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
        if entry.cell is not None:
            for step in RING:
                votes[entry.cell + step] += mass
    return votes


def _support(entry: Entry, votes: Votes, own: Votes, total: float) -> float:
    """What the other names of the document say for this entry: all votes less its own name's."""
    found = votes.get(entry.country, 0.0)
    if found:
        found = SAME_COUNTRY * (found - own.get(entry.country, 0.0))
    mass = votes.get(entry.unit)
    if mass:
        found += SAME_UNIT * (mass - own.get(entry.unit, 0.0))
    mass = votes.get(entry.cell)
    if mass:
        found += NEARBY * (mass - own.get(entry.cell, 0.0))
    named = 0.0
    for outer in entry.within[:-1]:
        mass = votes.get(outer)
        if mass:
            named += mass - own.get(outer, 0.0)
    return found / total + INSIDE_NAMED * min(1.0, named)


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores, default=0.0)
    raised = [math.exp(score - top) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]
