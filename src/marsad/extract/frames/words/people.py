"""``people.yaml`` and ``no_people.yaml``: words for people, bodies and names, and for neither.

In: the content of the files, and the words for what no person is. Out: People. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from marsad.extract.frames.words.inflection import numbered
from marsad.extract.frames.words.phrases import by_word


@dataclass(frozen=True, slots=True)
class People:
    """``person_kind``: the kind of victim by word; see the head of ``people.yaml``."""

    person_kind: dict[str, str]
    child: frozenset[str]
    adult: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    mixed: frozenset[str]
    groups: frozenset[str]
    offices: frozenset[str]
    many: frozenset[str]
    pronouns: frozenset[str]
    suffixes: tuple[str, ...]
    not_people: frozenset[str]
    organisation: frozenset[str]
    collectives: frozenset[str]


def compiled(content: dict[str, Any], nouns: str, other: Iterable[str]) -> People:
    """The tables of the file; no people are the ``nouns`` of ``no_people.yaml`` and their plurals,
    and ``other`` words: for animals, times and the like."""
    listed = by_word(content["kinds"])
    things = {form for noun in nouns.split() for form in numbered(noun)} - listed.keys()
    return People(
        person_kind=listed,
        child=frozenset(content["child"]),
        adult=frozenset(content["adult"]),
        male=frozenset(content["male"]),
        female=frozenset(content["female"]),
        mixed=frozenset(content["mixed"]),
        groups=frozenset(content["groups"]),
        offices=frozenset(content["offices"]),
        many=frozenset(content["many"]),
        pronouns=frozenset(content["pronouns"]),
        suffixes=tuple(content["suffixes"]),
        not_people=frozenset({*content["not_people"], *things, *other}),
        organisation=frozenset(content["organisation"]),
        collectives=frozenset(content["collectives"]),
    )
