"""Dates and places taken from neighbours, where a frame states none.

In: a report's drafts in order, its document. Out: the same drafts, some with an inherited slot.
Touches nothing. The nearest statement of one happening gives its date and place; else the first
day, the place before, the title or the dateline does. Each way has its rule, ``inherited`` names
the slot, and a slot taken that way gives way to one that is stated (``consolidate``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from marsad.extract import agreement, continued
from marsad.extract.document import Document
from marsad.extract.draft import Draft
from marsad.model import Span, When, Where

_NEIGHBOURS = 40  # statements on each side in which a date or place is looked for
_NEAR = 300  # characters: the sentence before
_LEAD = 1500  # characters: the first paragraphs of a news report
_FRESH = timedelta(days=14)  # a report is of the last two weeks unless it says otherwise
# Harms that one happening does together; a date goes over from one to another, not between sets.
_TOGETHER = (
    frozenset({"killed", "injured", "attacked", "damaged", "destroyed", "used", "displaced"}),
    frozenset({"abducted", "detained", "released", "disappeared", "killed", "injured", "tortured"}),
    frozenset({"recruited", "used", "abducted"}),
    frozenset({"attacked", "damaged", "destroyed", "looted", "seized"}),
    frozenset({"displaced", "detained", "killed", "injured"}),
)


def settled(document: Document, found: list[Draft]) -> list[Draft]:
    """Dates and places taken from neighbours where a frame states none."""
    out: list[Draft] = []
    for draft in continued.sources(found):
        filled = draft
        if draft.role in {"main", "background"} and draft.harm != "none":
            filled = _with_date(filled, out, found, document)
            filled = _with_place(filled, out, found, document)
        out.append(filled)
    return out


def _with_date(draft: Draft, before: list[Draft], every: list[Draft], document: Document) -> Draft:
    if draft.when is not None:
        return draft
    for other in _nearest(draft, before, every):
        if other.when is None or other.when.basis == "published" or other.role != draft.role:
            continue
        if not _one_event(draft.harm, other.harm):
            continue
        if other.status != draft.status and "denied" not in {draft.status, other.status}:
            continue
        if not agreement.places(draft.where, other.where):
            continue
        return replace(draft, when=other.when, inherited=draft.inherited | {"when"},
                       rules=(*draft.rules, "date.inherited"))  # fmt: skip
    first = _first_date(document) if draft.role == "main" else None
    if first is None:
        return draft
    return replace(
        draft,
        when=first,
        inherited=draft.inherited | {"when"},
        rules=(*draft.rules, "date.first_in_report"),
    )


def _nearest(draft: Draft, before: list[Draft], every: list[Draft]) -> list[Draft]:
    """The other drafts, the nearest sentence first, of two as near the one told before."""
    others = [*before[-_NEIGHBOURS:], *every[draft.order + 1 : draft.order + 1 + _NEIGHBOURS]]
    return sorted(others, key=lambda o: (abs(o.sentence - draft.sentence), o.order > draft.order))


def _first_date(document: Document) -> When | None:
    """The first day that the report names shortly before its publication: news tells the day of
    what it is about in its first sentences, often apart from the harm ("It happened Friday")."""
    published = document.text.published
    for mention in document.dates:
        value = mention.value
        if not isinstance(value, When) or value.start is None or value.end is None:
            continue
        if mention.start - document.body > _LEAD or published is None:
            return None
        if mention.start in document.datelines:
            continue  # the day on which it was written
        single = value.start == value.end and mention.type in {"DATE", "TIME"}
        if single and value.end <= published <= value.end + _FRESH:
            return replace(value, span=Span("body", mention.start, mention.end))
    return None


def _one_event(one: str, other: str) -> bool:
    return one == other or any({one, other} <= together for together in _TOGETHER)


def _with_place(draft: Draft, before: list[Draft], every: list[Draft], document: Document) -> Draft:
    if draft.where is not None:
        return draft
    for other in _nearest(draft, before, every):
        if other.where is None or other.role != draft.role or other.harm == "none":
            continue
        if not _one_event(draft.harm, other.harm):
            continue
        return replace(draft, where=other.where, inherited=draft.inherited | {"where"},
                       rules=(*draft.rules, "place.inherited"))  # fmt: skip
    if draft.role != "main":
        return draft
    before_it = _place_before(draft, document)
    if before_it is not None:
        return before_it
    for mention in document.places:
        in_head = mention.start < document.body or mention.category == "dateline"
        value = mention.value
        if in_head and mention.category in {"place", "dateline"} and isinstance(value, Where):
            rule = "place.dateline" if mention.category == "dateline" else "place.title"
            return replace(
                draft,
                where=replace(
                    value, words=mention.words, span=Span("body", mention.start, mention.end)
                ),
                inherited=draft.inherited | {"where"},
                rules=(*draft.rules, rule),
            )
    return draft


def _place_before(draft: Draft, document: Document) -> Draft | None:
    """ "A bomb exploded in Kirkuk on Friday. The attack killed …": the place named shortly before,
    where the sentence that names it tells no harm itself."""
    for mention in reversed(document.places):
        value = mention.value
        near = 0 <= draft.start - mention.start <= _NEAR and mention.start >= document.body
        if near and mention.category == "place" and isinstance(value, Where) and value.id:
            span = Span("body", mention.start, mention.end)
            return replace(
                draft,
                where=replace(value, words=mention.words, span=span),
                inherited=draft.inherited | {"where"},
                rules=(*draft.rules, "place.before"),
            )
    return None
