"""``people.yaml``: words for people, bodies and names.

In: the content of the file, and the words for what no person is. Out: People. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from marsad.extract.frames.words.phrases import by_word


@dataclass(frozen=True, slots=True)
class People:
    """``person_kind``: the kind of victim by word; see the head of ``people.yaml``."""

    person_kind: dict[str, str]
    child: frozenset[str]
    adult: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    groups: frozenset[str]
    offices: frozenset[str]
    many: frozenset[str]
    pronouns: frozenset[str]
    suffixes: tuple[str, ...]
    not_people: frozenset[str]
    organisation: frozenset[str]
    collectives: frozenset[str]


def compiled(content: dict[str, Any], no_people: Iterable[str]) -> People:
    """The tables of the file; ``no_people`` are words for animals, times and the like."""
    return People(
        person_kind=by_word(content["kinds"]),
        child=frozenset(content["child"]),
        adult=frozenset(content["adult"]),
        male=frozenset(content["male"]),
        female=frozenset(content["female"]),
        groups=frozenset(content["groups"]),
        offices=frozenset(content["offices"]),
        many=frozenset(content["many"]),
        pronouns=frozenset(content["pronouns"]),
        suffixes=tuple(content["suffixes"]),
        not_people=frozenset({*content["not_people"], *no_people}),
        organisation=frozenset(content["organisation"]),
        collectives=frozenset(content["collectives"]),
    )
