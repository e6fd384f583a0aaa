"""Texts → copy groups: the same wire report under another byline, or with its end cut off.

In: (text id, body) pairs. Out: text id → the smallest text id of its group. Touches nothing.

Word shingles compared by containment in the shorter text (Broder 1997), because an editor who cuts
a report from the end leaves what remains unchanged. Candidates come from an inverted index over
every shingle whose hash is 0 modulo ``SAMPLE``; each candidate is then compared exactly. A text
that says the same in other words shares few shingles and is no copy.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from zlib import crc32

SHINGLE = 5  # words; Broder (1997) used 10 on web pages, shorter here because briefs are short
SAMPLE = 8  # one shingle in eight is indexed: a brief of 40 words is missed with p < 0.01
CONTAINMENT = 0.7  # share of the shorter text found in the longer; a decision: two agencies' own
# accounts of one event share under a third, a copy with a new lead and byline over four fifths
SHORTEST = 0.25  # of the longer text's length: a pasted paragraph does not make a copy
NEIGHBOURS = 3  # texts before it that a text is compared with for each shingle they share

_WORD = re.compile(r"\w+")


def copies(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Text id → group id. A text without a copy is its own group. Order of input is irrelevant."""
    bodies = dict(sorted(texts))
    shingles = {id: _shingles(body) for id, body in bodies.items()}
    parent = {id: id for id in bodies}
    for first, second in _candidates(shingles):
        one, other = _root(parent, first), _root(parent, second)
        if one != other and _same(shingles[first], shingles[second]):
            parent[max(one, other)] = min(one, other)
    return {id: _root(parent, id) for id in bodies}


def _shingles(body: str) -> array[int]:
    """Sorted distinct 32-bit hashes of the word shingles; a shorter text is one shingle."""
    words = _WORD.findall(body.casefold())
    if not words:
        return array("I")
    last = max(len(words) - SHINGLE, 0)
    hashes = {crc32(" ".join(words[at : at + SHINGLE]).encode()) for at in range(last + 1)}
    return array("I", sorted(hashes))


def _candidates(shingles: dict[str, array[int]]) -> Iterator[tuple[str, str]]:
    """Pairs that share an indexed shingle, each pair once.

    A shingle that hundreds of texts share pairs each text only with the few before it: the copies
    of one report are then joined link by link, and a site's boilerplate stays cheap.
    """
    postings: dict[int, list[str]] = defaultdict(list)
    for id, hashes in shingles.items():  # in the order of ids
        for value in hashes:
            if value % SAMPLE == 0 or value == hashes[0]:
                postings[value].append(id)
    pairs: set[tuple[str, str]] = set()
    for found in postings.values():
        for at, later in enumerate(found):
            pairs.update((earlier, later) for earlier in found[max(at - NEIGHBOURS, 0) : at])
    yield from sorted(pairs)


def _same(one: array[int], other: array[int]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SHORTEST * len(longer):
        return False
    shared = len(set(shorter).intersection(longer))
    return shared >= CONTAINMENT * len(shorter)


def _root(parent: dict[str, str], id: str) -> str:
    while parent[id] != id:
        parent[id] = parent[parent[id]]
        id = parent[id]
    return id
