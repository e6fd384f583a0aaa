"""When a frame is set: which date of its sentence belongs to it.

In: a frame, its sentence's mentions, the day of the report. Out: a When or None, with rules.
Touches nothing.

A date belongs to the verb that it hangs on in the parse. One that hangs on a reporting verb dates
the report ("on Thursday the group boasted that it had destroyed …"), and one that hangs on what
was done about a happening dates that ("arrested on Tuesday for shooting two men"): for the
happening both are only an upper bound.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache, partial

from marsad import lexicon
from marsad.extract.dates.reading import UNRESOLVED
from marsad.extract.frames.frame import Frame, Sentence
from marsad.extract.parse import Token
from marsad.extract.setting import hanging
from marsad.extract.voices import Voice
from marsad.model import Mention, Span, When

_WHEN = re.compile(r",? (?:when|in which|during which) ")
_NEXT = re.compile(r"[;:]|, (?:and|but|while|after|before) ")
_BEFORE = 3  # words before a date in which "as of" or "published" stands
_RECORDING = frozenset({"record", "document", "register", "verify", "count", "log", "tally"})
_GROWING = frozenset("rise climb jump reach stand grow increase go".split())
_IN_CUSTODY = frozenset({"tortured", "deprived", "sexual_violence"})
_PUBLISHING = frozenset({"published", "updated", "posted"})


def when(
    frame: Frame, said: list[Voice], covering: list[Voice], written: date | None
) -> tuple[When | None, tuple[str, ...]]:
    """The date of the frame from its own sentence, with the rule of the date grammar.

    ``said`` are all voices of the sentence, ``covering`` those that say this frame; ``written``
    is the day of the report, at which "since …" ends.
    """
    sentence = frame.sentence
    trigger = sentence.doc[frame.trigger]
    cues = {index for voice in said for index in _cue_tokens(sentence, voice)}
    found: list[tuple[int, int, Mention, Token]] = []
    report: Mention | None = None
    later: Mention | None = None
    another = False
    for mention in map(partial(_known_or_not, written), sentence.dates):
        if not isinstance(mention.value, When) or mention.rule.startswith("date.dateline"):
            continue
        token = hanging.token_at(sentence, mention)
        if token is None or ";" in sentence.text[trigger.idx : mention.start - sentence.start]:
            continue  # "are beaten and sold; our staff heard 860 of them this year"
        distance, holder = hanging.distance(token, trigger)
        distance += hanging.side(frame, token)
        told = _of_the_told(mention, token, trigger) or _of_the_recorded(
            mention, sentence.doc[holder]
        )
        if hanging.of_another_deed(frame, sentence.doc[holder]):
            another = True
            continue
        if holder in cues and holder != trigger.i and not told:
            report = mention
        elif (
            _of_publication(token)
            or _of_the_toll(frame, sentence.doc[holder])
            or (not told and _is_later(sentence.doc[holder], frame))
        ):
            later = mention
        else:
            found.append((distance, abs(token.i - trigger.i), mention, token))
    if found:
        near, _, mention, token = min(found, key=lambda item: item[:2])
        value, rules = _dated(mention, token, trigger, written)
        then = [item for item in found if _when_it(item[2], frame)]
        if then:
            return _dated(then[-1][2], then[-1][3], trigger, written)
        rivals = (other for steps, _, other, _ in found if steps == near)
        return value, (*rules, "date.rival") if any(_rival(mention, r) for r in rivals) else rules
    bound, rule = (report, "date.of_report") if covering and report else (later, "date.of_later")
    if bound is not None and isinstance(bound.value, When):
        upper = replace(bound.value, start=None, basis="published", span=_span(bound))
        return upper, (bound.rule, rule)
    return None, ("date.of_another_deed",) if another else ()


def _known_or_not(written: date | None, mention: Mention) -> Mention:
    """A day that is named and cannot be told ("two weeks later", after no date) is some day up to
    the report: not that of a neighbour."""
    if mention.value is not None or mention.rule != UNRESOLVED or mention.type == "DURATION":
        return mention
    if mention.timex == "PAST_REF":
        return mention  # "not seen since"
    return replace(mention, value=When(None, written, mention.words, "soft", "relative"))


def _when_it(mention: Mention, frame: Frame) -> bool:
    """ "As on 12 May, when soldiers shot": the clause behind a date tells of that day."""
    text, start = frame.sentence.text, frame.sentence.start
    at = frame.sentence.doc[frame.trigger].idx
    clause = _WHEN.match(text, mention.end - start, max(at, mention.end - start))
    return clause is not None and _NEXT.search(text, clause.end(), at) is None


def _rival(one: Mention, other: Mention) -> bool:
    """Another day that hangs on the same verb, and is neither within the first nor around it."""
    a, b = one.value, other.value
    if not isinstance(a, When) or not isinstance(b, When):
        return False
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    return b.end < a.start or a.end < b.start


def _dated(
    mention: Mention, token: Token, trigger: Token, written: date | None
) -> tuple[When, tuple[str, ...]]:
    """Its value; as a period up to the report behind "since", but not of what was done on that day
    itself: "since the war began in May, when fighters killed 12"."""
    value = mention.value
    assert isinstance(value, When)
    told = replace(value, span=_span(mention))
    if (
        _is_since(token)
        and hanging.beginning(trigger) is None
        and told.start is not None
        and written
        and told.start <= written
    ):
        return replace(told, end=written, grain="period"), (mention.rule, "date.since_clause")
    return told, (mention.rule,)


def _is_since(token: Token) -> bool:
    """ "since the siege began in May": the period runs from May to the report."""
    holder = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    return holder is not None and any(
        c.dep_ in {"mark", "prep"} and c.lower_ == "since" and c.i < token.i
        for c in holder.children
    )


def _is_later(holder: Token, frame: Frame) -> bool:
    """Whether the verb that a date hangs on tells what was done about the frame's happening; what
    is done to people in custody comes after their arrest."""
    trigger = frame.sentence.doc[frame.trigger]
    if _for_whom(trigger, holder):
        return True
    if holder.i == trigger.i or holder.lower_ not in _after() or trigger.lower_ in _after():
        return False
    if frame.harm in _IN_CUSTODY:
        return False
    node = trigger
    while node.head.i not in (node.i, holder.i):
        node = node.head
    return node.head.i != holder.i or node.dep_ != "conj"


def _of_the_toll(frame: Frame, holder: Token) -> bool:
    """ "The toll rose to 46 on Wednesday": the day of the news, not that of the deed."""
    return "toll" in frame.rules and holder.pos_ == "VERB" and holder.lemma_ in _GROWING


def _for_whom(trigger: Token, holder: Token) -> bool:
    """ "Bells rang on Sunday for the men whom soldiers shot": for whom, or of whom, something is
    done says nothing of when they were harmed."""
    node = trigger
    while node.head.i not in (node.i, holder.i) and node.dep_ not in {"relcl", "acl"}:
        node = node.head
    whom = node.head
    if node.dep_ not in {"relcl", "acl"} or whom.dep_ != "pobj" or whom.i == holder.i:
        return False
    return whom.head.lower_ in {"for", "of", "to"} and any(a.i == holder.i for a in whom.ancestors)


def _of_publication(token: Token) -> bool:
    """ "Updated: 24 April", "no arrests as of Thursday"."""
    before = [token.doc[at].lower_ for at in range(max(0, token.left_edge.i - _BEFORE), token.i)]
    return bool(_PUBLISHING & set(before)) or ("as" in before and "of" in before)


def _of_the_told(mention: Mention, token: Token, trigger: Token) -> bool:
    """ "condemned the killing of nine … last week", "from January to March it documented 412
    killings": a noun is told, and the date behind it, or a period, is the noun's."""
    if trigger.pos_ != "NOUN" or not isinstance(mention.value, When):
        return False
    return token.i > trigger.i or mention.value.grain not in {"day", "soft"}


def _of_the_recorded(mention: Mention, holder: Token) -> bool:
    """ "In the week of 5 to 11 June it recorded 37 incidents, in which 52 people died": who keeps
    a record says over which period it runs."""
    value = mention.value
    period = isinstance(value, When) and value.grain not in {"day", "soft"}
    return period and holder.lemma_ in _RECORDING


def _span(mention: Mention) -> Span:
    """In the document's one string; ``assemble`` says of which part."""
    return Span("body", mention.start, mention.end)


def _cue_tokens(sentence: Sentence, voice: Voice) -> set[int]:
    return {token.i for token in sentence.within(*voice.cue)}


@cache
def _after() -> frozenset[str]:
    return frozenset(lexicon.load("en", "aftermath")["after"])
