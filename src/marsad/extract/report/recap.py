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

# An earlier day this far from that of the news is another happening, although it is told in the
# simple past. A decision: within a week, an attack and its aftermath are told as one story.
_WEEK = timedelta(days=7)
# What happened in the last two weeks can be news; the span that days taken from the lead have too.
_FRESH = timedelta(days=14)
_TELLING = frozenset({"main", "aggregate"})
_SUBJECT = 80  # characters before a quotation in which the subject of its verb stands
_MONTH = timedelta(days=30)
_STILL = 4  # sentences over which a report goes on about the same total
_MORE = re.compile(r"\b(?:more|others|further)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:before|earlier|previous|preceding|prior)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b(?:another|earlier|previous|similar)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _News:
    """What the report itself tells. ``day``: when; None: not said. ``harms``: of what kinds;
    ``told``: whether it tells any news of harm; ``court``: whether its head is of a court, or of a
    day of memory."""

    day: date | None
    harms: frozenset[str]
    told: bool
    court: bool


def recast(drafts: list[Draft], document: Document) -> list[Draft]:
    """The drafts, those of other happenings with the role ``background``."""
    news = _news(drafts, document)
    totals = {(draft.sentence, draft.harm) for draft in drafts if draft.role == "aggregate"}
    return [_recast(draft, news, totals, document) for draft in drafts]


def _news(drafts: list[Draft], document: Document) -> _News:
    main = [draft for draft in drafts if draft.role == "main" and draft.harm != "none"]
    head = [draft for draft in main if draft.start < document.head]
    days = [draft.when.start for draft in head or main if draft.when and _dated(draft)]
    # A title that speaks of violence without a statement of ours: the news was missed there.
    # Where there is no title, the first sentences stand for it.
    top = document.body or document.head
    words = document.string[: document.head].lower()
    alarmed = any(one.start < top for one in document.sentences) or _phrases("alarms").search(
        words[:top]
    )
    return _News(
        day=next((day for day in days if day is not None), None),
        harms=frozenset(draft.harm for draft in head),
        told=bool(alarmed)
        or any(_fresh(draft, document.written) for draft in head)
        or any(d.role in _TELLING and d.start < document.opening for d in drafts),
        court=_phrases("courts").search(words) is not None,
    )


def _recast(draft: Draft, news: _News, totals: set[tuple[int, str]], document: Document) -> Draft:
    if draft.role != "main" or draft.harm == "none" or draft.in_title:
        return draft
    words = document.string[draft.start : draft.end]
    near = any((draft.sentence - back, draft.harm) in totals for back in range(_STILL))
    if near and not _dated(draft) and _MORE.search(words):
        # "500 were kidnapped in the past weeks. Several more have been kidnapped …"
        return replace(draft, role="aggregate", rules=(*draft.rules, "recap.same_total"))
    rule = _rule(draft, news, document)
    if rule is None:
        return draft
    return replace(draft, role="background", rules=(*draft.rules, rule))


def _rule(draft: Draft, news: _News, document: Document) -> str | None:
    """Why this is another happening; None: it is the news, or nothing shows that it is not."""
    in_head = draft.start < document.head
    if draft.when is not None and _dated(draft):
        end = draft.when.end
        if end is None or news.day is None:
            return None
        if draft.told_before and end < news.day and not _of_these(draft):
            return "recap.pluperfect"
        if news.day - end > (_MONTH if in_head else _WEEK):
            return "recap.earlier_day"
        said_earlier = _EARLIER.search(draft.when.words or "") is not None
        if said_earlier and end < news.day and (draft.harm in news.harms or not in_head):
            return "recap.day_before"
        return None
    if news.court:
        return "recap.of_a_court"
    if not news.told:
        return "recap.no_news"
    words = document.string[max(0, draft.start - _SUBJECT) : draft.end].rpartition(". ")[2]
    if draft.told_before and not in_head and _AGAIN.search(words):
        return "recap.another_time"
    return None


def _of_these(draft: Draft) -> bool:
    """ "The five men had been seized": people of whom the report tells already."""
    return draft.affected is not None and (draft.affected.definite or draft.affected.pronoun)


def _dated(draft: Draft) -> bool:
    return draft.when is not None and draft.when.basis != "published"


def _fresh(draft: Draft, published: date | None) -> bool:
    """Whether it tells a day of the last two weeks; without a publication date, any day."""
    if draft.when is None or draft.when.end is None or not _dated(draft):
        return False
    return published is None or published - draft.when.end <= _FRESH


@cache
def _phrases(key: str) -> re.Pattern[str]:
    words = lexicon.load("en", "roles")[key]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")
