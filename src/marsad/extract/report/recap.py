"""Which statements of a report tell of another, earlier happening: seen only in the whole report.

In: a report's drafts in order, its document. Out: the same drafts, some with another role. Touches
nothing. ``role`` judges a frame by its own sentence; here it is held against the news: what title
and first sentences tell, and when that was (``news``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache

from marsad import lexicon
from marsad.extract.document import Document
from marsad.extract.drafts.draft import Draft
from marsad.extract.report import chronicle, earlier
from marsad.extract.report.news import FRESH, News, dated, in_lead, low, of_report
from marsad.extract.standing import phrases
from marsad.extract.standing.aggregate import MASS
from marsad.model import HARMS_TO_OBJECTS, When

_BEFORE = frozenset({"background", "anniversary"})
_SUBJECT = 80  # characters before a quotation in which the subject of its verb stands
_TWO = 160  # characters in which the sentence before stands as well
_STILL = 4  # sentences over which a report goes on about the same total
_CLAUSE = re.compile(r"[^.;:,\n]{0,80}")  # what is left of a clause behind the statement
_MORE = re.compile(r"\b(?:more|others|further)\b", re.IGNORECASE)
# Not "minutes before" and "earlier, they had stopped a bus": that is how the news began.
_EARLIER = re.compile(
    r"\b(?:weeks?|months?|years?|days?|that|shortly|long) (?:before|earlier|prior)\b"
    r"|\b(?:previous|preceding)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:another|(?:an|one|in) earlier|previous|similar)\b", re.IGNORECASE)


def recast(drafts: list[Draft], document: Document) -> list[Draft]:
    """The drafts, those of other happenings with the role ``background``, of totals ``aggregate``.
    Each rule that decided so stands among the draft's rules."""
    if chronicle.is_chronicle(document):
        return chronicle.recast(drafts, document)
    news = of_report(drafts, document)
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


def _cast(
    draft: Draft, news: News, totals: set[tuple[int, str]], last: Draft | None, document: Document
) -> tuple[str, str] | None:
    """Another role and why; None: it is the news, or nothing shows that it is not."""
    if draft.role != "main" or draft.harm == "none":
        return None
    if draft.in_title:
        return ("background", "recap.of_a_court") if news.court_title else None
    if dated(draft) and not _since_then(draft):
        return earlier.role(draft, news, document)
    total = _total(draft, news, totals, last, document)
    if total is not None:
        return "aggregate", total
    if dated(draft):
        return earlier.role(draft, news, document)
    if earlier.vague(draft, news):
        return "background", "recap.some_time_before"
    if news.memory is not None:
        return news.memory, "recap.looks_back"
    rule = _undated(draft, news, last, document)
    return None if rule is None else ("background", rule)


def _since_then(draft: Draft) -> bool:
    """ "Snipers have killed 44 since then" may be a total, whenever "then" was."""
    return "date.since_then" in draft.rules


def _total(
    draft: Draft,
    news: News,
    totals: set[tuple[int, str]],
    last: Draft | None,
    document: Document,
) -> str | None:
    """Why this is a total: a number without a day, beside totals or larger than the news."""
    if last is not None and last.role == "aggregate" and _part_of(draft, last, document.string):
        return "recap.part_of_total"
    near = any((draft.sentence - back, draft.harm) in totals for back in range(_STILL))
    number = low(draft)
    many = number >= earlier.TOTAL and not earlier.of_these(draft) and not _partitive(draft)
    if near and (many or _MORE.search(document.string[draft.start : draft.end])):
        # "500 were kidnapped in the past weeks. Several more have been kidnapped …"
        return "recap.same_total"
    if news.totals and number >= earlier.TOTAL and draft.harm not in HARMS_TO_OBJECTS:
        return "recap.in_bulletin"
    larger = number >= earlier.TOTAL and number > news.numbers.get(draft.harm, 0)
    in_body = draft.start >= document.opening
    if draft.told_since and larger and not _partitive(draft) and (in_body or number >= MASS):
        return "recap.larger_total"
    return None


def _part_of(draft: Draft, last: Draft, string: str) -> bool:
    """ "At least 640 of the dead were civilians" behind the number of the dead; "the war has killed
    60,000 and driven a million from their homes"."""
    away = draft.sentence - last.sentence
    if _partitive(draft) and away <= 1:
        return True
    between = string[last.end : draft.start].strip()
    return away == 0 and between == "and" and draft.figure is not None


def _undated(draft: Draft, news: News, last: Draft | None, document: Document) -> str | None:
    """Why a statement without a day of its own is of another happening."""
    if news.court:
        return "recap.of_a_court"
    if not news.told:
        return "recap.no_news"
    if phrases.of("that_time").search(_sentence(draft, document, whole=True).lower()):
        return "recap.that_time"
    if in_lead(draft, news):
        return None
    words = document.string[max(0, draft.start - _SUBJECT) : draft.end]
    before = document.string[max(0, draft.start - _TWO) : draft.end].rpartition("\n")[2]
    if draft.told_before and _AGAIN.search(words.rpartition(". ")[2]):
        return "recap.another_time"
    said = _sentence(draft, document).lower()
    if phrases.of("recalled").search(said):
        return "recap.recalled"
    if _another_of_its_kind().search(said):
        return "recap.another_of_its_kind"
    if draft.told_before and _EARLIER.search(before):
        return "recap.earlier_times"
    if draft.start >= document.head and _more_than_the_news(draft, news, said):
        return "recap.other_number"
    if last is not None and last.role in _BEFORE and _goes_on(last, draft):
        return "recap.goes_on"
    if _behind_a_far_date(draft, document):
        return "recap.goes_on"
    if earlier.time_of_paragraph(draft, news, document):
        return "recap.paragraph_of_then"
    return None


def _behind_a_far_date(draft: Draft, document: Document) -> bool:
    """ "The town was besieged in 2017. More than 1,000 people died": the sentence before it in its
    paragraph, and no other date since, is of long ago."""
    if (
        document.written is None
        or draft.told_since
        or earlier.of_these(draft)
        or low(draft) < earlier.TOTAL
    ):
        return False
    until = bisect_left(document.dates, draft.start, key=lambda mention: mention.start)
    mention = document.dates[until - 1] if until else None
    if mention is None or mention.start < draft.start - _TWO or not isinstance(mention.value, When):
        return False
    between = document.string[mention.end : draft.start]
    end = mention.value.end
    far = end is not None and document.written - end > FRESH and mention.value.start is not None
    return far and "\n" not in between and between.count(". ") == 1


def _more_than_the_news(draft: Draft, news: News, said: str) -> bool:
    """A number of dead above that of the head, which no word tells as a new count."""
    most = news.numbers.get(draft.harm, 0)
    counted = draft.figure is not None and draft.figure.words is not None
    fresh_count = draft.told_since or "toll" in draft.rules or phrases.of("recount").search(said)
    if (
        fresh_count
        or earlier.of_these(draft)
        or (draft.affected is not None and draft.affected.names)
    ):
        return False
    return draft.harm == "killed" and counted and 0 < most < low(draft)


@cache
def _another_of_its_kind() -> re.Pattern[str]:
    """ "An earlier raid killed two", "in a similar attack"."""
    words = lexicon.load("en", "roles")
    happenings = "|".join(re.sub(r"(?<=[^s])s$", "s?", word) for word in words["happenings"])
    return re.compile(rf"\b(?:earlier|previous|similar|separate) (?:[\w-]+ )?(?:{happenings})\b")


def _sentence(draft: Draft, document: Document, *, whole: bool = False) -> str:
    """The words of its sentence up to the end of the statement, or of the clause around it."""
    start = document.string.rfind(". ", 0, draft.start) + 1
    rest = _CLAUSE.match(document.string, draft.end) if whole else None
    end = draft.end if rest is None else rest.end()
    return document.string[max(start, document.string.rfind("\n", 0, draft.start) + 1) : end]


def _goes_on(last: Draft, draft: Draft) -> bool:
    """The statement before, in this sentence or the one before it of the same paragraph, tells of
    an earlier happening, and this one of no other."""
    near = draft.paragraph == last.paragraph and draft.sentence - last.sentence <= 1
    return near and not draft.told_since


def _partitive(draft: Draft) -> bool:
    return draft.affected is not None and (
        draft.affected.partitive or " of the " in (draft.affected.words.lower())
    )
