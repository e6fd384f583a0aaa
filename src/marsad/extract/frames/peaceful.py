"""Whether what a sentence tells was done by nobody to anybody: accidents, illness, sport, animals.

In: a parsed sentence, a frame. Out: yes or no. Touches nothing. A word of violence anywhere in the
text overrules: a camp that was shelled in a storm was shelled; a court does not always say how.
"""

from __future__ import annotations

from marsad.extract.frames import arguments
from marsad.extract.frames.frame import Frame, Sentence
from marsad.extract.frames.words import Words

_CAN_BEFALL = frozenset({"killed", "injured", "disappeared", "displaced", "destroyed", "damaged",
                         "released", "attacked"})  # fmt: skip


def violent(text: str, words: Words) -> bool:
    """Whether a text names violence anywhere."""
    return words.violent.search(text.lower()) is not None


def befell(sentence: Sentence, words: Words) -> bool:
    """Whether the sentence of a text without violence names a cause that is none."""
    return words.peaceful.search(sentence.text.lower()) is not None


def nobody_did(frame: Frame, told_so: bool, words: Words) -> bool:
    """Whether the frame tells of no harm by people. ``told_so``: what :func:`befell` says."""
    if frame.harm not in _CAN_BEFALL:
        return False
    if told_so and not _by_force(frame):
        return True
    trigger = frame.sentence.doc[frame.trigger]
    if arguments.is_passive(trigger):
        doers = arguments.object_of_preposition(trigger, "by")
    else:
        own = arguments.child(trigger, "nsubj")
        doers = [own] if own is not None else []
    return any(doer.lower_ in words.nonhuman and doer.i != _head(frame) for doer in doers)


def _by_force(frame: Frame) -> bool:
    return any(actor.kind in {"military", "armed_group"} for actor in frame.actors)


def _head(frame: Frame) -> int:
    return -1 if frame.affected is None else frame.affected.head
