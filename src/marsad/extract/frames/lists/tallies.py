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


def is_of_list(sentence: Sentence, at: int) -> bool:
    """Whether the word at an index stands in a list whose numbers the parser would give to the
    wrong word: a label ("killed: 3 wounded: 12"), or one of a row ("3 killed 12 wounded")."""
    lowers = sentence.lowers
    if at + 2 >= len(lowers) or not sentence.counts:
        return False
    if lowers[at + 1] == ":":
        return _starts_number(sentence, at + 2)
    return lowers[at] in _tallies() and _is_in_row(sentence, sentence.doc[at])


def _is_in_row(sentence: Sentence, token: Token) -> bool:
    """Between two numbers, the second of which has its own word behind it."""
    start, end = sentence.span(token, token)
    before = any(m.category == "count" and m.end + 1 == start for m in sentence.counts)
    behind = next(
        (m for m in sentence.counts if m.category == "count" and m.start == end + 1), None
    )
    if not before or behind is None:
        return False
    own = sentence.within(behind.start, behind.end)
    at = own[-1].i + 1 if own else len(sentence.lowers)
    return at < len(sentence.lowers) and sentence.lowers[at] in _tallies()


def _starts_number(sentence: Sentence, at: int) -> bool:
    start, _ = sentence.span(sentence.doc[at], sentence.doc[at])
    return any(mention.start == start for mention in sentence.counts)


def _beside(sentence: Sentence, token: Token) -> Mention | None:
    """The bare number before the word, where nothing that the word governs follows; else the one
    behind it and a colon."""
    start, end = sentence.span(token, token)
    after = sentence.lowers[token.i + 1] if token.i + 1 < len(sentence.lowers) else "."
    closed = after in _ends() or after in _STOPS or _is_in_row(sentence, token)
    labels = after == ":" and is_of_list(sentence, token.i)
    for mention in sentence.counts:
        if mention.category != "count":
            continue
        between = sentence.text[mention.end - sentence.start : start - sentence.start]
        if mention.end < start and between == " " and closed and not labels:
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
