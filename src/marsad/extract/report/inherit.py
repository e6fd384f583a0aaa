"""Dates and places taken from neighbours, where a frame states none.

In: a report's drafts in order, its document. Out: the same drafts, some with an inherited slot.
Touches nothing. The nearest statement of one happening gives its date and place; else the first
day, the place before, the title or the dateline does. Each way has its rule, ``inherited`` names
the slot, and a slot taken that way gives way to one that is stated (``consolidate``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from marsad.extract.document import Document
from marsad.extract.drafts import agreement
from marsad.extract.drafts.draft import Draft
from marsad.extract.places import event, treated
from marsad.extract.places.slots import slots
from marsad.extract.report import continued, happening, lead
from marsad.model import Mention, Span, When, Where

_LEFT, _RIGHT = 60, 60  # characters around a quotation in which its place is referred to
_NEAR = 300  # characters: the sentence before
_ANOTHER = "date.of_another_deed"
_LATER, _FAR, _DIED = happening.LATER, "role.far_date", "trigger.die"
_SAME = re.compile(
    r"\bthe same (?:market|road|town|village|city|place|prison|school|mosque|church|camp|district|"
    r"area|street|hospital|checkpoint|bridge|building|square|neighbou?rhood|quarter|valley|hotel)\b"
)
_NAME = re.compile(r"([A-ZÀ-Þ][\w'’.\- ]*?) ?(?=[,(–—]| -|--)")  # with which a dateline begins


def settled(document: Document, found: list[Draft]) -> list[Draft]:
    """Dates and places taken from neighbours where a frame states none."""
    out: list[Draft] = []
    first = lead.first_day(
        document.string, document.body, document.dates, document.datelines, document.written
    )
    head = _head(document)
    for draft in continued.sources(found):
        filled = draft
        if draft.role in {"main", "background"} and draft.harm != "none":
            filled = _with_date(filled, out, found, document, first)
            filled = _same_place(filled, out, document)
            filled = _with_place(filled, out, found, document, head)
        out.append(filled)
    return out


def _with_date(
    draft: Draft, before: list[Draft], every: list[Draft], document: Document, first: When | None
) -> Draft:
    bound = None
    if draft.when is not None:
        if draft.when.basis != "published" or _LATER not in draft.rules:
            return draft
        bound = draft.when.end  # "was arrested on Tuesday for shooting": on Tuesday or before
    near = happening.nearest(draft, before, every)
    said = None if bound is not None else lead.day_before(document, draft.start, draft.paragraph)
    for other in near:
        away = (draft.paragraph, draft.start) < (other.paragraph, other.start)
        if said is not None and (away or other.start < said[1]):
            break  # what the paragraph itself said before is nearer
        if _ANOTHER in draft.rules and other.sentence == draft.sentence:
            continue  # "freed five divers kidnapped on 2 May"
        if other.role == draft.role and _hands_on(other, draft) and _until(other.when, bound):
            return _dated(draft, other.when, "date.inherited")
    if said is not None:
        return _dated(draft, said[0], "date.before_in_paragraph")
    if draft.role != "main":
        return draft
    if first is not None and _ANOTHER not in draft.rules and _until(first, bound):
        return _dated(draft, first, "date.first_in_report")
    for other in near:
        if _FAR in other.rules and _hands_on(other, draft) and _told_again(other, draft):
            return _dated(draft, other.when, "date.told_again")
    return draft


def _dated(draft: Draft, when: When | None, rule: str) -> Draft:
    return replace(
        draft, when=when, inherited=draft.inherited | {"when"}, rules=(*draft.rules, rule)
    )


def _hands_on(other: Draft, draft: Draft) -> bool:
    """Whether the day of ``other`` may be that of ``draft``."""
    if other.when is None or other.when.basis == "published" or not happening.one_day(draft, other):
        return False
    if other.status != draft.status and "denied" not in {draft.status, other.status}:
        return False
    if _DIED in other.rules and _DIED not in draft.rules:
        return False  # "died on Friday": two days after he was shot
    return agreement.places(draft.where, other.where)


def _until(when: When | None, bound: date | None) -> bool:
    if bound is None:
        return True
    return when is not None and when.end is not None and when.end <= bound


def _told_again(old: Draft, draft: Draft) -> bool:
    """The trial of an old deed: what its day is told with is the deed of which the report tells."""
    alike = old.harm == draft.harm and agreement.people(old.affected, draft.affected)
    return alike and agreement.figures(old.figure, draft.figure)


def _with_place(
    draft: Draft,
    before: list[Draft],
    every: list[Draft],
    document: Document,
    head: tuple[Where, str] | None,
) -> Draft:
    if draft.where is not None and not event.is_unlisted(draft.where):
        return draft
    said = _said_before(draft, document) if draft.role == "main" else None
    if said is not None and draft.where is not None and event.is_unlisted(said):
        said = None  # nothing lies in a name alone
    for other in happening.nearest(draft, before, every):
        if said is not None and _further(other, draft, said):
            break  # what the paragraph itself said before is nearer
        if other.where is None or other.role != draft.role or other.harm == "none":
            continue
        if _of_care(other.where, document):
            continue  # "died at a clinic in Homs": those beside him were not hurt there
        if _ANOTHER in draft.rules and other.sentence == draft.sentence:
            continue
        # A village that no gazetteer has is where the next harm is too, but nothing lies in it.
        inside = draft.where is not None and event.is_unlisted(other.where)
        if inside or not happening.alike(draft.harm, other.harm):
            continue
        return _placed(draft, other.where, "place.inherited")
    if draft.role != "main":
        return draft
    if said is not None:
        return _placed(draft, said, "place.before")
    told = _place_before(draft, document)
    if told is not None and not (draft.where is not None and event.is_unlisted(told)):
        return _placed(draft, told, "place.before")
    if head is None or (draft.where is not None and event.is_unlisted(head[0])):
        return draft
    return _placed(draft, *head)


def _same_place(draft: Draft, before: list[Draft], document: Document) -> Draft:
    """ "In March the same market was attacked": where the statement before it was, whatever its
    role."""
    if draft.where is not None:
        return draft
    text = document.string[max(0, draft.start - _LEFT) : draft.end + _RIGHT]
    if _SAME.search(text) is None:
        return draft
    told = next((o.where for o in reversed(before) if o.where is not None), None)
    return draft if told is None else _placed(draft, told, "place.the_same")


def _head(document: Document) -> tuple[Where, str] | None:
    """The place of the title or of the dateline, and the rule that says so."""
    for mention in document.places:
        in_head = mention.start < document.body or mention.category == "dateline"
        value = mention.value
        if in_head and mention.category in {"place", "dateline"} and isinstance(value, Where):
            rule = "place.dateline" if mention.category == "dateline" else "place.title"
            return _where(mention, value), rule
    return _unlisted_head(document)


def _unlisted_head(document: Document) -> tuple[Where, str] | None:
    """A place of the dateline, or of the title, that the gazetteer lacks."""
    if document.dateline is not None:
        start, end = document.dateline
        match = _NAME.match(document.string, start, end)
        if match is not None:
            words = match.group(1)
            name = words.title() if words.isupper() else words
            span = Span("body", start, match.end(1))
            return Where(None, name, None, None, None, None, words, span), "place.dateline"
    for mention in slots(document.string, document.around(0, document.body), 0, document.body):
        if isinstance(mention.value, Where):
            return _where(mention, mention.value), "place.title"
    return None


def _placed(draft: Draft, around: Where, rule: str) -> Draft:
    """The draft in a place told elsewhere; its own, if the gazetteer lacks it, lies in it."""
    where = around if draft.where is None else event.inside(around, draft.where)
    return replace(
        draft,
        where=where,
        inherited=draft.inherited | {"where"},
        rules=(*draft.rules, rule),
    )


def _where(mention: Mention, value: Where) -> Where:
    return replace(value, words=mention.words, span=Span("body", mention.start, mention.end))


def _said_before(draft: Draft, document: Document) -> Where | None:
    """The last place that the paragraph of a statement names before it."""
    first = max(document.body, draft.start - _NEAR)
    breaks = document.string.rfind("\n\n", first, draft.start)
    return _last_place(document, max(first, breaks), draft.start)


def _of_care(where: Where, document: Document) -> bool:
    span = where.span
    return span is not None and treated.is_of_care(document.string, span.start, span.end)


def _further(other: Draft, draft: Draft, said: Where) -> bool:
    away = (draft.paragraph, draft.start) < (other.paragraph, other.start)
    return away or said.span is None or other.start < said.span.start


def _place_before(draft: Draft, document: Document) -> Where | None:
    """ "A bomb exploded in Kirkuk on Friday. The attack killed …": the place named shortly before,
    where the sentence that names it tells no harm itself."""
    return _last_place(document, max(document.body, draft.start - _NEAR), draft.start)


def _last_place(document: Document, first: int, last: int) -> Where | None:
    """The last place between two offsets, listed or not."""
    known = document.around(first, last)
    named = [*known, *slots(document.string, known, first, last)]
    for mention in sorted(named, key=lambda mention: -mention.start):
        value = mention.value
        if mention.category != "place" or not isinstance(value, Where):
            continue
        if treated.is_of_care(document.string, mention.start, mention.end):
            continue
        if value.id or event.is_unlisted(value):
            return _where(mention, value)
    return None
