"""Who did it and to whom, once the words that only refer are read: "the group", "they", "its".

In: a frame, its voices, the reading so far. Out: Parties. Touches nothing.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.drafts.draft import REMEMBERED, Draft
from marsad.extract.frames.frame import BEFORE, Frame, Party
from marsad.extract.report import reference
from marsad.extract.report.reading import Reading
from marsad.extract.voices import Voice
from marsad.model import Source

_REACH = 3  # sentences over which a date or a place goes on: what a paragraph of news spans


def behind(frame: Frame, reading: Reading, covering: list[Voice], string: str) -> tuple[Party, ...]:
    """The actors, "the group" by its name; a child never stands as one without the group behind
    it, and if no group is named nobody does."""
    adults = [actor for actor in frame.actors if actor.age_group != "child"]
    speakers = [link for voice in covering for link in voice.links[:1]]
    named = []
    for actor in adults:
        own = _of_the_speaker(frame, actor, speakers, reading)
        found = own or reference.actor(actor, reading.groups, string) or actor
        if not (found.pronoun and found.words.lower() == "it"):
            named.append(found)
    used = len(adults) < len(frame.actors) or "used.made_to_harm" in frame.rules
    if used and not named:
        behind = reference.group(frame.start, reading.groups)
        named = [behind] if behind is not None else []
    return tuple(named)


def _of_the_speaker(
    frame: Frame, actor: Party, speakers: list[Source], reading: Reading
) -> Party | None:
    """ "The Column said that it / its fighters had killed …": whoever speaks did it."""
    head = frame.sentence.doc[actor.head]
    its = any(c.dep_ == "poss" and c.lower_ in {"its", "their"} for c in head.children)
    if not speakers or not (its or actor.words.lower() == "it"):
        return None
    speaker = speakers[0]
    named = reference.source(speaker, reading.speakers, reading.groups, "") or speaker
    if named.name is None:
        return None
    if its:
        return replace(actor, of=named.name)
    return replace(actor, of=named.name, pronoun=False)


def before(frame: Frame, earlier: list[Draft]) -> Frame | None:
    """A frame that leans on a statement before ("four of them were children", "the correct figure
    is 14") with the harm and act of that statement; None where there is none near."""
    if frame.harm != BEFORE:
        return frame
    figure = frame.affected.figure if frame.affected is not None else None
    for draft in reversed(earlier[-REMEMBERED:]):
        if frame.sentence.index - draft.sentence > _REACH or figure is None:
            return None
        whole = draft.figure
        person = draft.affected is not None and draft.affected.sort == "person"
        if (
            not person
            or whole is None
            or draft.harm == "none"
            or draft.sentence == frame.sentence.index
        ):
            continue
        larger = whole.high is None or (figure.low or 0) < whole.high
        if larger or {"toll.figure", "toll.said"} & set(frame.rules):
            return replace(frame, harm=draft.harm, act=draft.act)
    return None
