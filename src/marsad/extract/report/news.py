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
from marsad.model import When

# What happened in the last two weeks can be news; the span that days taken from the lead have too.
FRESH = timedelta(days=14)
_DATES = 8  # of a head, the first: no head names more periods than these. A decision
_TELLING = frozenset({"main", "aggregate"})
_SAME = re.compile(r"(?:the )?same\b|that (?:day|night|morning|afternoon|evening)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class News:
    """What the report itself tells.

    ``day``: when; None: not said. ``days``: all that its lead tells. ``spans``: the months and
    years that its head names: of such a period a review tells. ``lead``: the last paragraph of the
    lead, that of the first statement of harm, and where the head ends. ``harms``: of what kinds;
    ``numbers``: of how many people at most, by harm, as its lead tells. ``told``: whether it tells
    any news of harm. ``court``, ``court_title``: whether its head, its title, is of a court.
    ``memory``: the role of what a report tells that looks back; None for other reports.
    ``totals``: whether it tells totals and nothing else.
    """

    day: date | None
    days: tuple[tuple[date, date], ...]
    spans: tuple[tuple[date, date], ...]
    lead: tuple[int, int]
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
    lead = _lead(head, document)
    first = [draft for draft in telling if _within(draft, lead)]
    later = [draft for draft in telling if fresh(draft, document.written)]
    # A title that speaks of violence without a statement of ours: the news was missed there.
    # Where there is no title, the first sentences stand for it.
    top = document.body or document.head
    words = document.string[: document.head].lower()
    alarmed = any(one.start < top for one in document.sentences) or phrases.of("alarms").search(
        words[:top]
    )
    title = words[: document.body]
    of_law = any(phrases.of(key).search(title) for key in ("courts", "verdicts"))
    recent = any(fresh(draft, document.written) for draft in head)
    return News(
        day=_first(_days(first)) or _day(document, first) or _first(_days(later)),
        days=_days(first),
        spans=_spans(document),
        lead=lead,
        harms=frozenset(draft.harm for draft in head),
        told=bool(alarmed)
        or recent
        or any(d.role in _TELLING and d.start < document.opening for d in drafts),
        court=phrases.of("courts").search(words) is not None or (not recent and of_law),
        court_title=not recent and of_law,
        memory=None if recent else _memory(words[:top], words, told=any(d.in_title for d in head)),
        totals=not head
        and any(d.role == "aggregate" and d.start < document.opening for d in drafts),
        numbers=_numbers(first or head),
    )


def in_lead(draft: Draft, news: News) -> bool:
    """Whether it stands in the title or the report's first paragraph of harm."""
    return _within(draft, news.lead)


def _lead(head: list[Draft], document: Document) -> tuple[int, int]:
    """The last paragraph of the lead, and where the report's head ends in any case."""
    body = [draft.paragraph for draft in head if not draft.in_title]
    return (min(body) if body else 0, document.head)


def _within(draft: Draft, lead: tuple[int, int]) -> bool:
    paragraph, end = lead
    return draft.in_title or (draft.paragraph <= paragraph and draft.start < end)


def _days(telling: list[Draft]) -> tuple[tuple[date, date], ...]:
    """The days and spans that statements tell of their own."""
    whens = [draft.when for draft in telling if draft.when is not None and dated(draft)]
    return tuple((when.start, when.end or when.start) for when in whens if when.start is not None)


def _spans(document: Document) -> tuple[tuple[date, date], ...]:
    whens = (m.value for m in document.dates[:_DATES] if m.start < document.opening)
    return tuple(
        (when.start, when.end)
        for when in whens
        if isinstance(when, When) and when.start and when.end and when.end - when.start > FRESH
    )


def _first(spans: tuple[tuple[date, date], ...]) -> date | None:
    return spans[0][0] if spans else None


def _day(document: Document, telling: list[Draft]) -> date | None:
    """The day that the first sentences tell, where no statement of harm there has one; that of the
    dateline, where they tell harm and no day: such a report is of the day on which it is sent."""
    told = lead.first_day(
        document.string, document.body, document.dates, document.datelines, document.written
    )
    end = document.string.find("\n\n", max((draft.end for draft in telling), default=document.head))
    until = min(document.opening, end if end >= 0 else document.opening)
    if told is not None and told.span is not None and told.span.start < until:
        return told.start
    if not telling or document.dateline is None:
        return None
    start, end = document.dateline
    days = (one.value for one in document.dates if start <= one.start < end)
    return next((day.start for day in days if isinstance(day, When)), None)


def _memory(title: str, head: str, *, told: bool) -> str | None:
    """``told``: whether the title tells harm itself; else the first sentences may say that the
    report looks back as well."""
    if phrases.of("memory").search(title) or (not told and phrases.of("rites").search(head)):
        return "anniversary"
    if phrases.of("looks_back").search(title) or (not told and phrases.of("works").search(head)):
        return "background"
    return None


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
