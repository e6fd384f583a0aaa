"""Places taken from neighbours, where a statement names none.

In: a draft, the statements around it, its document and its cases. Out: the draft, perhaps with a
place. Touches nothing. The place of the nearest statement of one happening comes first, or what the
paragraph itself named before; then the dateline or the title.
"""

from __future__ import annotations

import re
from dataclasses import replace

from marsad.extract.document import Document
from marsad.extract.drafts.draft import Draft
from marsad.extract.places import event, treated
from marsad.extract.places.slots import slots
from marsad.extract.report import happening
from marsad.extract.report.cases import Cases
from marsad.model import Mention, Span, Where

_LEFT, _RIGHT = 60, 60  # characters around a quotation in which its place is referred to
_NEAR = 300  # characters: the sentence before
_SAME = re.compile(
    r"\bthe same (?:market|road|town|village|city|place|prison|school|mosque|church|camp|district|"
    r"area|street|hospital|checkpoint|bridge|building|square|neighbou?rhood|quarter|valley|hotel)\b"
)
_NAME = re.compile(r"([A-ZÀ-Þ][\w'’.\- ]*?) ?(?=[,(–—]| -|--)")  # with which a dateline begins
_ANOTHER = "date.of_another_deed"


def borrowed(
    draft: Draft,
    near: list[Draft],
    document: Document,
    head: tuple[Where, str] | None,
    cases: Cases,
) -> Draft:
    if draft.where is not None and not event.is_unlisted(draft.where):
        return draft
    since = cases.begin(draft.start)
    said = _said_before(draft, document, since) if draft.role == "main" else None
    if said is not None and draft.where is not None and event.is_unlisted(said):
        said = None  # nothing lies in a name alone
    for other in near:
        if said is not None and _further(other, draft, said):
            break  # what the paragraph itself said before is nearer
        if other.where is None or other.role != draft.role or other.harm == "none":
            continue
        if draft.role != "main" and other.paragraph != draft.paragraph:
            continue  # what two paragraphs recall need not be one happening
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
    told = _place_before(draft, document, since)
    if told is not None and not (draft.where is not None and event.is_unlisted(told)):
        return _placed(draft, told, "place.before")
    own = cases.dateline(draft.start)
    if own is not None:
        head = _of_dateline(document, own)
    elif head is not None and not cases.holds(draft.start, head[0].span):
        head = None
    if head is None or (draft.where is not None and event.is_unlisted(head[0])):
        return draft
    return _placed(draft, *head)


def the_same(draft: Draft, before: list[Draft], document: Document) -> Draft:
    """ "In March the same market was attacked": where the statement before it was, whatever its
    role."""
    if draft.where is not None:
        return draft
    text = document.string[max(0, draft.start - _LEFT) : draft.end + _RIGHT]
    if _SAME.search(text) is None:
        return draft
    told = next((o.where for o in reversed(before) if o.where is not None), None)
    return draft if told is None else _placed(draft, told, "place.the_same")


def head(document: Document) -> tuple[Where, str] | None:
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
    if document.dateline is not None and (named := _named(document, document.dateline)):
        return named
    for mention in slots(document.string, document.around(0, document.body), 0, document.body):
        if isinstance(mention.value, Where):
            return _where(mention, mention.value), "place.title"
    return None


def _of_dateline(document: Document, span: tuple[int, int]) -> tuple[Where, str] | None:
    """The place of one of several datelines."""
    for mention in document.around(*span):
        if isinstance(mention.value, Where) and mention.category in {"place", "dateline"}:
            return _where(mention, mention.value), "place.dateline"
    return _named(document, span)


def _named(document: Document, span: tuple[int, int]) -> tuple[Where, str] | None:
    """The name with which a dateline begins, where the gazetteer lacks it."""
    match = _NAME.match(document.string, *span)
    if match is None:
        return None
    words = match.group(1)
    name = words.title() if words.isupper() else words
    where = Span("body", span[0], match.end(1))
    return Where(None, name, None, None, None, None, words, where), "place.dateline"


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


def _said_before(draft: Draft, document: Document, since: int) -> Where | None:
    """The last place that the paragraph of a statement names before it."""
    first = max(document.body, since, draft.start - _NEAR)
    breaks = document.string.rfind("\n\n", first, draft.start)
    return _last_place(document, max(first, breaks), draft.start)


def _of_care(where: Where, document: Document) -> bool:
    span = where.span
    return span is not None and treated.is_of_care(document.string, span.start, span.end)


def _further(other: Draft, draft: Draft, said: Where) -> bool:
    away = (draft.paragraph, draft.start) < (other.paragraph, other.start)
    return away or said.span is None or other.start < said.span.start


def _place_before(draft: Draft, document: Document, since: int) -> Where | None:
    """ "A bomb exploded in Kirkuk on Friday. The attack killed …": the place named shortly before,
    where the sentence that names it tells no harm itself."""
    return _last_place(document, max(document.body, since, draft.start - _NEAR), draft.start)


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
