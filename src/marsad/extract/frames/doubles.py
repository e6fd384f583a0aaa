"""What a sentence tells twice: the same people in the same state by a verb and by its result, a
blast and those whom it hurt, a tank struck and set on fire.

In: the frames of a sentence. Out: those that tell something new. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from marsad.extract.frames import (
    ways,
)
from marsad.extract.frames.frame import Frame
from marsad.extract.frames.verbs import blasts
from marsad.extract.frames.words import Words

_FIRED = frozenset({"trigger.fire", "trigger.shoot", "trigger.open"})


def new(more: Iterable[Frame], found: list[Frame]) -> list[Frame]:
    return [frame for frame in more if not repeats(frame, found)]


def without_means(found: list[Frame]) -> list[Frame]:
    """ "A grenade exploded outside a café, wounding nine": the blast is how people were harmed, and
    is told with them."""
    if not any(frame.harm in {"killed", "injured"} for frame in found):
        return found
    if any(frame.subset_of is not None for frame in found):
        return found  # places in the list are counted
    return [frame for frame in found if not _is_means(frame)]


def _is_means(frame: Frame) -> bool:
    """A blast, a wall that fell on somebody, shots at a bus."""
    whom = frame.affected
    part = frame.harm in {"damaged", "attacked"} and whom is not None and whom.kind == "part"
    fired = not _FIRED.isdisjoint(frame.rules) and ways.RULE in frame.rules
    struck = frame.harm == "attacked" and (frame.violent or fired)
    return part or struck or not blasts.BY.isdisjoint(frame.rules)


def without_struck(found: list[Frame], words: Words) -> list[Frame]:
    """Of one object one harm: "struck an oil tank and set it on fire" tells it as damaged, not as
    attacked; "struck the hospital, destroying the ward" as attacked: its ward is part of it."""
    harmed = [f for f in found if f.affected is not None and f.harm in {"damaged", "destroyed"}]
    of_part = [f for f in harmed if _takes_a_part(f, words)]
    whole = {f.affected.head for f in harmed if f.affected is not None and f not in of_part}
    if not harmed or any(frame.subset_of is not None for frame in found):
        return found
    struck = {f.affected.head for f in found if f.affected is not None and f.harm == "attacked"}
    return [
        frame
        for frame in found
        if frame.affected is None
        or not (
            (frame.harm == "attacked" and frame.affected.head in whole)
            or (frame in of_part and frame.affected.head in struck)
        )
    ]


def _takes_a_part(frame: Frame, words: Words) -> bool:
    return any(c.lower_ in words.objects.parts for c in frame.sentence.doc[frame.trigger].children)


def repeats(frame: Frame, found: list[Frame]) -> bool:
    """The same people in the same state, said by a verb and by its result ("shot … dead")."""
    return repeated(frame, found) is not None


def repeated(frame: Frame, found: list[Frame]) -> int | None:
    for at, earlier in enumerate(found):
        one, other = earlier.affected, frame.affected
        if earlier.harm != frame.harm or one is None or other is None:
            continue
        if one.start == other.start and (one.head == other.head or one.end == other.end):
            return at
    return None
