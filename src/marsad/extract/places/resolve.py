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

from marsad.extract.places.candidates import Candidate
from marsad.extract.places.entries import Entry
from marsad.extract.places.links import Link
from marsad.extract.places.names import key
from marsad.extract.places.roles import Finding
from marsad.extract.places.votes import Sense, settled

SEAT = 50  # a town with less than a 50th of its province's people does not stand for its name
MOST = 25  # entries of a name that are weighed, the most important first: even half of LGL
COUNTED = {"person": 0.0, "none": 0.0, "organisation": 0.7}  # evidence of other categories: 1

Ranking = tuple[tuple[Entry, float], ...]
SenseKey = tuple[str, bool, str | None, int | None]


def rankings(
    found: Sequence[Candidate],
    links: Sequence[Link],
    categories: Sequence[Finding],
    hints: frozenset[str],
) -> list[Ranking]:
    """For each candidate its entries with probabilities (they sum to 1), the likeliest first."""
    keys = _sense_keys(found, links)
    options: dict[SenseKey, tuple[Entry, ...]] = {}
    weights: dict[SenseKey, float] = defaultdict(float)
    for at, (name, (category, _)) in enumerate(zip(keys, categories, strict=True)):
        options.setdefault(name, _options(found[at], found, name))
        if links[at].beyond is None:  # namesakes elsewhere say nothing of this report
            weights[name] += COUNTED.get(category, 1.0)
    senses = [Sense(entries, math.log1p(weights[name])) for name, entries in options.items()]
    shares = settled(senses, hints)
    ranked = {
        name: _ranking(sense, own, name[0], name[2])
        for name, sense, own in zip(options, senses, shares, strict=True)
    }
    return [ranked[name] for name in keys]


def _sense_keys(found: Sequence[Candidate], links: Sequence[Link]) -> list[SenseKey]:
    """What makes one meaning: name, kind, level said, region said here or else first of all.

    The region is the index of the first candidate of its name: named twice, it is one region.
    """
    names: dict[str, int] = {}
    regions: dict[str, int] = {}
    for at, (one, link) in enumerate(zip(found, links, strict=True)):
        names.setdefault(one.key, at)
        if link.region is not None:
            regions.setdefault(one.key, link.region)
    keys: list[SenseKey] = []
    for one, link in zip(found, links, strict=True):
        region = link.region if link.region is not None else regions.get(one.key)
        first = None if region is None else names[found[region].key]
        keys.append((one.key, one.kind == "people", link.level, first))
    return keys


def _options(one: Candidate, found: Sequence[Candidate], name: SenseKey) -> tuple[Entry, ...]:
    """The entries that the region and the level said beside the name leave."""
    entries = one.entries
    _, _, level, region = name
    if region is not None:
        outer = {e.id for e in found[region].entries if e.precision != "town"}
        entries = tuple(e for e in entries if not outer.isdisjoint(e.within)) or entries
    if level:
        entries = tuple(e for e in entries if _is_level(e, level)) or entries
    return entries[:MOST]


def _is_level(entry: Entry, level: str) -> bool:
    if level == "town":
        return entry.precision in ("town", "neighbourhood")
    return entry.precision == level


def _ranking(sense: Sense, shares: Sequence[float], name: str, level: str | None) -> Ranking:
    """Sorted; but a town bearing the name of its own province comes before it: "in Homs" is the
    town unless a word says province.
    """
    if len(sense.entries) == 1:
        return ((sense.entries[0], 1.0),)
    pairs = sorted(zip(sense.entries, shares, strict=True), key=lambda p: (-p[1], p[0].id))
    best = pairs[0][0]
    if level is None and best.precision in ("admin1", "admin2"):
        for at, (entry, _) in enumerate(pairs):
            town = entry.precision == "town" and best.id in entry.within
            main = entry.population * SEAT >= best.population
            if town and main and key(entry.name) == name:
                return (pairs[at], *pairs[:at], *pairs[at + 1 :])
    return tuple(pairs)
