"""The hurt in care → frames: "two were taken to hospital", "a man is in critical condition".

In: a token. Out: Frames. Touches nothing. People fall ill as well: such words, and "passed away",
say harm only where their sentence names an act of violence or the report has told of one
(``needs_violence``; ``drafting`` looks).
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.extract.frames import arguments, means, people
from marsad.extract.frames.frame import Frame, Sentence, at_word
from marsad.extract.frames.people import kinds
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token

_BRINGS = frozenset(
    "take transport rush airlift fly bring carry admit evacuate transfer drive send".split()
)
_STAYS = frozenset({"be", "remain", "lie", "stay"})
_NOT_HURT = frozenset({"body", "bodies", "i", "we"})
_NEEDS_VIOLENCE = frozenset(
    {"care.hospital", "care.condition", "trigger.pass", "zero.unharmed", "zero.casualties"}
)


def needs_violence(frame: Frame) -> bool:
    """Whether the words alone may speak of an illness or a natural death."""
    return frame.act == "unknown" and bool(_NEEDS_VIOLENCE & set(frame.rules))


def hospital(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """ "Two people were taken to hospital", "another is in the hospital"."""
    preposition, verb = token.head, token.head.head
    if token.dep_ != "pobj" or verb.pos_ not in {"VERB", "AUX"}:
        return
    brought = preposition.lower_ in {"to", "into"} and verb.lemma_ in _BRINGS
    treated = verb.lemma_ == "treat" and arguments.is_passive(verb)
    stays = preposition.lower_ in {"in", "at"} and (treated or verb.lemma_ in _STAYS)
    if brought and arguments.is_passive(verb):
        found = arguments.subject(verb)
    elif brought:
        found = arguments.direct_object(verb)
    else:
        found = arguments.subject(verb) if stays else None
    if found is not None:
        yield from _hurt(sentence, token, verb, found, words, "care.hospital")


def condition(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """ "A man is in critical condition", "was taken to the clinic in serious condition"."""
    grave = any(c.lower_ in words.triggers.conditions for c in token.children)
    if not grave or token.dep_ != "pobj" or token.head.lower_ != "in":
        return
    anchor = token.head.head
    for _ in range(3):
        if anchor.pos_ in {"VERB", "AUX"}:
            break
        if anchor.dep_ in {"nsubj", "dobj"} or anchor.head.i == anchor.i:
            yield from _hurt(sentence, token, anchor, anchor, words, "care.condition")
            return
        anchor = anchor.head
    if arguments.is_passive(anchor) or anchor.lemma_ in _STAYS:
        found = arguments.subject(anchor)
    else:
        found = arguments.direct_object(anchor) or arguments.subject(anchor)
    if found is not None:
        yield from _hurt(sentence, token, anchor, found, words, "care.condition")


def _sender(verb: Token, words: Words) -> str:
    """ "A shooting that sent four people to the hospital": the act stands before the verb."""
    sender = None if arguments.is_passive(verb) else arguments.subject(verb)
    if sender is None:
        return "unknown"
    return words.triggers.shots.get(sender.lower_, words.acts.act.get(sender.lower_, "unknown"))


def _hurt(
    sentence: Sentence, token: Token, verb: Token, found: Token, words: Words, rule: str
) -> Iterator[Frame]:
    act, accident = means.act(sentence, verb, words)
    if accident:
        return
    if act == "unknown":
        act = _sender(verb, words)
    for each in people.coordinated(found, words):
        whom = people.party(sentence, each, words)
        known = (
            each.lower_ in _NOT_HURT or each.lower_ in words.triggers.states
        )  # "the wounded were taken"
        if whom.sort != "person" or known or kinds.responders(whom):
            continue
        start, end = sentence.span(token, token)
        low, high = min(start, whom.start), max(end, whom.end)
        yield at_word(sentence, token, "injured", act, (), whom, low, high, rule)
