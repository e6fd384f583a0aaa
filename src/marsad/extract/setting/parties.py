"""Who did it and to whom, once the words that only refer are read: "the group", "they", "its".

In: a frame, its voices, the reading so far. Out: Parties. Touches nothing.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.drafts.draft import REMEMBERED, Draft
from marsad.extract.frames import parts
from marsad.extract.frames.frame import Frame, Party
from marsad.extract.report import reference
from marsad.extract.report.reading import Reading
from marsad.extract.voices import Voice
from marsad.model import Figure, Source

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
    if frame.harm != parts.BEFORE:
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
        if larger or "toll.figure" in frame.rules:
            return replace(frame, harm=draft.harm, act=draft.act)
    return None


def referred(frame: Frame, earlier: list[Draft]) -> tuple[Party | None, Figure | None, str]:
    """Who "them" are and how many, and what was done: people who were killed are not wounded
    beside that ("are killed as the fighters shoot them")."""
    whom = _elliptical(frame, earlier)
    figure = None if whom is None else whom.figure
    if whom is None or whom.sort != "person" or whom.partitive:
        return whom, figure, frame.harm
    refers = whom.definite and figure is not None and figure.rule == "count.plural"
    if not refers and (not whom.pronoun or figure is not None):
        return whom, figure, frame.harm
    for draft in reversed(earlier):
        if frame.sentence.index - draft.sentence > _REACH:
            break
        if "used.made_to_harm" in draft.rules:
            continue  # those who did it are not those it was done to
        other = draft.affected
        plural = draft.figure is not None and draft.figure.high != 1
        if other is not None and other.sort == "person" and not other.pronoun and plural:
            if refers and not _same_kind(whom, other):
                continue
            if refers and {frame.harm, draft.harm} == {"killed", "injured"}:
                continue  # "the men killed" are not those who were wounded
            same = replace(
                whom, kind=other.kind, age_group=other.age_group, ages=other.ages, sex=other.sex
            )
            dead = whom.pronoun and frame.harm == "injured" and draft.harm == "killed"
            return same, draft.figure, "killed" if dead else frame.harm
    return whom, figure, frame.harm


def _elliptical(frame: Frame, earlier: list[Draft]) -> Party | None:
    """ "One peacekeeper was killed and four were wounded": the four are peacekeepers too, as are
    "dozens more". Not "two policemen and four others were killed"."""
    whom = frame.affected
    if whom is None or whom.sort != "person" or whom.kind != "unknown":
        return whom
    head = frame.sentence.doc[whom.head]
    if head.tag_ != "CD" and head.lower_ not in {"others", "more", "dozens", "scores"}:
        return whom
    for draft in reversed(earlier):
        if draft.sentence != frame.sentence.index:
            return whom
        other = draft.affected
        if draft.harm != frame.harm and other is not None and other.sort == "person":
            return replace(whom, kind=other.kind)
    return whom


def _same_kind(whom: Party, other: Party) -> bool:
    """ "the men" after "five road surveyors": nothing known of the ones clashes with the others."""
    kinds = {whom.kind, other.kind} - {"unknown", "civilian"}
    groups = {whom.age_group, other.age_group} - {"unknown"}
    sexes = {whom.sex, other.sex} - {"unknown", "mixed"}
    return len(kinds) < 2 and len(groups) < 2 and len(sexes) < 2 and other.figure is not None
