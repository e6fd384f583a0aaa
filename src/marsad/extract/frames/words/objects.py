"""``objects.yaml`` and ``nonhuman.yaml``: words for things, their parts, and what is no person.

In: the contents of the files. Out: Objects. Touches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from marsad.extract.frames.words.phrases import by_word

_NONHUMAN = ("animals", "plants", "food", "machines", "abstract", "weather")


@dataclass(frozen=True, slots=True)
class Objects:
    """``target``: the kind of target by word; ``parts`` of buildings; ``sides``: places beside or
    in one; ``portions`` and ``measures``: amounts of a thing; ``nonhuman``: what is no person, and
    ``times`` (``nonhuman.yaml``)."""

    target: dict[str, str]
    parts: frozenset[str]
    portions: frozenset[str]
    sides: frozenset[str]
    measures: frozenset[str]
    nonhuman: frozenset[str]
    times: frozenset[str]


def compiled(content: dict[str, Any], nonhuman: dict[str, Any]) -> Objects:
    """The tables of both files."""
    return Objects(
        target=by_word(content["targets"]),
        parts=frozenset(content["parts"]),
        portions=frozenset(content["portions"]),
        sides=frozenset(content["sides"]),
        measures=frozenset(content["measures"]),
        nonhuman=frozenset(word for key in _NONHUMAN for word in nonhuman[key]),
        times=frozenset(nonhuman["times"]),
    )
