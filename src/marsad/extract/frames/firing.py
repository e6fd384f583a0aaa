"""Who did it, where the means says so: "killed in police firing", "deaths due to firing by the
police", "succumbed to police bullets".

In: a frame without an actor. Out: it, with the police or soldiers whose means stands beside the
harm. Touches nothing.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.frames import arguments, people
from marsad.extract.frames.frame import Frame
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token

RULE = "actor.means"
_MEANS = frozenset("firing fired bullet bullets gunfire fire rounds encounter custody".split())
_HARMS = frozenset({"killed", "injured"})
_CLIMB = 3  # steps from the means to the verb whose subject uses it
_REACH = 12  # tokens between the harm and the means: a clause with its place and its day


def by_means(frame: Frame, words: Words) -> Frame:
    """The frame, with the nearest force whose means is told in its sentence if it has no actor."""
    if frame.actors or frame.harm not in _HARMS:
        return frame
    sentence = frame.sentence
    lowers = sentence.lowers
    near = range(max(0, frame.trigger - _REACH), min(len(lowers), frame.trigger + _REACH))
    for at in sorted(near, key=lambda i: abs(i - frame.trigger)):
        if lowers[at] not in _MEANS:
            continue
        force = _before(lowers, at, words) or _behind(lowers, at, words)
        if force is None and not _of_a_force(frame):
            force = _subject(sentence.doc[at], words)
        if force is not None:
            party = people.party(sentence, sentence.doc[force], words)
            start, end = sentence.span(sentence.doc[force], sentence.doc[force])
            spoken = sentence.text[start - sentence.start : end - sentence.start]
            own = replace(party, start=start, end=end, words=spoken, sort="organisation", names=())
            return replace(frame, actors=(own,), rules=(*frame.rules, RULE))
    return frame


def _before(lowers: tuple[str, ...], at: int, words: Words) -> int | None:
    """ "police firing", "police custody"."""
    return next((i for i in (at - 1,) if i >= 0 and _force(lowers[i], words)), None)


def _behind(lowers: tuple[str, ...], at: int, words: Words) -> int | None:
    """ "firing by the police"."""
    behind = lowers[at + 1 : at + 4]
    if "by" not in behind[:1]:
        return None
    return next((at + 1 + i for i, word in enumerate(behind) if _force(word, words)), None)


def _of_a_force(frame: Frame) -> bool:
    return frame.affected is not None and frame.affected.kind in {"police", "military"}


def _subject(token: Token, words: Words) -> int | None:
    """ "The police fired 40 rounds, killing two", "died when the police resorted to firing"."""
    verb = token
    for _ in range(_CLIMB):
        if verb.pos_ == "VERB" and (own := arguments.subject(verb)) is not None:
            return own.i if _force(own.lower_, words) else None
        verb = verb.head
    return None


def _force(word: str, words: Words) -> bool:
    return words.people.person_kind.get(word) in {"police", "military"} or word == "army"
