"""What part a frame plays in its report: main, background, aggregate, anniversary or pattern.

In: a frame, its date with the rule that found it, the publication date. Out: a role and the rules.
Touches nothing. Recaps of other incidents are the largest source of false incidents in automated
event data; the order of the tests below is the order of their certainty.
"""

from __future__ import annotations

import re
from datetime import date

from marsad.extract.frames.frame import Frame
from marsad.extract.parse import Token
from marsad.extract.standing import aggregate, phrases, tense
from marsad.extract.standing.habits import is_pattern
from marsad.extract.standing.period import long_ago
from marsad.model import When

_SINCE_WHEN = re.compile(r"\bsince\b[^;]*\b(?:when|in which|where)\b[^;]*$")


def role(
    frame: Frame, when: When | None, date_rules: tuple[str, ...], published: date | None
) -> tuple[str, tuple[str, ...]]:
    """The role of the frame and the rules that gave it."""
    text = frame.sentence.text.lower()
    trigger = frame.sentence.doc[frame.trigger]
    if phrases.of("anniversary").search(text) and long_ago(when, published):
        return "anniversary", ("role.anniversary",)
    if any(rule.startswith("date.anniversary") for rule in date_rules):
        return "anniversary", ("role.anniversary",)
    if is_pattern(frame, trigger, date_rules):
        return "pattern", ("role.pattern",)
    total = aggregate.stated(frame, when, date_rules, text)
    if total is not None:
        return "aggregate", (total,)
    if long_ago(when, published):
        return "background", ("role.far_date",)
    if _came_before(trigger):
        return "background", ("role.came_before",)
    if _since_when(frame, trigger) or _compared(text, trigger):
        return "background", ("role.held_against",)
    if _in_a_total(trigger):
        return "background", ("role.part_of_total",)
    total = aggregate.grown(frame, when, date_rules, text)
    if total is not None:
        return "aggregate", (total,)
    if phrases.of("background").search(text) and tense.pluperfect(trigger):
        return "background", ("role.pluperfect",)
    return "main", ()


def _since_when(frame: Frame, trigger: Token) -> bool:
    """ "The worst since 2009, when 81 people died": the deaths are those of 2009."""
    before = frame.sentence.text[: trigger.idx]
    match = _SINCE_WHEN.search(before)
    start = frame.sentence.start
    return match is not None and any(
        match.start() <= date.start - start < match.end() for date in frame.sentence.dates
    )


def _compared(text: str, trigger: Token) -> bool:
    """ "Compared with the eleven who were shot in May": told to hold the news against it."""
    cues = phrases.of("compared").finditer(text, text.rfind(";", 0, trigger.idx) + 1, trigger.idx)
    return next(cues, None) is not None


def _in_a_total(trigger: Token) -> bool:
    """ "the figure includes the killing of …": told before, named again inside a total."""
    verbs = tense.verbs_above(trigger)
    return trigger.pos_ == "NOUN" and bool(verbs) and verbs[0].lemma_ in {"include", "comprise"}


def _came_before(trigger: Token) -> bool:
    """ "The raid came a week after a bombing that killed 12": the bombing is told as an earlier
    happening, and so is all that hangs on it."""
    for node in (trigger, *trigger.ancestors):
        head = node.head
        after = node.dep_ == "pobj" and head.lower_ in {"after", "following"}
        if node.dep_ == "advcl" and head.lemma_ in {"come", "happen", "occur"}:
            marks = (c.lower_ for c in node.children if c.dep_ in {"mark", "prep"})
            if "after" in marks:
                return True
        if after and head.head.lemma_ in {"come", "happen", "occur"}:
            return True
        if node.dep_ == "dobj" and head.lemma_ == "follow" and head.pos_ == "VERB":
            return True
    return False
