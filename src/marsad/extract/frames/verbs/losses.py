"""An army that loses men → frames: "the army lost ten soldiers", "the two battalions lost ten men
each".

In: a verb token. Out: Frames. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.frames import arguments, people, quantity
from marsad.extract.frames.frame import Frame, Sentence, at_word
from marsad.extract.frames.people import kinds
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token


def frames(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """ "The army lost ten soldiers"; "the two battalions lost ten men each" is twenty."""
    lost = arguments.direct_object(token)
    if token.lemma_ != "lose" or token.pos_ != "VERB" or lost is None:
        return
    whom = people.party(sentence, lost, words)
    figure = whom.figure
    armed = whom.kind in kinds.ARMED or lost.lower_ in {"men", "women"}
    if not armed or figure is None or figure.words is None or figure.low is None:
        return
    each = any(c.lower_ in {"each", "apiece"} for c in [*lost.children, *token.children])
    sides = arguments.subject(token)
    many = None if sides is None else quantity.own_number(sentence, sides, words)
    if each and many is not None and many.low is not None and many.low == many.high:
        high = None if figure.high is None else figure.high * many.low
        low = figure.low * many.low
        figure = replace(figure, low=low, high=high, rule="count.each")
    elif each:
        return
    start, end = sentence.span(token, lost)
    yield at_word(
        sentence, token, "killed", "unknown", (), replace(whom, figure=figure), start, end,
        "verb.loses",
    )  # fmt: skip
