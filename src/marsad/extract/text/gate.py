"""Which sentences can hold a claim: only those are parsed.

In: a document's string and its sentence spans. Out: the indices of the sentences to parse: those
that hold a word of harm, or a common word ("take") beside one that makes it such ("hostage"). Of
some words the neighbours are asked as well (``signs``): "the shooting" tells of nobody; and some
phrases hold such a word and tell no harm ("took place").
Touches nothing. One pass of an Aho–Corasick automaton (Aho & Corasick 1975) over the document,
linear in its length whatever the number of words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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


_LONGEST = 48  # characters of an idle phrase before its word; those of the lexicon are shorter
Test = Callable[[str, int, int], bool]
# A word of each set must stand beside a weak word.
Company = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """The automaton; words that call for a parse; words that do so in one of their companies; and
    the test that a word must pass where it stands (lower-case text, start, end). ``idle``: phrases
    in which no word calls for a parse. ``openers``: words that call for one where they pass."""

    machine: ahocorasick.Automaton
    strong: frozenset[str]
    companions: Mapping[str, Sequence[Company]]
    tests: Mapping[str, Test]
    idle: frozenset[str]
    openers: Mapping[str, Test]


def gate(
    strong: Iterable[str],
    companions: Mapping[str, Sequence[Company]],
    tests: Mapping[str, Test] | None = None,
    idle: Iterable[str] = (),
    openers: Mapping[str, Test] | None = None,
) -> Gate:
    """A gate; a word of ``companions`` is weak even if it is also among ``strong``."""
    weak = frozenset(companions)
    phrases = frozenset(idle)
    every = {
        *strong,
        *weak,
        *phrases,
        *(openers or {}),
        *(word for them in companions.values() for one in them for some in one for word in some),
    }
    return Gate(automaton(every), frozenset(strong) - weak, companions, tests or {}, phrases,
                openers or {})  # fmt: skip


def sentences(gate: Gate, text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Indices of the spans of ``text`` to parse: one strong word, or a weak one with company."""
    starts = [start for start, _ in spans]
    lowered = lower(text)
    held: dict[int, set[str]] = {}
    weak: dict[int, set[str]] = {}
    passed: set[int] = set()
    finds = found(gate.machine, lowered)
    idle = sorted((start, end) for start, end, word in finds if word in gate.idle)
    for start, end, word in finds:
        index = bisect_right(starts, start) - 1
        if index in passed or index < 0:
            continue
        held.setdefault(index, set()).add(word)
        opens = gate.openers.get(word)
        if opens is not None and opens(lowered, start, end):
            passed.add(index)
            continue
        strong = word in gate.strong
        if not (strong or word in gate.companions) or (idle and _lies_in(idle, start, end)):
            continue
        test = gate.tests.get(word)
        if test is None or test(lowered, start, end):
            if strong:
                passed.add(index)
            else:
                weak.setdefault(index, set()).add(word)
    for index, words in weak.items():
        if index not in passed and _in_company(gate, words, held[index]):
            passed.add(index)
    return sorted(passed)


def _lies_in(phrases: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the phrases (in order) begins shortly before a word and holds it."""
    first = bisect_left(phrases, (start - _LONGEST, 0))
    last = bisect_left(phrases, (start + 1, 0), lo=first)
    return any(until >= end for _, until in phrases[first:last])


def _in_company(gate: Gate, words: set[str], beside: set[str]) -> bool:
    # Loops, not ``any`` of generators: a common verb has forty companies, and asking them so takes
    # a fifth of the time (measured: a third of the gate).
    for word in words:
        for company in gate.companions[word]:
            for needed in company:
                if needed.isdisjoint(beside):
                    break
            else:
                return True
    return False
