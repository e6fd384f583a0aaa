"""The numbers beside a word: "412 killings", "a double murder", "40 of these deaths".

In: a parsed sentence, its count mentions, and a token. Out: Figures and where their words begin.
Touches nothing.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.frames.frame import Party, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.model import Figure

_DASHES = frozenset("-–—")
ONE = Figure(1, 1, False, None, "persons", "count.one")
NO_OBJECT = Figure(0, 0, False, None, "objects", "count.zero")


def own_number(sentence: Sentence, token: Token, words: Words) -> Figure | None:
    """The number before a noun: "412 killings", "a double murder"."""
    for c in token.children:
        if c.dep_ in {"nummod", "amod", "quantmod", "det"} and c.i < token.i:
            if token.nbor(-1).text in _DASHES and token.nbor(-1).whitespace_:
                continue  # a list of charges: "Ada Lind, 17 - murder"
            value = figure_at(sentence, c)
            if value is not None:
                return value
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.tag_ == "CD":
        return figure_at(sentence, token.head.head)  # "40 of these deaths"
    return multiple(sentence, token, words)


def multiple(sentence: Sentence, token: Token, words: Words) -> Figure | None:
    """ "A triple homicide" is three people; a murder-suicide at least two."""
    for c in token.doc[max(0, token.i - 3) : token.i]:
        if c.lower_ in words.triggers.multiples and c.head.i in {token.i, token.head.i}:
            number = words.triggers.multiples[c.lower_]
            return Figure(number, number, False, c.text, "persons", "count.multiple")
    return None


def figure_at(sentence: Sentence, token: Token) -> Figure | None:
    at = sentence.offset(token)
    for mention in sentence.counts:
        if mention.start <= at < mention.end and mention.category == "count":
            return mention.value if isinstance(mention.value, Figure) else None
    return None


def mention_start(sentence: Sentence, token: Token) -> int:
    at = sentence.offset(token)
    return next((m.start for m in sentence.counts if m.start <= at < m.end), at)


def counted(sentence: Sentence, head: Token, start: int, end: int, figure: Figure) -> Party:
    """The people of whom nothing but a number is told, in the words between two offsets."""
    words = sentence.text[start - sentence.start : end - sentence.start]
    figure = replace(figure, unit="persons")
    return Party(head.i, start, end, words, "person", "unknown", figure=figure)
