"""Which place of that name: decided for a whole document at once.

In: candidates with their links and categories. Out: for each, its possible entries with
probabilities, the likeliest first. Touches nothing; linear in the number of candidates.

The way: a name has one meaning in a document unless a region beside it says otherwise. Each
meaning starts from what the place is (people living there, kind of unit, whether the name is its
main one); then, in a few rounds, the meanings of all other names vote by country, by first-level
unit and by nearness (a mean-field of the collective methods of toponym resolution; Lieberman and
Samet, "Adaptive context features for toponym resolution in streaming news", 2012, use the same
three kinds of evidence).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import sub

from marsad.extract.places.candidates import Candidate
from marsad.extract.places.context import Finding
from marsad.extract.places.gazetteer import CELL_ROW, Entry
from marsad.extract.places.links import Link
from marsad.extract.places.names import key

# Tuned on the even half of LGL, checked on the odd half (see bench/places.py).
PEOPLE = 0.45  # a factor of ten in population
KNOWN, GREAT, CAPITAL = 5.7, 1.5, 1.0  # from 10^5.7 people a town is known the world over
LEVEL = {"country": 3.0, "admin1": 0.8, "admin2": -1.2, "town": 0.0, "neighbourhood": 0.0,
         "site": 0.0}  # fmt: skip
MATCH = (2.5, 0.0, -1.5, -3.0)  # index.GIVEN, MAIN, OTHER, REST
SAME_COUNTRY, SAME_UNIT, NEARBY, INSIDE_NAMED, HINTED = 8.0, 6.0, 2.0, 4.0, 2.0
PRIOR_MASS = 0.25  # votes that count as "elsewhere", so that one name alone decides little
ROUNDS = 5
MOST = 80  # entries of a name that are weighed, the most important first
RING = tuple(row * CELL_ROW + step for row in (-1, 0, 1) for step in (-1, 0, 1))
LITTLE, SETTLED = 0.01, 0.01  # smaller shares have no vote, smaller changes are none: for speed
COUNTED = {"person": 0.0, "organisation": 0.7}  # evidence of other categories: 1

Ranking = tuple[tuple[Entry, float], ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """A name with one meaning in this document; ``weight`` is how much it says of the others."""

    entries: tuple[Entry, ...]
    weight: float


Votes = dict[object, float]  # mass by country, by unit or place id, and by cell


def rankings(
    found: Sequence[Candidate],
    links: Sequence[Link],
    categories: Sequence[Finding],
    hints: frozenset[str],
) -> list[Ranking]:
    """For each candidate its entries with probabilities (they sum to 1), the likeliest first."""
    keys = _sense_keys(found, links)
    options: dict[tuple[object, ...], tuple[Entry, ...]] = {}
    weights: dict[tuple[object, ...], float] = defaultdict(float)
    for one, name, (category, _) in zip(found, keys, categories, strict=True):
        options.setdefault(name, _options(one, found, name))
        weights[name] += COUNTED.get(category, 1.0)
    senses = [Sense(entries, math.log1p(weights[name])) for name, entries in options.items()]
    shares = _settled(senses, hints)
    ranked = {
        name: _ranking(sense, own, str(name[0]), name[2])
        for name, sense, own in zip(options, senses, shares, strict=True)
    }
    return [ranked[name] for name in keys]


def _sense_keys(found: Sequence[Candidate], links: Sequence[Link]) -> list[tuple[object, ...]]:
    """What makes one meaning: name, level said, region said here or else first in the document."""
    regions: dict[str, int] = {}
    for one, link in zip(found, links, strict=True):
        if link.region is not None:
            regions.setdefault(one.key, link.region)
    keys: list[tuple[object, ...]] = []
    for one, link in zip(found, links, strict=True):
        region = link.region if link.region is not None else regions.get(one.key)
        keys.append((one.key, one.kind == "people", link.level, region))
    # The same region named twice is one region, wherever it stands.
    return [
        (*key[:3], found[key[3]].key if isinstance(key[3], int) else None, key[3]) for key in keys
    ]


def _options(
    one: Candidate, found: Sequence[Candidate], name: tuple[object, ...]
) -> tuple[Entry, ...]:
    """The entries that the region and the level said beside the name leave."""
    entries = one.entries
    level, region = name[2], name[4]
    if isinstance(region, int):
        outer = {e.id for e in found[region].entries if e.precision != "town"}
        entries = tuple(e for e in entries if not outer.isdisjoint(e.within)) or entries
    if level:
        entries = tuple(e for e in entries if _is_level(e, str(level))) or entries
    return entries[:MOST]


def _is_level(entry: Entry, level: str) -> bool:
    if level == "town":
        return entry.precision in ("town", "neighbourhood")
    return entry.precision == level


def _settled(senses: Sequence[Sense], hints: frozenset[str]) -> list[list[float]]:
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


def _ranking(sense: Sense, shares: Sequence[float], name: str, level: object) -> Ranking:
    """Sorted; but a town bearing the name of its own province comes before it: "in Homs" is the
    town unless a word says province.
    """
    pairs = sorted(zip(sense.entries, shares, strict=True), key=lambda p: (-p[1], p[0].id))
    best = pairs[0][0]
    if level is None and best.precision in ("admin1", "admin2"):
        for at, (entry, _) in enumerate(pairs):
            if entry.precision == "town" and best.id in entry.within and key(entry.name) == name:
                return (pairs[at], *pairs[:at], *pairs[at + 1 :])
    return tuple(pairs)
