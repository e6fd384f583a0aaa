"""How many a noun phrase names: "a family of five", "one of our soldiers", "the Waters".

In: a parsed sentence and a noun phrase. Out: a Figure, None where the words leave it open ("they").
Touches nothing.
"""

from __future__ import annotations

import re

from marsad.extract.frames import quantity
from marsad.extract.frames.frame import Sentence
from marsad.extract.frames.people import names
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.model import Figure, Mention

_ALL = frozenset({"all", "both", "most", "none", "neither", "each", "many"})  # of those told before
_SOME = frozenset({"some", "others", "few"})
_PLURAL = frozenset({"NNS", "NNPS"})
_AGES = re.compile(r"\b\d{1,2}-(?:, \d{1,2}-)*,? and \d{1,2}-year-old\b")


def figure(
    sentence: Sentence, token: Token, head: Token, sort: str, start: int, end: int, words: Words
) -> Figure | None:
    """How many the phrase between ``start`` and ``end`` names, by its number or its grammar."""
    unit = "objects" if sort == "object" else "persons"
    told = [m for m in sentence.counts if m.start < end and m.end > start and m.category == "count"]
    figures = [m.value for m in told if isinstance(m.value, Figure)]
    if figures:
        first = figures[0]
        return Figure(first.low, first.high, first.soft, first.words, unit, first.rule)
    family = _family(head, sentence.counts, sentence)
    if family is not None:
        return family
    lower = head.lower_
    if token.i != head.i and token.lower_ == "one":
        return quantity.ONE  # "one of our soldiers"
    if lower in {"he", "she", "him", "her", "i", "me", "himself", "herself", "someone", "somebody"}:
        return quantity.ONE
    if lower in words.people.pronouns or head.tag_ == "CD" or lower in _ALL:
        return None
    ages = _AGES.search(sentence.text, start - sentence.start, end - sentence.start)
    if ages is not None and any(c.dep_ == "poss" for c in head.children):
        many = 1 + len(re.findall(r"\d+", ages[0].rpartition("and")[0]))
        return Figure(many, many, False, None, unit, "count.ages")  # "his 12- and 10-year-old sons"
    if lower in _SOME and head.tag_ in {"DT", "JJ"}:
        return Figure(2, None, True, None, unit, "count.plural")
    if sort == "person" and names.is_one(head):
        return quantity.ONE
    if sort == "place" and head.pos_ == "PROPN":
        return Figure(1, 1, False, None, unit, "count.one")  # Homs, Los Angeles
    all_of = lower in words.people.many and any(c.lower_ == "the" for c in head.children)
    if all_of or head.tag_ in _PLURAL or lower in {"people", "police", "troops", "others"}:
        return Figure(2, None, True, None, unit, "count.plural")
    if token.tag_ in _PLURAL:
        return Figure(2, None, True, None, unit, "count.plural")
    if lower in {"family", "group", "crowd", "staff", "crew", "personnel", "couple", "someone"}:
        return None if sort == "person" else Figure(1, 1, False, None, unit, "count.one")
    return Figure(1, 1, False, None, unit, "count.one")


def _family(head: Token, counts: tuple[Mention, ...], sentence: Sentence) -> Figure | None:
    """ "a family of five" is five people."""
    if head.lower_ not in {"family", "group", "crew", "team", "party"}:
        return None
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                at = sentence.offset(inner)
                for mention in counts:
                    if mention.start <= at < mention.end and isinstance(mention.value, Figure):
                        value = mention.value
                        return Figure(value.low, value.high, value.soft, value.words,
                                      "persons", "count.family_of")  # fmt: skip
    return None
