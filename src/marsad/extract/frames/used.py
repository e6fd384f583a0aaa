"""Children who are made to harm others → frames: they were used, whoever is behind them.

In: a frame. Out: frames of the harm ``used``. Touches nothing.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.frames.frame import Frame, Party

_FORCE = frozenset({"force", "compel", "make", "coerce", "order", "train", "use"})
_SERVICE = frozenset(
    "fighter fighters soldier soldiers executioner executioners bomber bombers recruit recruits "
    "combatant combatants militant militants".split()
)


def frames(frame: Frame) -> list[Frame]:
    """Children who are made to kill were used, whoever is behind them (UN monitoring: *use* in
    any capacity, executioner among them)."""
    if frame.harm not in {"killed", "injured", "abducted", "attacked"}:
        return []
    return [
        replace(
            frame,
            harm="used",
            affected=actor,
            actors=(),
            start=min(actor.start, frame.start) if frame.start - actor.end < 80 else actor.start,
            end=frame.end if frame.start - actor.end < 80 else actor.end,
            rules=(*frame.rules, "used.made_to_harm"),
            was=None,
        )
        for actor in frame.actors
        if actor.age_group == "child" and _in_service(frame, actor)
    ]


def _in_service(frame: Frame, actor: Party) -> bool:
    """A child fighter, or children who are forced: not a boy who fires a gun at home."""
    trigger = frame.sentence.doc[frame.trigger]
    forced = trigger.dep_ == "xcomp" and trigger.head.lemma_ in _FORCE
    return forced or bool(_SERVICE & set(actor.words.lower().split()))
