"""Proposals of a language model → frames of our own grammar, or nothing.

In: a document's sentences and Proposals. Out: Frames. Touches nothing.

A model may point; it may not tell. Its quotation must stand in one sentence, word for word, and
its victims in the quotation; their number is read by our grammar; agent, date, place, source and
standing are read from the parse of that sentence as for any other frame. Where our rules already
have a frame for the same harm in the same words, the proposal is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.extract.frames import people
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.frames.roles import actors_of_verb
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.model import HARMS_TO_OBJECTS, Proposal

REASON = "proposed by a language model; the rules alone did not see it"
_VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Found:
    """A proposal whose words were found: offsets in the document's string."""

    proposal: Proposal
    start: int
    end: int


def found(string: str, body: int, proposed: Iterable[Proposal]) -> list[Found]:
    """Where the quotations stand, word for word; those that stand nowhere are dropped.

    ``body`` is where the body starts in the document's string.
    """
    return [
        Found(one, start, start + len(one.quote))
        for one in proposed
        if (start := _start(string, body, one)) >= 0
    ]


def _start(string: str, body: int, one: Proposal) -> int:
    if one.span is None:
        return string.find(one.quote)
    start = one.span.start + (0 if one.span.part == "title" else body)
    return start if string.startswith(one.quote, start) else -1


def frames(
    sentence: Sentence, proposed: Sequence[Found], own: Sequence[Frame], words: Words
) -> list[Frame]:
    """The frames that the proposals of one sentence make beside its own."""
    made: list[Frame] = []
    for one in proposed:
        if not (sentence.start <= one.start and one.end <= sentence.end):
            continue
        frame = _frame(sentence, one, words)
        if frame is not None and not any(_same(frame, known) for known in (*own, *made)):
            made.append(frame)
    return made


def _frame(sentence: Sentence, one: Found, words: Words) -> Frame | None:
    proposal = one.proposal
    tokens = _tokens(sentence, one.start, one.end)
    if not tokens:
        return None
    affected = _affected(sentence, one, words)
    objects = proposal.harm in HARMS_TO_OBJECTS
    if affected is None and proposal.victims is not None:
        return None  # words for the victims that are not in the quotation
    if affected is not None and not objects and affected.sort == "other":
        affected = None  # "the bodies", "the rest": people perhaps, but how many is not read
    elif affected is not None and (affected.sort == "person") == objects:
        return None  # a number of trucks is no number of dead
    trigger = _top(tokens)
    doers = actors_of_verb(trigger, "object") if trigger.pos_ in _VERBS else []
    actors = tuple(people.party(sentence, token, words) for token in doers)
    return Frame(
        sentence=sentence,
        trigger=trigger.i,
        harm=proposal.harm,
        act="unknown",
        affected=affected,
        actors=tuple(party for party in actors if party.sort in {"person", "organisation"}),
        start=one.start,
        end=one.end,
        rules=(f"proposal.{proposal.by}",),
    )


def _affected(sentence: Sentence, one: Found, words: Words) -> Party | None:
    victims = one.proposal.victims
    if victims is None:
        return None
    at = one.proposal.quote.find(victims)
    if at < 0:
        return None
    tokens = _tokens(sentence, one.start + at, one.start + at + len(victims))
    return people.party(sentence, _top(tokens), words) if tokens else None


def _tokens(sentence: Sentence, start: int, end: int) -> list[Token]:
    low, high = start - sentence.start, end - sentence.start
    return [t for t in sentence.doc if low <= t.idx and t.idx + len(t.text) <= high]


def _top(tokens: Sequence[Token]) -> Token:
    """The token that hangs on none of the others; the first of several."""
    inside = {token.i for token in tokens}
    words = [token for token in tokens if not token.is_punct] or list(tokens)
    return next((t for t in words if t.head.i not in inside or t.head.i == t.i), words[0])


def _same(one: Frame, other: Frame) -> bool:
    return one.harm == other.harm and one.start < other.end and other.start < one.end
