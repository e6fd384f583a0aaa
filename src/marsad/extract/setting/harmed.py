"""Who was harmed, once the words that only refer are read: "four of them", "a fourth", "the men".

In: a frame, what was told before it. Out: the Party, its figure, the harm. Touches nothing.

Also which kind of victim the words plainly show: a woman or a child is a civilian (gold/GUIDE.md)
unless the text arms, enlists or holds them; of men and of "people" it shows nothing.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from marsad import lexicon
from marsad.extract.drafts.draft import Draft
from marsad.extract.frames.frame import Frame, Party
from marsad.model import Figure

_REACH = 3  # sentences over which words refer: what a paragraph of news spans
_ARMED = frozenset({"recruited", "used", "detained", "released", "none"})


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
    "dozens more", "a fifth" and "two of them". Not "two policemen and four others were killed"."""
    whom = frame.affected
    if whom is None or whom.sort != "person" or whom.kind != "unknown":
        return whom
    head = frame.sentence.doc[whom.head]
    counted = head.tag_ == "CD" or head.lower_ in _lists().counting
    if not counted and not whom.partitive:
        return whom
    another = whom.partitive or head.lower_ in _lists().ordinals
    for draft in reversed(earlier):
        away = frame.sentence.index - draft.sentence
        if away > (_REACH if another else 0):
            return whom
        other = draft.affected
        if other is None or other.sort != "person" or draft.status != frame.standing:
            continue
        if whom.partitive and not _holds(other, whom):
            continue
        if draft.harm != frame.harm or another:
            return replace(whom, kind=other.kind)
    return whom


def shown(whom: Party | None, harm: str, frame: Frame) -> Party | None:
    """The party with the kind that its noun plainly shows, where no word for a kind is in it."""
    if whom is None or whom.sort != "person" or whom.kind != "unknown" or harm in _ARMED:
        return whom
    if whom.pronoun or frame.subset_of is not None or whom.head >= len(frame.sentence.lowers):
        return whom  # a part is of the kind of its whole
    shown = frame.sentence.lowers[whom.head] in _lists().shown
    return replace(whom, kind="civilian") if shown else whom


def _holds(whole: Party, part: Party) -> bool:
    """ "Two of them" are of some who are more."""
    if whole.figure is None or part.figure is None or whole.figure.high is None:
        return True
    return (part.figure.low or 0) < whole.figure.high


def _same_kind(whom: Party, other: Party) -> bool:
    """ "the men" after "five road surveyors": nothing known of the ones clashes with the others."""
    kinds = {whom.kind, other.kind} - {"unknown", "civilian"}
    groups = {whom.age_group, other.age_group} - {"unknown"}
    sexes = {whom.sex, other.sex} - {"unknown", "mixed"}
    return len(kinds) < 2 and len(groups) < 2 and len(sexes) < 2 and other.figure is not None


class _Lists(NamedTuple):
    counting: frozenset[str]
    ordinals: frozenset[str]
    shown: frozenset[str]


@cache
def _lists() -> _Lists:
    people = lexicon.load("en", "people")
    shown = frozenset(people["shown_civilian"]) | frozenset(people["child"])
    ordinals = frozenset(people["ordinals"])
    return _Lists(ordinals | frozenset(people["counting"]), ordinals, shown)
