"""Asserted, denied, attempted, threatened …: the standing of a frame in its sentence.

In: a frame and the voices that cover it. Out: a status of ``model.STATUSES``. Touches nothing.

What the words above and beside the trigger say is ``governed``; the voices come after it.
"""

from __future__ import annotations

import re
from functools import cache

from marsad import lexicon
from marsad.extract.frames import ways
from marsad.extract.frames.frame import Frame
from marsad.extract.standing import governed
from marsad.extract.voices import Voice

_PRESUPPOSED = frozenset({"held", "noun.fatal"})
# "was not hurt worse", "was not badly hurt": hurt all the same, only how much is denied.
_DEGREES = frozenset(
    {"worse", "badly", "seriously", "severely", "gravely", "critically", "fatally"}
)
_TURN = re.compile(r";|,? (?:but|although|though) ")
_OPEN = frozenset({"released"})  # "negotiate the release of": nobody is free yet


def status(frame: Frame, covering: list[Voice]) -> tuple[str, tuple[str, ...]]:
    """The status of the frame and the rules that gave it."""
    figure = frame.affected.figure if frame.affected is not None else None
    multiple = figure is not None and figure.rule == "count.multiple"
    if multiple or _PRESUPPOSED & set(frame.rules):
        return "asserted", ("stance.presupposed",)  # "sought in a fatal shooting": it happened
    token = frame.sentence.doc[frame.trigger]
    if figure is not None and figure.high == 0:
        return "denied", ("stance.zero",)
    own = governed.own(token)
    if own == "denied" and any(c.lower_ in _DEGREES for c in token.children):
        return "asserted", ("stance.degree",)
    if own in {"denied", "planned"} and ways.NEGATED in frame.rules:
        own = None  # "did not survive": the negation tells the harm
    warned = any(v.stance == "threatened" or v.rule == "source.warn" for v in covering)
    if own in {"hypothetical", "planned"} and warned:
        return "threatened", ("stance.voice.threatened",)
    if own is not None:
        return own, (f"stance.own.{own}",)
    above = governed.above(token, told=frame.harm not in _OPEN)
    if above == "threatened" and frame.harm == "released":
        return "planned", ("stance.above.planned",)  # a promise
    if above == "repudiated":
        return "asserted", ("stance.repudiated",)
    if above is not None:
        return above, (f"stance.above.{above}",)
    for voice in covering:
        if voice.stance in {"denied", "threatened", "alleged", "unconfirmed"}:
            return voice.stance, (f"stance.voice.{voice.stance}",)
    text = _statement(frame)
    if _phrases("no_evidence").search(text):
        return "denied", ("stance.no_evidence",)
    if _phrases("unconfirmed").search(text):
        return "unconfirmed", ("stance.unconfirmed",)
    return frame.standing, ()


def _statement(frame: Frame) -> str:
    """The words around the trigger up to a semicolon or a "but": what is doubted behind one is
    another statement ("killing nine; the enemy's talk of losses is a lie", "the village was
    shelled but there were no reports of casualties")."""
    text = frame.sentence.text.lower()
    at = frame.sentence.doc[frame.trigger].idx
    start = 0
    for turn in _TURN.finditer(text):
        if turn.start() >= at:
            return text[start : turn.start()]
        start = turn.end()
    return text[start:]


@cache
def _phrases(key: str) -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(map(re.escape, lexicon.load("en", "stance")[key])) + r")\b"
    )
