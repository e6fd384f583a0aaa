"""Numbers that share a verb or an owner → frames: "and two in Aden", "a mother and her two
daughters", "rose from 19 to 23 after four died".

In: a frame, or the frames of a sentence. Out: frames. Touches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.frames import quantity
from marsad.extract.frames.frame import Frame, Sentence
from marsad.model import Figure, Mention

_AT = frozenset({"in", "on", "near", "at"})
_OWNERS = frozenset({"his", "her", "their"})
_BESIDE = 40  # characters between two noun phrases of one list: an apposition may stand there

_FATALLY = re.compile(r"(?: of (?:them|whom))?,? (?:fatally|mortally|dead)\b")


def gapped(frame: Frame) -> Iterator[Frame]:
    """ "Three were killed in Taiz and two in Aden", "three on Monday and four on Tuesday": the
    second number shares the verb."""
    sentence, whom = frame.sentence, frame.affected
    trigger = sentence.doc[frame.trigger]
    if whom is None or whom.sort != "person" or trigger.pos_ != "VERB":
        return
    for token in trigger.children:
        figure = quantity.figure_at(sentence, token) if token.tag_ == "CD" else None
        follows = token.i + 1 < len(token.doc) and token.nbor(1).lower_ in _AT
        if token.dep_ != "conj" or figure is None or not follows or token.i <= whom.head:
            continue
        start, end = quantity.mention_start(sentence, token), sentence.span(token, token)[1]
        spoken = sentence.text[start - sentence.start : end - sentence.start]
        party = replace(
            whom, head=token.i, start=start, end=end, words=spoken, ages=(), names=(),
            figure=replace(figure, unit="persons"),
        )  # fmt: skip
        yield replace(
            frame, sentence=_after(sentence, start), trigger=token.i, affected=party, start=start,
            end=end, was=None, rules=(*frame.rules, "verb.gapped"),
        )  # fmt: skip


def respective(frame: Frame) -> Iterator[Frame]:
    """ "Killed 12 and 9 people in Homs and Hama respectively": the second number with the second
    date or place."""
    sentence, whom = frame.sentence, frame.affected
    if whom is None or "respectively" not in sentence.lowers:
        return
    numbers = [c for c in sentence.doc[whom.head].children if c.dep_ == "nummod"]
    for number in [n for c in numbers for n in c.children if n.dep_ == "conj"]:
        figure = quantity.figure_at(sentence, number)
        if figure is None:
            continue
        start = quantity.mention_start(sentence, number)
        spoken = sentence.text[start - sentence.start : whom.end - sentence.start]
        party = replace(
            whom, head=number.i, start=start, words=spoken, figure=replace(figure, unit="persons")
        )
        own = replace(sentence, dates=_second(sentence.dates), places=_second(sentence.places))
        yield replace(
            frame, sentence=own, affected=party, start=start, end=whom.end, was=None,
            rules=(*frame.rules, "verb.respectively"),
        )  # fmt: skip


def _second(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return mentions[1:] if len(mentions) == 2 else mentions


def _after(sentence: Sentence, start: int) -> Sentence:
    """With the dates and places that follow the number, where any do: they are its own."""
    dates = tuple(m for m in sentence.dates if m.start >= start)
    places = tuple(m for m in sentence.places if m.start >= start)
    return replace(sentence, dates=dates or sentence.dates, places=places or sentence.places)


def households(told: list[Frame]) -> list[Frame]:
    """ "A mother and her two daughters", "the mayor and his driver": an owner and whom he brings
    along are one number of people, told as one."""
    kept: list[Frame] = []
    for frame in told:
        joined = _joined(kept[-1], frame) if kept else None
        if joined is None:
            kept.append(frame)
        else:
            kept[-1] = joined
    return kept


def _joined(first: Frame, frame: Frame) -> Frame | None:
    one, more = first.affected, frame.affected
    if one is None or more is None or (first.trigger, first.harm) != (frame.trigger, frame.harm):
        return None
    if one.sort != "person" or more.sort != "person" or not 0 < more.start - one.end < _BESIDE:
        return None
    owned = any(
        c.dep_ == "poss" and c.lower_ in _OWNERS for c in frame.sentence.doc[more.head].children
    )
    a, b = one.figure, more.figure
    if not owned or a is None or b is None or a.low is None or b.low is None or one.pronoun:
        return None
    start, end = one.start, more.end
    spoken = frame.sentence.text[start - frame.sentence.start : end - frame.sentence.start]
    high = None if a.high is None or b.high is None else a.high + b.high
    party = replace(
        one, end=end, words=spoken, names=(*one.names, *more.names), ages=(*one.ages, *more.ages),
        kind=_common(one.kind, more.kind), age_group=one.age_group if one.age_group ==
        more.age_group else "unknown", sex=one.sex if one.sex == more.sex else "unknown",
        figure=Figure(a.low + b.low, high, a.soft or b.soft, spoken, "persons", "count.sum"),
    )  # fmt: skip
    return replace(
        first, affected=party, start=min(first.start, start), end=max(first.end, end),
        rules=(*first.rules, "count.household"),
    )  # fmt: skip


def _common(one: str, other: str) -> str:
    """What is known of either; nothing where they differ."""
    known = {one, other} - {"unknown"}
    return known.pop() if len(known) == 1 else "unknown"


def updated(found: list[Frame]) -> list[Frame]:
    """ "The toll rose from 19 to 23 after four died": those four are in the 23."""
    out = list(found)
    for at, toll in enumerate(found):
        new = toll.affected.figure if toll.affected is not None else None
        if toll.was is None or new is None or new.low is None or toll.was.low is None:
            continue
        for other, frame in enumerate(found):
            more = frame.affected.figure if frame.affected is not None else None
            same = frame.harm == toll.harm and frame.subset_of is None and other != at
            if same and more is not None and more.low == new.low - toll.was.low:
                rules = (*frame.rules, "subset.update")
                out[other] = replace(frame, subset_of=at, rules=rules)
    return out


def fatal(found: list[Frame]) -> list[Frame]:
    """ "Six were shot, including one fatally", "three shot, one of them dead": a part of the shot
    that is one of the dead."""
    dead = {f.affected.start for f in found if f.harm == "killed" and f.affected is not None}
    return [_fatal(frame) if _is_fatal(frame, dead) else frame for frame in found]


def _is_fatal(frame: Frame, dead: set[int]) -> bool:
    whom = frame.affected
    if frame.subset_of is None or frame.harm != "injured" or whom is None or whom.start in dead:
        return False
    return _FATALLY.match(frame.sentence.text, whom.end - frame.sentence.start) is not None


def _fatal(frame: Frame) -> Frame:
    return replace(frame, harm="killed", rules=(*frame.rules, "state.fatally"))
