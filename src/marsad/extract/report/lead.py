"""The day of what a report is about, where its statements of harm give none.

In: a document's dates and its string. Out: a When or None. Touches nothing.

News tells the day of its subject in its first sentences, often apart from the harm ("It happened
Friday"). A day beside words for what came after a happening (an arrest, a hearing, an update of
the page) is not that day, and neither is the dateline's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from marsad import lexicon
from marsad.extract.document import Document
from marsad.extract.text.paragraphs import BREAK
from marsad.model import Mention, Span, When

_LEAD = 1500  # characters: the first paragraphs of a news report
_FAR = 6000  # characters: where reports of one happening still say when it took place
_FRESH = timedelta(days=14)  # a report is of the last two weeks unless it says otherwise
_BEFORE, _BEHIND = (
    150,
    60,
)  # characters on each side of a date in which a telling word is looked for
_BACK, _NEAR = 10, 300  # dates, and characters, before a statement
_SPAN = timedelta(days=10)
_WORD = re.compile(r"[A-Za-z]+")
_END = re.compile(r"[.!?][\"'”’)]*\s|\n")


def first_day(
    string: str, body: int, mentions: Sequence[Mention], datelines: frozenset[int],
    written: date | None,
) -> When | None:  # fmt: skip
    """The day on which the report says that it happened; else the first fresh day of its lead."""
    first: When | None = None
    for mention in mentions:
        value = mention.value
        at = mention.start - body
        if at > _FAR:
            break
        if not isinstance(value, When) or value.start is None or mention.start in datelines:
            continue
        if value.start != value.end or mention.type not in {"DATE", "TIME"}:
            continue
        before, behind = _around(string, mention)
        if _takes_place(before) and _is_past(value.start, written):
            return replace(value, span=Span("body", mention.start, mention.end))
        fresh = written is not None and value.start <= written <= value.start + _FRESH
        if first is None and fresh and at <= _LEAD and not _is_of_later(before, behind):
            first = replace(value, span=Span("body", mention.start, mention.end))
    return first


def day_before(document: Document, at: int, since: int) -> tuple[When, int] | None:
    """The last date that the paragraph of a statement tells before it, and where it stands; none
    before the offset ``since``, at which its case begins."""
    string, mentions = document.string, document.dates
    until = bisect_left(mentions, at, key=lambda mention: mention.start)
    for mention in reversed(mentions[max(0, until - _BACK) : until]):
        if mention.start < max(since, at - _NEAR) or BREAK.search(string, mention.end, at):
            return None
        value = mention.value
        if not isinstance(value, When) or value.start is None or value.end is None:
            continue
        if mention.start in document.datelines or mention.type not in {"DATE", "TIME"}:
            continue
        if value.end - value.start > _SPAN or not _is_past(value.start, document.written):
            continue
        before, behind = _around(string, mention)
        if not _is_of_later(before, behind):
            return replace(value, span=Span("body", mention.start, mention.end)), mention.start
    return None


def last_date(document: Document, at: int) -> When | None:
    """The last resolved date that the paragraph tells before an offset, whatever its grain."""
    mentions = document.dates
    until = bisect_left(mentions, at, key=lambda mention: mention.start)
    for mention in reversed(mentions[max(0, until - _BACK) : until]):
        if mention.start < at - _NEAR or BREAK.search(document.string, mention.end, at):
            return None
        value = mention.value
        if isinstance(value, When) and mention.start not in document.datelines:
            return value
    return None


def _is_past(day: date, written: date | None) -> bool:
    return written is None or day <= written


def _around(string: str, mention: Mention) -> tuple[list[str], list[str]]:
    """The words of the sentence before the mention, the nearest first, and those behind it."""
    before = _END.split(string[max(0, mention.start - _BEFORE) : mention.start])[-1]
    behind = _END.split(string[mention.end : mention.end + _BEHIND])[0]
    return (
        [word.lower() for word in reversed(_WORD.findall(before))],
        [word.lower() for word in _WORD.findall(behind)],
    )


def _takes_place(before: Sequence[str]) -> bool:
    """ "It happened Friday", "the shooting took place at a home on 1 June"."""
    nearest = next((word for word in before if word in _words()[0] | _words()[2]), None)
    return nearest in _words()[2]


def _is_of_later(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether the nearest telling word of the sentence, those before it first, is of aftermath."""
    after, happened, _ = _words()
    if list(before[:2]) == ["of", "as"]:
        return True  # "no arrests as of Thursday"
    found = next((word for word in (*before, *behind) if word in happened or word in after), None)
    return found in after


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lists = lexicon.load("en", "aftermath")
    after, happened, place = (frozenset(lists[n]) for n in ("after", "happened", "took_place"))
    return after, happened | place, place
