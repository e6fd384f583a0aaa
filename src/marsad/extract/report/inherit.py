"""Dates taken from neighbours, where a frame states none; places: ``neighbours``.

In: a report's drafts in order, its document, its cases. Out: the same drafts, some with an
inherited slot. Touches nothing. The nearest statement of one happening gives its date; else what
the paragraph told before, or the first day of the report. Each way has its rule, ``inherited``
names the slot, and a slot taken that way gives way to one that is stated (``consolidate``). Nothing
goes from one case to another.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from marsad.extract.document import Document
from marsad.extract.drafts import agreement
from marsad.extract.drafts.draft import Draft
from marsad.extract.report import continued, happening, lead, neighbours
from marsad.extract.report.cases import Cases
from marsad.model import When

_ANOTHER = "date.of_another_deed"
_HAPPENED = frozenset({"asserted", "alleged", "unconfirmed"})
_BEFORE = "role.came_before"
_LATER, _FAR, _DIED = happening.LATER, "role.far_date", "trigger.die"


def settled(document: Document, found: list[Draft], cases: Cases) -> list[Draft]:
    """Dates and places taken from neighbours where a frame states none."""
    out: list[Draft] = []
    first = lead.first_day(
        document.string, document.body, document.dates, document.datelines, document.written
    )
    head = neighbours.head(document)
    found = [cases.numbered(draft) for draft in found]
    for draft in continued.sources(found):
        filled = draft
        if draft.role in {"main", "background"} and draft.harm != "none":
            near = [other for other in happening.nearest(filled, out, found)
                    if not cases.apart(filled.start, other.start)]  # fmt: skip
            filled = _with_date(filled, near, document, first, cases)
            filled = neighbours.the_same(filled, out, document)
            filled = neighbours.borrowed(filled, near, document, head, cases)
        out.append(filled)
    return out


def _with_date(
    draft: Draft, near: list[Draft], document: Document, first: When | None, cases: Cases
) -> Draft:
    bound = None
    if _BEFORE in draft.rules:
        return draft  # "came two weeks after 52 had died": on no day that is told here
    if draft.when is not None:
        if draft.when.basis != "published" or _LATER not in draft.rules:
            return draft
        bound = draft.when.end  # "was arrested on Tuesday for shooting": on Tuesday or before
    since = cases.begin(draft.start)
    said = None if bound is not None else lead.day_before(document, draft.start, since)
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
    own = first is not None and cases.holds(draft.start, first.span)
    if own and _ANOTHER not in draft.rules and _until(first, bound):
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
    both = {draft.status, other.status}
    if len(both) > 1 and "denied" not in both and not both <= _HAPPENED:
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
