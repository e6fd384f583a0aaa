"""Where and over what span a frame is set, with what the report told before it.

In: a frame, its voices, the reading so far. Out: a Where or a When with the rules. Touches nothing.
``placing`` reads the frame's own sentence; here "the city", the site in it, and "over the same
period" are added.
"""

from __future__ import annotations

import re
from dataclasses import replace

from marsad.extract import places
from marsad.extract.document import Document
from marsad.extract.frames.frame import Frame, Sentence
from marsad.extract.frames.words import english
from marsad.extract.report import reference
from marsad.extract.report.reading import Reading
from marsad.extract.setting import placing
from marsad.extract.voices import Voice
from marsad.model import Span, When, Where

_SPANS = frozenset({"period", "time", "span"})
_PERIOD = re.compile(
    rf"\b(?:over|during|in|within) (?:the same|that|this) (?:{'|'.join(sorted(_SPANS))})\b",
    re.IGNORECASE,
)


def where(
    document: Document, frame: Frame, covering: list[Voice]
) -> tuple[Where | None, tuple[str, ...]]:
    """The stated place, or the one that "the city" stands for, with the site named in it."""
    found, rules = placing.where(frame, covering)
    sentence = frame.sentence
    if found is None:
        for start, end, noun in reference.place_words(
            sentence.start, sentence.end, document.string
        ):
            antecedent = reference.place(noun, start, document.places)
            if antecedent is not None and not _describes(sentence, start, end):
                words = document.string[start:end]
                span = Span("body", start, end)
                found = replace(antecedent, words=words, span=span)
                rules = ("place.reference",)
                break
    if found is not None and found.precision in {"town", "neighbourhood"}:
        site = _site(frame, covering)
        if site is not None:
            found = replace(found, site=site, precision="site", point=found.precision)
            rules = (*rules, "place.site")
    return found, rules


def _describes(sentence: Sentence, start: int, end: int) -> bool:
    """ "The district hospital", "the city council": no place, but what is of it."""
    words = sentence.within(start, end)
    return bool(words) and words[-1].dep_ in {"compound", "amod", "nmod", "poss"}


def same_scope(reading: Reading) -> tuple[Where | None, tuple[str, ...]]:
    """The area of the total before it."""
    for draft in reversed(reading.drafts):
        if draft.role == "aggregate" and draft.where is not None:
            return draft.where, ("place.same_scope",)
    return None, ()


def _site(frame: Frame, covering: list[Voice]) -> str | None:
    """The site that the sentence names: not what was harmed, not the means, not a source's seat."""
    sentence, affected = frame.sentence, frame.affected
    seats = [
        sentence.span(sentence.doc[head].left_edge, sentence.doc[head].right_edge)
        for voice in covering
        for head in voice.heads
    ]
    for mention in places.sites(sentence.text):
        at = sentence.start + mention.start
        inside = affected is not None and affected.start <= at < affected.end
        seat = any(start <= at < end for start, end in seats)
        if not inside and not seat and mention.words.lower() not in english().acts.act:
            return mention.words
    return None


def same_period(
    frame: Frame, when: When | None, rules: tuple[str, ...], reading: Reading, document: Document
) -> tuple[When | None, tuple[str, ...]]:
    """ "Over the same period …", "during that time …", "has since …": the span that the report told
    before, or from the happening before it to publication."""
    published = document.written
    spoken = not _SPANS.isdisjoint(frame.sentence.words)
    match = _PERIOD.search(frame.sentence.text) if spoken else None
    since_then = "date.since_then" in rules
    if published is None or (match is None and not since_then):
        return when, rules
    for draft in reversed(reading.drafts):
        if draft.when is not None and draft.when.start is not None:
            told = draft.when
            end = told.end if draft.role == "aggregate" and match is not None else published
            words = match.group() if match is not None else when.words if when else None
            rule = "date.same_period" if match is not None else "date.since_then"
            return When(told.start, end, words, "period", "relative"), (rule,)
    return when, rules
