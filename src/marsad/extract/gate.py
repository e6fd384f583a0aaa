"""Which sentences can hold a claim: only those are parsed.

In: a document's string and its sentence spans. Out: the indices of the sentences to parse.
Touches nothing. One pass of an Aho–Corasick automaton (Aho & Corasick 1975) over the document,
linear in its length whatever the number of words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import ahocorasick


def automaton(words: Iterable[str]) -> ahocorasick.Automaton:
    """An automaton that finds each of ``words`` (lower case)."""
    machine = ahocorasick.Automaton()
    for word in sorted(set(words)):
        machine.add_word(word, word)
    machine.make_automaton()
    return machine


def lower(text: str) -> str:
    """Lower case of the same length, so that offsets stay true (``İ`` has a two-letter one)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def found(machine: ahocorasick.Automaton, lowered: str) -> list[tuple[int, int, str]]:
    """Whole-word finds: start, end, word, in order of their end."""
    finds = []
    last = len(lowered)
    for end, word in machine.iter(lowered):
        start = end + 1 - len(word)
        if (start == 0 or not lowered[start - 1].isalnum()) and (
            end + 1 == last or not lowered[end + 1].isalnum()
        ):
            finds.append((start, end + 1, word))
    return finds


def sentences(
    machine: ahocorasick.Automaton, text: str, spans: Sequence[tuple[int, int]]
) -> list[int]:
    """Indices of the spans of ``text`` that hold a word of the automaton."""
    starts = [start for start, _ in spans]
    indices = {bisect_right(starts, start) - 1 for start, _, _ in found(machine, lower(text))}
    return sorted(index for index in indices if index >= 0)
