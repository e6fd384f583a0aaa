"""Past or future, from the words around a mention: whether "on Thursday" looks back or ahead.

In: a text and a span in it. Out: ``past``, ``future`` or ``unknown``. Reads only the word lists.
A lexical rule: the nearest verb before the mention in its clause decides, else the first one after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from marsad.lexicon import load

WINDOW = 160  # characters on either side; longer clauses are rare and cost would not be bounded
SHORTEST_PAST = 4  # letters of the shortest regular past: "died", not "bed"
_CLAUSE = re.compile(r"[.!?;:]\s|\n|[\"“”]")
_ABBREVIATED = ("Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.", "U.S.", "a.m.", "p.m.")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class _Words(NamedTuple):
    ahead: tuple[tuple[str, ...], ...]
    limits: frozenset[str]
    deadline: frozenset[str]
    future: frozenset[str]
    before_to: frozenset[str]
    after_be: frozenset[str]
    be: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    helpers: frozenset[str]
    between: frozenset[str]


def tense(text: str, start: int, end: int) -> str:
    """``past``, ``future`` or ``unknown`` for the mention ``text[start:end]``."""
    before = text[max(0, start - WINDOW) : start]
    clause = 0
    for boundary in _CLAUSE.finditer(before):
        if not before[: boundary.end()].rstrip().endswith(_ABBREVIATED):
            clause = boundary.end()
    words = _words_of(before[clause:])
    lists = _lists()
    nearest = tuple(word for word in words[-3:] if word != "the")
    if any(nearest[-len(phrase) :] == phrase for phrase in lists.ahead):
        return "future"
    limit = bool(nearest) and nearest[-1] in lists.limits
    for at in reversed(range(len(words))):
        if limit and words[at] in lists.deadline:
            return "future"
        if found := _tense_of(words, at, lists):
            return found
    after = text[end : end + WINDOW]
    boundary_after = _CLAUSE.search(after)
    words = _words_of(after[: boundary_after.start()] if boundary_after else after)
    verbs = (found for at in range(len(words)) if (found := _tense_of(words, at, lists)))
    return next(verbs, "future" if limit else "unknown")


def _tense_of(words: Sequence[str], at: int, lists: _Words) -> str | None:
    word = words[at]
    if word in lists.future or word.endswith("'ll"):
        return "future"
    if word in lists.before_to and words[at + 1 : at + 2] == ["to"]:
        return "future"
    if word in lists.after_be and at and words[at - 1] in lists.be:
        return "future"
    if at and words[at - 1] == "be":
        # "Will be tried": the auxiliary before it decides; "ordered that they be tried" has none.
        helper = next((one for one in reversed(words[: at - 1]) if one not in lists.between), None)
        return None if helper is None or helper in lists.helpers else "future"
    regular = word.endswith("ed") and len(word) >= SHORTEST_PAST and word not in lists.not_past
    return "past" if regular or word in lists.past else None


def _words_of(text: str) -> list[str]:
    """Lower case; "May" and "MAY" are left out, for "may" looks ahead and the month does not."""
    words = (word for word in _WORD.findall(text) if word not in ("May", "MAY"))
    return [word.lower().replace("’", "'") for word in words]


@cache
def _lists() -> _Words:
    lists = load("en", "dates_tense")
    ahead = tuple(tuple(phrase.split()) for phrase in lists["ahead"])
    return _Words(ahead, *(frozenset(lists[name].split()) for name in _Words._fields[1:]))
