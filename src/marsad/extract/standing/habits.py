"""Whether a frame tells a habit, not a happening.

In: a frame and its date. Out: yes or no. Touches nothing.
"""

from __future__ import annotations

from functools import cache

from marsad import lexicon
from marsad.extract.frames.frame import Frame
from marsad.extract.parse import Token
from marsad.extract.standing import phrases, tense


def is_pattern(frame: Frame, trigger: Token, date_rules: tuple[str, ...]) -> bool:
    """ "also frequently uses children": a habit, not a happening."""
    clause = [trigger, *tense.verbs_above(trigger)]
    habit = any(c.lower_ in _habits() for verb in clause[:2] for c in verb.children)
    if habit or _for_long(frame, trigger) or _again_and_again(frame, trigger):
        return True
    if frame.sentence.is_title or date_rules or "noun.count" in frame.rules:
        return False
    figure = frame.affected.figure if frame.affected is not None else None
    vague = figure is None or figure.rule in {"count.plural", "count.one"}
    told_of_some = frame.affected is not None and (
        frame.affected.definite or bool(frame.affected.names)
    )
    habit_of_groups = frame.harm in {"used", "recruited"}
    if told_of_some and (not habit_of_groups or "used.made_to_harm" in frame.rules):
        return False  # "the soldiers are killed": told in the present, but of these soldiers
    if frame.affected is not None and _in_headline(frame.sentence.doc[frame.affected.head]):
        return False  # "Airstrike destroys hospital"
    gerund = trigger.head if trigger.dep_ == "conj" else trigger
    way = gerund.dep_ == "pcomp" and _is_way(gerund.head)
    if way:
        clause = [verb for verb in clause if verb.i not in {trigger.i, gerund.i}]
    verb = next((v for v in clause if v.pos_ in {"VERB", "AUX"}), None)
    if verb is None or verb is not clause[0] or not vague:
        return False
    return tense.present(verb) or (way and verb.tag_ == "VBZ")  # "is an old way of driving"


def _in_headline(noun: Token) -> bool:
    """Whether a single thing stands without an article, as only headlines have it."""
    return noun.tag_ == "NN" and all(
        c.dep_ not in {"det", "poss", "nummod", "amod"} for c in noun.children
    )


def _again_and_again(frame: Frame, trigger: Token) -> bool:
    """ "Every Friday youths throw stones", "is shelled most nights", "used to take boys away"."""
    text, at = frame.sentence.text.lower(), trigger.idx
    if text[:at].endswith("used to "):
        return True
    found = phrases.of("habit_phrases")
    stop = text.find(";", at)
    return (
        found.match(text) is not None
        or found.search(text, at, stop if stop >= 0 else len(text)) is not None
    )


def _is_way(preposition: Token) -> bool:
    """ "They live by kidnapping traders", "an old way of driving people out"."""
    lower = preposition.lower_
    return lower == "by" or (lower == "of" and preposition.head.pos_ == "NOUN")


def _for_long(frame: Frame, trigger: Token) -> bool:
    """ "have used children as carriers for a generation": no happening lasts so long."""
    text = frame.sentence.text[max(0, frame.end - frame.sentence.start - 1) :].lower()
    return tense.perfect(trigger) and phrases.of("for_long").search(text) is not None


@cache
def _habits() -> frozenset[str]:
    return frozenset(lexicon.load("en", "roles")["habits"])
