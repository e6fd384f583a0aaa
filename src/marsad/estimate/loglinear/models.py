"""Hierarchical models: which there are, what they are called, which stand next to one another.

In: a number of lists. Out: models, each the sorted tuple of its interactions as sets of lists
(list j is bit j). Touches nothing.

The intercept and the lists' own effects are in every model and are not written. A model is
hierarchical where it holds, with an interaction, all interactions within it. The interaction of
all lists is in none: the table has 2^J − 1 cells, so its parameter and the unseen are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations

import numpy as np

from marsad.estimate.loglinear.fits import NO_TERM, Terms

Model = tuple[int, ...]
MOST_ENUMERATED = 5  # lists: 6,893 models; with six they are 7,785,061


@cache
def interactions(lists: int, order: int) -> Model:
    """All sets of 2 to ``order`` lists, by size, then as numbers."""
    return tuple(
        term
        for size in range(2, order + 1)
        for term in sorted(
            sum(1 << each for each in chosen) for chosen in combinations(range(lists), size)
        )
    )


@cache
def hierarchical(lists: int, order: int, without: frozenset[int]) -> tuple[Model, ...]:
    """All hierarchical models of interactions up to ``order`` lists that hold none of ``without``.

    With nothing left out and ``order`` = lists − 1: 1, 8, 113, 6,893, … for 2, 3, 4, 5 lists.
    """
    highest = min(order, lists - 1)
    levels = [
        [(term, below(term)) for term in interactions(lists, highest) if term.bit_count() == size]
        for size in range(2, highest + 1)
    ]
    made: list[Model] = [()]
    for level in levels:
        made = [model + more for model in made for more in _choices(level, set(model), without)]
    return tuple(made)


def _choices(
    level: Sequence[tuple[int, list[int]]], chosen: set[int], without: frozenset[int]
) -> list[Model]:
    """Every choice of interactions of one size whose parts are chosen already."""
    made: list[Model] = [()]
    for term, parts in level:
        if term not in without and (len(parts) == 2 or chosen.issuperset(parts)):
            made += [(*one, term) for one in made]
    return made


def below(term: int) -> list[int]:
    """The sets with one list fewer."""
    return [term ^ 1 << bit for bit in range(term.bit_length()) if term >> bit & 1]


def generators(model: Model, lists: int) -> list[int]:
    """The interactions, or single lists, that are within no other of the model."""
    terms = [1 << each for each in range(lists)] + list(model)
    return [t for t in terms if not any(t != other and t & other == t for other in terms)]


def neighbours(model: Model, lists: int, order: int) -> list[Model]:
    """Models with one interaction more, or one fewer, that are hierarchical too."""
    chosen = set(model)
    more = [
        term
        for term in interactions(lists, min(order, lists - 1))
        if term not in chosen
        and (term.bit_count() == 2 or all(sub in chosen for sub in below(term)))
    ]
    fewer = [term for term in generators(model, lists) if term.bit_count() > 1]
    grown = [ordered([*model, term]) for term in more]
    return grown + [tuple(each for each in model if each != term) for term in fewer]


def ordered(terms: Sequence[int]) -> Model:
    return tuple(sorted(terms, key=lambda term: (term.bit_count(), term)))


def padded(models: Sequence[Model], lists: int) -> Terms:
    """(B, P) terms of the models, intercept and lists first, for :func:`fits.fit`."""
    first = [0] + [1 << each for each in range(lists)]
    longest = max(len(model) for model in models)
    terms = np.full((len(models), len(first) + longest), NO_TERM, dtype=np.int64)
    terms[:, : len(first)] = first
    for at, model in enumerate(models):
        terms[at, len(first) : len(first) + len(model)] = model
    return terms


def written(model: Model, lists: int) -> str:
    """ "[123, 14, 34]": the generators, lists numbered from 1 in the order of the table."""
    said = [members(term) for term in generators(model, lists)]
    joint = "" if lists < 10 else "·"
    longest_first = sorted(said, key=lambda numbers: (-len(numbers), numbers))
    return "[" + ", ".join(joint.join(str(at + 1) for at in one) for one in longest_first) + "]"


def members(term: int) -> list[int]:
    return [bit for bit in range(term.bit_length()) if term >> bit & 1]
