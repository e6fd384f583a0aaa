"""The dead told by what remains of them → frames: "23 bodies lay in the yard", "a mass grave of
sixty".

In: a noun of bodies or graves. Out: Frames. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.frames import arguments, means, people, quantity
from marsad.extract.frames.frame import Frame, Sentence, at_word
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.model import Figure


def bodies(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """ "23 bodies lay in the yard": the dead, whatever the verb."""
    whom = people.party(sentence, token, words)
    if whom.figure is None or whom.figure.words is None or whom.figure.high == 0:
        return
    act, accident = means.act(sentence, token, words)
    if accident:
        return
    numbers = [c for c in token.subtree if c.i < token.i and quantity.figure_at(sentence, c)]
    start = min((quantity.mention_start(sentence, c) for c in numbers), default=whom.start)
    spoken = sentence.text[start - sentence.start : whom.end - sentence.start]
    whom = replace(whom, sort="person", start=start, words=spoken)
    yield at_word(sentence, token, "killed", act, (), whom, start, whom.end, "noun.bodies")


def graves(sentence: Sentence, token: Token) -> Iterator[Frame]:
    """ "Twelve fresh graves", "a mass grave of sixty", "a grave with eight bodies"."""
    number = next(
        (
            n
            for n in arguments.object_of_preposition(token, "of", "with", "for", "holding")
            if quantity.figure_at(sentence, n) is not None or _own(sentence, n) is not None
        ),
        None,
    )
    figure = (
        None if number is None else quantity.figure_at(sentence, number) or _own(sentence, number)
    )
    if figure is None and token.lower_ == "graves":
        figure, number = _own(sentence, token), token
    if figure is None or number is None or figure.high == 0:
        return
    start = min(sentence.offset(token), *(quantity.mention_start(sentence, t) for t in
                [token, *token.lefts, number]))  # fmt: skip
    end = max(sentence.span(number, number)[1], sentence.span(token, token)[1])
    whom = quantity.counted(sentence, token, start, end, figure)
    yield at_word(sentence, token, "killed", "unknown", (), whom, start, end, "noun.graves")


def _own(sentence: Sentence, token: Token) -> Figure | None:
    return next(
        (f for c in token.lefts if (f := quantity.figure_at(sentence, c)) is not None), None
    )
