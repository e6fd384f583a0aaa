"""A review of a period month by month: each of its months is news, however long ago.

In: a report's drafts, its document. Out: the same drafts, some with the role ``main``. Touches
nothing. A report is such a review where at least three paragraphs begin with the name of a month
("JULY. The month of the harvest …").
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from marsad.extract.document import Document
from marsad.extract.drafts.draft import Draft

RULE = "recap.chronicle"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_HEAD = re.compile(
    rf"^(?:{_MONTHS})(?: (?:to|and) (?:{_MONTHS}))?(?: \d{{4}})?[.:–—-]",
    re.IGNORECASE | re.MULTILINE,
)
_LEAST = 3  # months: two may be a comparison. A decision
_SPAN = timedelta(days=366)  # of a review


def is_chronicle(document: Document) -> bool:
    """Whether the document tells a period month by month."""
    return sum(1 for _ in _HEAD.finditer(document.string)) >= _LEAST


def recast(drafts: list[Draft], document: Document) -> list[Draft]:
    """What the review tells of its months is main, although it is long before publication."""
    return [_as_news(draft, document) for draft in drafts]


def _as_news(draft: Draft, document: Document) -> Draft:
    written, when = document.written, draft.when
    if "role.far_date" not in draft.rules or written is None or when is None or when.end is None:
        return draft
    if written - when.end > _SPAN:
        return draft
    return replace(draft, role="main", rules=(*draft.rules, RULE))
