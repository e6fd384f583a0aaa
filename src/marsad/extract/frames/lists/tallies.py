"""Numbers beside a word of harm → frames: "11 killed, up to 30 wounded", "dead: 9", "left one dead
and nine hurt".

In: a parsed sentence and the frames found in it. Out: frames. Touches nothing. The parser finds
no verb in lists and short messages; there a number belongs to the word of harm right beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from marsad import lexicon
from marsad.extract.frames import means, quantity
from marsad.extract.frames.frame import Frame, Sentence, at_word
from marsad.extract.frames.lists.taken import Taken
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.phrases import by_word
from marsad.extract.parse import Token
from marsad.model import Figure, Mention

_STOPS = frozenset(".,;:!?)(]–—-+")
_OF_THINGS = frozenset({"dead", "hurt", "missing"})


def frames(taken: Taken, words: Words) -> Iterator[Frame]:
    """Numbers right before or behind a word of harm, of which no frame tells; words of things as
    well ("21 dead batteries") only where the text names violence."""
    sentence = taken.sentence
    if not sentence.counts:
        return
    triggers = taken.triggers
    spots = [
        (token, harm, mention)
        for at, lower in enumerate(sentence.lowers)
        if (harm := _tallies().get(lower)) is not None
        and at not in triggers
        and (taken.violent or lower not in _OF_THINGS)
        for token in [sentence.doc[at]]
        if (mention := _beside(sentence, token)) is not None
    ]
    for token, harm, mention in spots:
        if taken.overlaps(mention.start, mention.end):
            continue
        figure = mention.value
        if not isinstance(figure, Figure):
            continue
        party = quantity.counted(sentence, token, mention.start, mention.end, figure)
        low, high = sentence.span(token, token)
        low, high = min(low, mention.start), max(high, mention.end)
        act, accident = means.act(sentence, token, words)
        if not accident:
            yield at_word(sentence, token, harm, act, (), party, low, high, "count.listed")


def _beside(sentence: Sentence, token: Token) -> Mention | None:
    """The bare number before the word, where nothing that the word governs follows; else the one
    behind it and a colon."""
    start, end = sentence.span(token, token)
    after = sentence.lowers[token.i + 1] if token.i + 1 < len(sentence.lowers) else "."
    for mention in sentence.counts:
        if mention.category != "count":
            continue
        between = sentence.text[mention.end - sentence.start : start - sentence.start]
        if mention.end < start and between == " " and (after in _ends() or after in _STOPS):
            return mention
        between = sentence.text[end - sentence.start : mention.start - sentence.start]
        if end < mention.start and between in {": ", " – ", " - "}:
            return mention
    return None


@cache
def _tallies() -> dict[str, str]:
    return by_word(lexicon.load("en", "listed")["tallies"])


@cache
def _ends() -> frozenset[str]:
    return frozenset(lexicon.load("en", "listed")["ends"])
