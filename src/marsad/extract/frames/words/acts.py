"""``acts.yaml``: words for the act by which harm was done.

In: the content of the file. Out: Acts. Touches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from marsad.extract.frames.words.phrases import by_word


@dataclass(frozen=True, slots=True)
class Acts:
    """``act`` and ``act_verbs``: the act by noun and by verb form; ``act_heads``: the last words of
    those nouns; see the head of ``acts.yaml``."""

    act: dict[str, str]
    act_verbs: dict[str, str]
    act_heads: frozenset[str]
    custody: frozenset[str]
    crewed: frozenset[str]
    attacking: frozenset[str]
    means: frozenset[str]
    accidents: frozenset[str]
    abstract: frozenset[str]


def compiled(content: dict[str, Any]) -> Acts:
    """The tables of the file."""
    named = by_word(content["nouns"])
    return Acts(
        act=named,
        act_verbs=by_word(content["verbs"]),
        act_heads=frozenset(word.split()[-1] for word in named),
        custody=frozenset(content["custody"]),
        crewed=frozenset(content["crewed"]),
        attacking=frozenset(content["attacking"]),
        means=frozenset(content["means"]),
        accidents=frozenset(content["accidents"]),
        abstract=frozenset(content["abstract"]),
    )
