"""What a report itself tells, against which each of its statements is held.

In: a report's drafts in order, its document. Out: a News. Touches nothing. Title and first
sentences say what a report is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.extract.document import Document
from marsad.extract.drafts.draft import Draft
from marsad.extract.report import lead
from marsad.extract.standing import phrases

# What happened in the last two weeks can be news; the span that days taken from the lead have too.
FRESH = timedelta(days=14)
_TELLING = frozenset({"main", "aggregate"})
_SAME = re.compile(r"(?:the )?same\b|that (?:day|night|morning|afternoon|evening)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class News:
    """What the report itself tells.

    ``day``: when; None: not said. ``harms``: of what kinds, ``numbers``: of how many people at
    most, by harm, as its head tells. ``told``: whether it tells any news of harm. ``court``,
    ``court_title``: whether its head, its title, is of a court. ``memory``: the role of what a
    report tells that looks back; None for other reports. ``totals``: whether it tells totals and
    nothing else.
    """

    day: date | None
    harms: frozenset[str]
    told: bool
    court: bool
    court_title: bool
    memory: str | None
    totals: bool
    numbers: dict[str, int]


def of_report(drafts: list[Draft], document: Document) -> News:
    """What title and first sentences tell; without them, the fresh statements of the report."""
    main = [draft for draft in drafts if draft.role == "main" and draft.harm != "none"]
    head = [draft for draft in main if draft.start < document.head]
    telling = head or [draft for draft in main if fresh(draft, document.written)]
    days = [draft.when.start for draft in telling if draft.when and dated(draft)]
    # A title that speaks of violence without a statement of ours: the news was missed there.
    # Where there is no title, the first sentences stand for it.
    top = document.body or document.head
    words = document.string[: document.head].lower()
    alarmed = any(one.start < top for one in document.sentences) or phrases.of("alarms").search(
        words[:top]
    )
    recent = any(fresh(draft, document.written) for draft in head)
    return News(
        day=next((day for day in days if day is not None), _day(document)),
        harms=frozenset(draft.harm for draft in head),
        told=bool(alarmed)
        or recent
        or any(d.role in _TELLING and d.start < document.opening for d in drafts),
        court=phrases.of("courts").search(words) is not None,
        court_title=not recent
        and phrases.of("courts").search(words[:top]) is not None
        and bool(document.body),
        memory=None if recent else _memory(words[:top]),
        totals=not head
        and any(d.role == "aggregate" and d.start < document.opening for d in drafts),
        numbers=_numbers(head),
    )


def _day(document: Document) -> date | None:
    """The day that the first sentences tell, where no statement of harm there has one."""
    first = lead.first_day(
        document.string, document.body, document.dates, document.datelines, document.written
    )
    within = first is not None and first.span is not None and (first.span.start < document.opening)
    return first.start if first is not None and within else None


def _memory(head: str) -> str | None:
    if phrases.of("memory").search(head):
        return "anniversary"
    return "background" if phrases.of("looks_back").search(head) else None


def _numbers(head: list[Draft]) -> dict[str, int]:
    most: dict[str, int] = {}
    for draft in head:
        most[draft.harm] = max(low(draft), most.get(draft.harm, 0))
    return most


def low(draft: Draft) -> int:
    """The lower bound of its number of people; 0 where it states none, which is below any."""
    return (draft.figure.low or 0) if draft.figure is not None else 0


def dated(draft: Draft) -> bool:
    """Whether it tells a day of its own; "the same night" leans on another."""
    when = draft.when
    if when is None or when.basis == "published" or (when.grain == "soft" and when.start is None):
        return False
    return not _SAME.match(when.words or "")


def fresh(draft: Draft, published: date | None) -> bool:
    """Whether it tells a day of the last two weeks; without a publication date, any day."""
    if draft.when is None or draft.when.end is None or not dated(draft):
        return False
    return published is None or published - draft.when.end <= FRESH
