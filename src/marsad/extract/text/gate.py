"""Which sentences can hold a claim: only those are parsed.

In: a document's string and its sentence spans. Out: the indices of the sentences to parse: those
that hold a word of harm, or a common word ("take") beside one that makes it such ("hostage"). Of
some words the neighbours are asked as well (``signs``): "the shooting" tells of nobody.
Touches nothing. One pass of an Aho–Corasick automaton (Aho & Corasick 1975) over the document,
linear in its length whatever the number of words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

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


Test = Callable[[str, int, int], bool]


@dataclass(frozen=True, slots=True)
class Gate:
    """The automaton; words that call for a parse; words that do so beside a companion; and the
    test that a strong word must pass where it stands (lower-case text, start, end)."""

    machine: ahocorasick.Automaton
    strong: frozenset[str]
    companions: Mapping[str, frozenset[str]]
    tests: Mapping[str, Test]


def gate(
    strong: Iterable[str],
    companions: Mapping[str, frozenset[str]],
    tests: Mapping[str, Test] | None = None,
) -> Gate:
    """A gate; a word of ``companions`` is weak even if it is also among ``strong``."""
    weak = frozenset(companions)
    every = {*strong, *weak, *(word for words in companions.values() for word in words)}
    return Gate(automaton(every), frozenset(strong) - weak, companions, tests or {})


def sentences(gate: Gate, text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Indices of the spans of ``text`` to parse: one strong word, or a weak one with company."""
    starts = [start for start, _ in spans]
    lowered = lower(text)
    held: dict[int, set[str]] = {}
    passed: set[int] = set()
    for start, end, word in found(gate.machine, lowered):
        index = bisect_right(starts, start) - 1
        held.setdefault(index, set()).add(word)
        if index not in passed and word in gate.strong:
            test = gate.tests.get(word)
            if test is None or test(lowered, start, end):
                passed.add(index)
    passed |= {index for index, words in held.items() if _in_company(gate, words)}
    return sorted(index for index in passed if index >= 0)


def _in_company(gate: Gate, words: set[str]) -> bool:
    return any(
        word in gate.companions and not gate.companions[word].isdisjoint(words) for word in words
    )
