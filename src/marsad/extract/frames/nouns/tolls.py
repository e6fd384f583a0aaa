"""Tolls → frames: "the death toll rose to 17 from 12".

In: a noun of a toll. Out: Frames, with the figure that the new one replaces. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.frames import means, quantity
from marsad.extract.frames.frame import Frame, Sentence, at_word
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.model import Figure


def tolls(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """ "the death toll from … rose to 17 from 12": a figure, and the one that it replaces."""
    phrase = sentence.text[max(0, token.idx - 12) : token.idx + 48].lower()
    harm = next(
        (h for p, h in words.triggers.tolls.items() if p in phrase and token.lower_ in p), None
    )
    if harm is None:
        return
    verb = token.head if token.head.pos_ in {"VERB", "AUX"} else None
    new, old = None, None
    places = (
        [token] if verb is None or verb.lower_ not in words.triggers.toll_verbs else [verb, token]
    )
    for place in places:
        near = [c for c in place.subtree if c.dep_ == "prep"] if place.pos_ == "VERB" else []
        for c in [*place.children, *near]:
            for number in [c, *c.children] if c.dep_ in {"prep", "dobj", "attr", "pobj"} else []:
                value = quantity.figure_at(sentence, number)
                if value is None or number.i < token.i:
                    continue
                changed = _changed_from(sentence, number)
                if changed is not None:
                    new, old = (number, value), changed
                    continue
                if c.lower_ == "from":
                    old = value
                elif new is None:
                    new = (number, value)
    if new is None:
        return
    number, value = new
    first = verb if verb is not None and verb.i < number.i and verb.i > token.i else token
    start = min(sentence.offset(first), quantity.mention_start(sentence, number))
    end = sentence.span(number, number)[1]
    at = quantity.mention_start(sentence, number)
    party = quantity.counted(sentence, number, at, end, value)
    act, _ = means.act(sentence, token, words)
    yield replace(at_word(sentence, token, harm, act, (), party, start, end, "toll"), was=old)


def _changed_from(sentence: Sentence, number: Token) -> Figure | None:
    """ "From 19 to 23" as the parser may read it: one number that the other one modifies."""
    if not any(c.lower_ == "to" for c in number.children):
        return None
    return next((value for c in number.children if c.tag_ == "CD" and (
        value := quantity.figure_at(sentence, c)) is not None), None)  # fmt: skip
