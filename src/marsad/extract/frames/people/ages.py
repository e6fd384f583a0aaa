"""How old the people of a noun phrase are, and of what sex.

In: the age mentions beside it and the words of its phrase. Out: ages in years, ``age_group`` and
``sex``. Touches nothing.
"""

from __future__ import annotations

from marsad.extract.frames.frame import Sentence
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.model import Figure, Mention


def ages(sentence: Sentence, first: Token, token: Token, head: Token) -> tuple[int, ...]:
    """The ages told in the phrase from ``first`` on, and right behind it, in years."""
    left = sentence.offset(first)
    right = min(sentence.offset(head) + 60, sentence.end)
    stop = next(
        (sentence.offset(c) for c in token.children if c.dep_ == "conj" and c.i > token.i), right
    )
    found: list[int] = []
    for mention in sentence.counts:
        near = mention.category == "age" and left <= mention.start < min(right, stop)
        if near and not _of_another(sentence, mention, {head.i, token.i}):
            found.extend(n for n in _years(mention) if 0 <= n < 120)
    return tuple(found)


def _of_another(sentence: Sentence, mention: Mention, heads: set[int]) -> bool:
    """ "A 17-year-old boy was shot and a 49-year-old man …": the second age is the man's."""
    node = next((t for t in sentence.doc if sentence.offset(t) >= mention.start), None)
    while node is not None and node.dep_ in {"nummod", "npadvmod", "amod", "compound"}:
        node = node.head
    return node is not None and node.pos_ == "NOUN" and node.i not in heads


def _years(mention: Mention) -> list[int]:
    """ "14 and 15"; of ages in words ("between nine and eleven") the least and the greatest."""
    digits, value = _numbers(mention.words), mention.value
    if digits or not isinstance(value, Figure):
        return digits
    return sorted({n for n in (value.low, value.high) if n is not None})


def _numbers(text: str) -> list[int]:
    out, digits = [], ""
    for char in text + " ":
        if char.isascii() and char.isdecimal():
            digits += char
        elif digits:
            out.append(int(digits[:4]))
            digits = ""
    return out


def age_group(modifiers: set[str], ages: tuple[int, ...], words: Words) -> str:
    if modifiers & words.people.child or modifiers & {"underage", "teenage"}:
        return "child"
    if ages:
        return "child" if max(ages) < 18 else "adult" if min(ages) >= 18 else "unknown"
    return "adult" if modifiers & words.people.adult and "young" not in modifiers else "unknown"


def sex(lower: str, modifiers: set[str], words: Words) -> str:
    if lower in words.people.male or lower in {"he", "him"} or modifiers & {"male"}:
        return "male"
    if lower in words.people.female or lower in {"she", "her"} or modifiers & {"female"}:
        return "female"
    return "unknown"
