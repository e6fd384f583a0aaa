"""``violence.yaml``: what in a report tells of violence, and what of its absence.

In: the content of the file. Out: Violence. Touches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import ahocorasick

from marsad.extract.frames.words.phrases import any_of
from marsad.extract.text.gate import automaton


@dataclass(frozen=True, slots=True)
class Violence:
    """The lists that ``frames.peaceful`` asks; see the head of ``violence.yaml``."""

    neutral: frozenset[str]
    evidence: ahocorasick.Automaton
    everyday: frozenset[str]
    likely: ahocorasick.Automaton
    pretence: ahocorasick.Automaton
    misfortunes: ahocorasick.Automaton
    settings: ahocorasick.Automaton
    causes: frozenset[str]
    natural: re.Pattern[str]
    fiction: frozenset[str]


def compiled(content: dict[str, Any]) -> Violence:
    """The tables of the file."""
    return Violence(
        neutral=frozenset(content["neutral"]),
        evidence=automaton(word for words in content["evidence"].values() for word in words),
        everyday=frozenset(content["everyday"]),
        likely=automaton(content["likely"]),
        pretence=automaton(content["pretence"]),
        misfortunes=automaton(_with_plurals(content["misfortunes"])),
        settings=automaton(_with_plurals(content["settings"])),
        causes=frozenset(content["causes"]),
        natural=any_of(content["natural"]),
        fiction=frozenset(content["fiction"]),
    )


def _with_plurals(lists: dict[str, list[str]]) -> Iterator[str]:
    for words in lists.values():
        for word in words:
            yield word
            yield word + "s"
