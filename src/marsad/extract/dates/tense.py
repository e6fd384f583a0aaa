"""Past or future, from the words around a mention: whether "on Thursday" looks back or ahead.

In: a text and a span in it. Out: ``past``, ``future`` or ``unknown``. Reads only the word lists.
A lexical rule: the nearest verb before the mention in its clause decides, else the first one after.
"""

from __future__ import annotations

import re
from functools import cache

from marsad.lexicon import load

WINDOW = 160  # characters on either side; longer clauses are rare and cost would not be bounded
_ABBREVIATED = ("Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.", "U.S.", "a.m.", "p.m.")
_CLAUSE = re.compile(r"[.!?;:]\s|\n|[\"“”]")


def tense(text: str, start: int, end: int) -> str:
    """``past``, ``future`` or ``unknown`` for the mention ``text[start:end]``."""
    ahead, verbs = _patterns()
    before = text[max(0, start - WINDOW) : start]
    clause = 0
    for boundary in _CLAUSE.finditer(before):
        if not before[: boundary.end()].rstrip().endswith(_ABBREVIATED):
            clause = boundary.end()
    before = before[clause:]
    if ahead.search(before):
        return "future"
    found = list(verbs.finditer(before))
    nearest = found[-1] if found else None
    if nearest is None:
        after = text[end : end + WINDOW]
        boundary_after = _CLAUSE.search(after)
        after = after[: boundary_after.start()] if boundary_after else after
        nearest = verbs.search(after)
    if nearest is None:
        return "unknown"
    return "future" if nearest.lastgroup == "future" else "past"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that make the next date a future one; verbs that are future or past."""
    words = load("en", "dates_tense")
    ahead = "|".join(words["ahead"])
    future = "|".join(words["future"])
    past = "|".join(words["past"].split())
    not_past = "|".join(words["not_past"].split())
    return (
        re.compile(rf"\b(?:{ahead})\s+(?:the\s+)?\Z", re.IGNORECASE),
        re.compile(
            rf"\b(?P<future>{future})\b|(?!\b(?:{not_past})\b)\b(?:{past}|[a-z]{{2,20}}ed)\b",
            re.IGNORECASE,
        ),
    )
