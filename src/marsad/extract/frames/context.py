"""Acts of context that a report tells beside harm: a place is captured, a video released,
responsibility claimed.

In: a parsed sentence. Out: Frames with harm ``none``. Touches nothing.
(Capture of a place is found with the verbs of harm: "captured" takes people and places.)
"""

from __future__ import annotations

from marsad.extract.frames import arguments, people, roles
from marsad.extract.frames.frame import Frame, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token

_MEDIA = frozenset({"video", "videos", "footage", "photo", "photos", "images", "recording"})
_RESPONSIBILITY = frozenset({"responsibility", "credit"})
_OBJECTS = _MEDIA | _RESPONSIBILITY
_PUBLISH = frozenset({"release", "publish", "post", "broadcast", "circulate", "upload"})


def frames(sentence: Sentence, words: Words) -> list[Frame]:
    """The frames of context of a sentence."""
    found: list[Frame] = []
    if _OBJECTS.isdisjoint(sentence.lowers):
        return found
    for token in sentence.doc:
        if token.pos_ != "VERB":
            continue
        affected = arguments.child(token, "dobj", "nsubjpass")
        if affected is None:
            continue
        if token.lemma_ in _PUBLISH and affected.lower_ in _MEDIA:
            found.append(_frame(sentence, token, affected, "release_of_media", words))
        elif token.lemma_ == "claim" and affected.lower_ in _RESPONSIBILITY and _claims(token):
            found.append(_frame(sentence, token, affected, "claim_of_responsibility", words))
    return found


def _claims(token: Token) -> bool:
    """Not "no group claimed responsibility", "nobody has claimed it", "had not claimed it"."""
    if arguments.child(token, "neg") is not None:
        return False
    return not any(map(arguments.is_nobody, roles.actors_of_verb(token, "object")))


def _frame(sentence: Sentence, token: Token, affected: Token, act: str, words: Words) -> Frame:
    start, end = sentence.span(*sorted((token, affected), key=lambda t: t.i))
    actors = tuple(
        people.party(sentence, each, words)
        for head in roles.actors_of_verb(token, "object")
        for each in people.coordinated(head, words)
    )
    return Frame(
        sentence=sentence,
        trigger=token.i,
        harm="none",
        act=act,
        affected=None,
        actors=actors,
        start=start,
        end=end,
        rules=(f"context.{act}",),
    )
