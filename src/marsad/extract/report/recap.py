"""Which statements of a report tell of another, earlier happening: seen only in the whole report.

In: a report's drafts in order, its document. Out: the same drafts, some with another role. Touches
nothing. ``role`` judges a frame by its own sentence; here it is held against the news: what title
and first sentences tell, and when that was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from marsad import lexicon
from marsad.extract.document import Document
from marsad.extract.drafts.draft import Draft
from marsad.extract.standing.role import MASS
from marsad.model import HARMS_TO_OBJECTS

# An earlier day this far from that of the news is another happening, although it is told in the
# simple past. A decision: within a week, an attack and its aftermath are told as one story.
_WEEK = timedelta(days=7)
# What happened in the last two weeks can be news; the span that days taken from the lead have too.
_FRESH = timedelta(days=14)
# "More than 120 have died": fewer may be the news itself, told again. A decision.
_TOTAL = 10
_CASUALTIES = frozenset({"killed", "injured"})
_BEFORE = frozenset({"background", "anniversary"})
_TELLING = frozenset({"main", "aggregate"})
_SUBJECT = 80  # characters before a quotation in which the subject of its verb stands
_TWO = 160  # characters in which the sentence before stands as well
_MONTH = timedelta(days=30)
_SPAN = timedelta(days=27)  # first to last day of the shortest month
_STILL = 4  # sentences over which a report goes on about the same total
_MORE = re.compile(r"\b(?:more|others|further)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:before|earlier|previous|preceding|prior)\b", re.IGNORECASE)
_SAME = re.compile(r"(?:the )?same\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:another|earlier|previous|similar)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _News:
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


def recast(drafts: list[Draft], document: Document) -> list[Draft]:
    """The drafts, those of other happenings with the role ``background``, of totals ``aggregate``.
    Each rule that decided so stands among the draft's rules."""
    news = _news(drafts, document)
    totals = {(draft.sentence, draft.harm) for draft in drafts if draft.role == "aggregate"}
    cast: list[Draft] = []
    for draft in drafts:
        found = _cast(draft, news, totals, cast[-1] if cast else None, document)
        if found is not None:
            role, rule = found
            draft = replace(draft, role=role, rules=(*draft.rules, rule))
            if role == "aggregate":
                totals.add((draft.sentence, draft.harm))
        cast.append(draft)
    return cast


def _news(drafts: list[Draft], document: Document) -> _News:
    main = [draft for draft in drafts if draft.role == "main" and draft.harm != "none"]
    head = [draft for draft in main if draft.start < document.head]
    telling = head or [draft for draft in main if _fresh(draft, document.written)]
    days = [draft.when.start for draft in telling if draft.when and _dated(draft)]
    # A title that speaks of violence without a statement of ours: the news was missed there.
    # Where there is no title, the first sentences stand for it.
    top = document.body or document.head
    words = document.string[: document.head].lower()
    alarmed = any(one.start < top for one in document.sentences) or _phrases("alarms").search(
        words[:top]
    )
    fresh = any(_fresh(draft, document.written) for draft in head)
    return _News(
        day=next((day for day in days if day is not None), None),
        harms=frozenset(draft.harm for draft in head),
        told=bool(alarmed)
        or fresh
        or any(d.role in _TELLING and d.start < document.opening for d in drafts),
        court=_phrases("courts").search(words) is not None,
        court_title=not fresh
        and _phrases("courts").search(words[:top]) is not None
        and bool(document.body),
        memory=None if fresh else _memory(words[:top]),
        totals=not head
        and any(d.role == "aggregate" and d.start < document.opening for d in drafts),
        numbers=_numbers(head),
    )


def _memory(head: str) -> str | None:
    if _phrases("memory").search(head):
        return "anniversary"
    return "background" if _phrases("looks_back").search(head) else None


def _numbers(head: list[Draft]) -> dict[str, int]:
    most: dict[str, int] = {}
    for draft in head:
        most[draft.harm] = max(_low(draft), most.get(draft.harm, 0))
    return most


def _cast(
    draft: Draft, news: _News, totals: set[tuple[int, str]], last: Draft | None, document: Document
) -> tuple[str, str] | None:
    """Another role and why; None: it is the news, or nothing shows that it is not."""
    if draft.role != "main" or draft.harm == "none":
        return None
    if draft.in_title:
        return ("background", "recap.of_a_court") if news.court_title else None
    if _dated(draft):
        return _dated_role(draft, news, document)
    total = _total(draft, news, totals, document)
    if total is not None:
        return "aggregate", total
    if news.memory is not None:
        return news.memory, "recap.looks_back"
    rule = _undated(draft, news, last, document)
    return None if rule is None else ("background", rule)


def _dated_role(draft: Draft, news: _News, document: Document) -> tuple[str, str] | None:
    """Why a statement with a day, or a month, of its own is no news."""
    assert draft.when is not None
    start, end = draft.when.start, draft.when.end
    if start is not None and end is not None and _of_a_month(draft, news, start, end):
        old = document.written is not None and document.written - end > _FRESH
        if old and draft.start >= document.opening:
            return "background", "recap.past_month"
        if _low(draft) >= _TOTAL and draft.harm in _CASUALTIES:
            return "aggregate", "recap.month_total"
    rule = _earlier(draft, news, document.written, in_head=draft.start < document.head)
    return None if rule is None else ("background", rule)


def _low(draft: Draft) -> int:
    return (draft.figure.low or 0) if draft.figure is not None else 0


def _of_a_month(draft: Draft, news: _News, start: date, end: date) -> bool:
    """Not the month of the news ("in July" of 14 July), and not "since" then: that may be one deed
    of which only the span is told."""
    holds_news = news.day is not None and start < news.day <= end
    return end - start >= _SPAN and not holds_news and "date.since_then" not in draft.rules


def _total(
    draft: Draft, news: _News, totals: set[tuple[int, str]], document: Document
) -> str | None:
    """Why this is a total: a number without a day, beside totals or larger than the news."""
    near = any((draft.sentence - back, draft.harm) in totals for back in range(_STILL))
    low = _low(draft)
    many = low >= _TOTAL and not _of_these(draft) and not _partitive(draft)
    if near and (many or _MORE.search(document.string[draft.start : draft.end])):
        # "500 were kidnapped in the past weeks. Several more have been kidnapped …"
        return "recap.same_total"
    if news.totals and low >= _TOTAL and draft.harm not in HARMS_TO_OBJECTS:
        return "recap.in_bulletin"
    larger = low >= _TOTAL and low > news.numbers.get(draft.harm, 0)
    in_body = draft.start >= document.head
    if draft.told_since and larger and (in_body or low >= MASS):
        return "recap.larger_total"
    return None


def _earlier(draft: Draft, news: _News, written: date | None, *, in_head: bool) -> str | None:
    """Why a statement with a day of its own is of another happening."""
    assert draft.when is not None
    start, end = draft.when.start, draft.when.end
    if end is None:
        return None
    if news.day is None:
        old = not news.told and written is not None and written - end > _FRESH
        return "recap.before_report" if old and not in_head else None
    if draft.told_before and end < news.day and not _of_these(draft):
        return "recap.pluperfect"
    if news.day - end > (_MONTH if in_head else _WEEK):
        return "recap.earlier_day"
    said_earlier = _EARLIER.search(draft.when.words or "") is not None
    if said_earlier and end < news.day and (draft.harm in news.harms or not in_head):
        return "recap.day_before"
    if not in_head and end < news.day and start is not None and end - start > _WEEK:
        return "recap.earlier_span"
    return None


def _undated(draft: Draft, news: _News, last: Draft | None, document: Document) -> str | None:
    """Why a statement without a day of its own is of another happening."""
    if news.court:
        return "recap.of_a_court"
    if not news.told:
        return "recap.no_news"
    if draft.start < document.head:
        return None
    words = document.string[max(0, draft.start - _SUBJECT) : draft.end]
    before = document.string[max(0, draft.start - _TWO) : draft.end].rpartition("\n")[2]
    if draft.told_before and _AGAIN.search(words.rpartition(". ")[2]):
        return "recap.another_time"
    if draft.told_before and _EARLIER.search(before):
        return "recap.earlier_times"
    if last is not None and last.role in _BEFORE and _goes_on(last, draft):
        return "recap.goes_on"
    return None


def _goes_on(last: Draft, draft: Draft) -> bool:
    """The statement before, in this sentence or the one before it of the same paragraph, tells of
    an earlier happening, and this one of no other."""
    near = draft.paragraph == last.paragraph and draft.sentence - last.sentence <= 1
    return near and not draft.told_since


def _of_these(draft: Draft) -> bool:
    """ "The five men had been seized": people of whom the report tells already."""
    return draft.affected is not None and (draft.affected.definite or draft.affected.pronoun)


def _partitive(draft: Draft) -> bool:
    return draft.affected is not None and (
        draft.affected.partitive or " of the " in (draft.affected.words.lower())
    )


def _dated(draft: Draft) -> bool:
    """Whether it tells a day of its own; "the same night" leans on another."""
    when = draft.when
    if when is None or when.basis == "published" or (when.grain == "soft" and when.start is None):
        return False
    return not _SAME.match(when.words or "")


def _fresh(draft: Draft, published: date | None) -> bool:
    """Whether it tells a day of the last two weeks; without a publication date, any day."""
    if draft.when is None or draft.when.end is None or not _dated(draft):
        return False
    return published is None or published - draft.when.end <= _FRESH


@cache
def _phrases(key: str) -> re.Pattern[str]:
    words = lexicon.load("en", "roles")[key]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")
