"""Why a statement that tells its own time is of another happening: its day against the news's.

In: a draft with a date, the News of its report, the document. Out: a role and the rule, or None.
Touches nothing. A date is held against the day of the news (``news``) with what its grain leaves
open: "two weeks ago" is a calendar week in the record, and any day of it is well before today.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

from marsad.extract.document import Document
from marsad.extract.drafts.draft import Draft
from marsad.extract.report import fates, lead
from marsad.extract.report.news import FRESH, News, in_lead, low
from marsad.model import When

# An earlier day this far from that of the news is another happening, although it is told in the
# simple past. A decision: within a week, an attack and its aftermath are told as one story.
_WEEK = timedelta(days=7)
_MONTH = timedelta(days=30)
_SPAN = timedelta(days=27)  # first to last day of the shortest month
# "More than 120 have died": fewer may be the news itself, told again. A decision.
TOTAL = 10
_LASTING = frozenset({"detained", "abducted", "disappeared", "displaced", "deprived"})
_CASUALTIES = frozenset({"killed", "injured"})
_EARLIER = re.compile(r"\b(?:before|earlier|previous|preceding|prior)\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?:hours?|minutes?|moments?|seconds?)\b", re.IGNORECASE)
_DAYS = re.compile(r"\bdays?\b", re.IGNORECASE)


def role(draft: Draft, news: News, document: Document) -> tuple[str, str] | None:
    """Another role and why, for a statement with a day, or a month, of its own."""
    assert draft.when is not None
    start, end = draft.when.start, draft.when.end
    if start is not None and end is not None and _of_a_month(draft, news, start, end):
        old = document.written is not None and document.written - end > FRESH
        if old and draft.start >= document.opening:
            return "background", "recap.past_month"
        if low(draft) >= TOTAL and draft.harm in _CASUALTIES:
            return "aggregate", "recap.month_total"
    if _since_before(draft, start, news):
        return "aggregate", "recap.since_before"
    rule = _earlier(draft, draft.when, news, document)
    if rule is None and _beside_an_earlier_day(draft, news, document):
        rule = "recap.beside_earlier_day"
    return None if rule is None else ("background", rule)


def vague(draft: Draft, news: News) -> bool:
    """ "Some months ago", "weeks before": before the news by words alone. "Days before" may be how
    the news began, if it was done to those of whom the report tells."""
    when = draft.when
    if when is None or when.grain != "soft" or when.start is not None or in_lead(draft, news):
        return False
    words = when.words or ""
    if not _of_the_past(draft) or _CLOCK.search(words):
        return False
    return _DAYS.search(words) is None or not of_these(draft)


def _of_the_past(draft: Draft) -> bool:
    return "date.ago_vague" in draft.rules or (
        "date.relative_vague" in draft.rules and draft.when is not None and said_earlier(draft.when)
    )


def said_earlier(when: When) -> bool:
    """ "The week before", "a month earlier"; not "an hour before", which is of one story."""
    words = when.words or ""
    return _EARLIER.search(words) is not None and _CLOCK.search(words) is None


def _since_before(draft: Draft, start: date | None, news: News) -> bool:
    """ "Since 2012 the vaccinators and their guards have been shot": over a time that began well
    before the news. Not these four, or people held since then: what was done to them is one."""
    since = any(rule in ("date.since", "date.since_clause") for rule in draft.rules)
    if not since or start is None or news.day is None or in_lead(draft, news):
        return False
    figure = draft.figure
    several = figure is not None and (figure.high is None or figure.high > 1)
    counted = figure is not None and figure.words is not None
    held = of_these(draft) and (counted or draft.harm in _LASTING)
    return several and not held and news.day - start > _WEEK


def _beside_an_earlier_day(draft: Draft, news: News, document: Document) -> bool:
    """Behind the lead, a sentence with two days that may both be the statement's, one of them well
    before the news, holds the news against another happening."""
    if news.day is None or "date.rival" not in draft.rules or in_lead(draft, news):
        return False
    at = bisect_left(document.sentences, draft.sentence, key=lambda one: one.index)
    whens = (mention.value for mention in document.sentences[at].dates)
    ends = (when.end for when in whens if isinstance(when, When) and when.end is not None)
    return any(news.day - end > _WEEK for end in ends)


def time_of_paragraph(draft: Draft, news: News, document: Document) -> bool:
    """The paragraph has gone back to an earlier time before it tells this: "The strike began in
    2016. Guards shot at the pickets." The latest date before the statement says where it stands."""
    when = lead.last_date(document, draft.start)
    if when is None or when.end is None or draft.told_since:
        return False
    day = news.day or document.written
    return day is not None and day - _about(when, when.end) > _MONTH


def _of_a_month(draft: Draft, news: News, start: date, end: date) -> bool:
    """Not the month of the news ("in July" of 14 July), and not "since" then: that may be one deed
    of which only the span is told."""
    holds_news = news.day is not None and start < news.day <= end
    return end - start >= _SPAN and not holds_news and "date.since_then" not in draft.rules


def _earlier(draft: Draft, when: When, news: News, document: Document) -> str | None:
    """Why a statement with a day of its own is of another happening."""
    start, end, written = when.start, when.end, document.written
    if end is None:
        return None
    first = in_lead(draft, news) and draft.start < document.opening
    if news.day is None:
        return _before_report(draft, when, news, written)
    if draft.told_before and end < news.day and not _told_of(draft, document.string):
        return "recap.pluperfect"
    if news.day - _about(when, end) > (_MONTH if first else _WEEK):
        return "recap.earlier_day"
    near = said_earlier(when) and end < news.day and not of_these(draft)
    if near and (draft.harm in news.harms or not first):
        return "recap.day_before"
    if first or _day_of_news(when, news):
        return None
    if end < news.day and start is not None and end > start and when.grain != "day":
        return "recap.earlier_span"
    return None


def _before_report(draft: Draft, when: When, news: News, written: date | None) -> str | None:
    """The report does not say when its news was: what is of before the last two weeks is other."""
    if written is None or when.end is None or in_lead(draft, news):
        return None
    if any(start <= when.end <= end for start, end in news.spans) or _tells_the_news(draft, news):
        return None
    return "recap.before_report" if written - _about(when, when.end) > FRESH else None


def _tells_the_news(draft: Draft, news: News) -> bool:
    """The harm that the lead tells without a day, and no other number: this may be its day."""
    counted = draft.figure is not None and draft.figure.words is not None
    agrees = not counted or low(draft) == news.numbers.get(draft.harm, 0)
    return draft.harm in news.harms and agrees


def _about(when: When, end: date) -> date:
    """The day that a date is about: of "two weeks ago" the middle of that week."""
    if when.grain == "week" and when.start is not None:
        return when.start + (end - when.start) / 2
    return end


def _day_of_news(when: When, news: News) -> bool:
    """A day, or a span, that the head of the report tells as well."""
    assert when.end is not None
    return any(start <= when.end and (when.start or start) <= end for start, end in news.days)


def of_these(draft: Draft) -> bool:
    """ "The five men had been seized": people of whom the report tells already."""
    return draft.affected is not None and (draft.affected.definite or draft.affected.pronoun)


def _told_of(draft: Draft, string: str) -> bool:
    """Whether the report speaks before of those who were harmed: "the trade unionist had been
    killed" may name him for the first time."""
    whom = draft.affected
    if whom is None or not of_these(draft):
        return False
    counted = whom.figure is not None and whom.figure.words is not None
    noun = whom.words.rpartition(" ")[2].lower()
    known = noun in fates.ANYBODY or noun in string[: draft.start].lower()
    return whom.pronoun or whom.partitive or counted or known
