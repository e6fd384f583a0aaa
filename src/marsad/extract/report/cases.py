"""Where a report goes on to another case: "In a separate incident", a list, a new dateline.

In: a Document. Out: the offsets at which cases begin. Touches nothing.

Day, place and doer of one case are not those of the next: what a new case does not say of itself
stays unknown. What stands above a list holds for each of its items.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache

from marsad import lexicon
from marsad.extract.document import Document
from marsad.extract.drafts.draft import Draft
from marsad.model import Span

_LEAST = 2  # items that make a list, datelines that make a digest
_ITEM = re.compile(
    r"^[ \t]*(?:[-•*·–]|\(?\d{1,3}[.)]|[Cc]ase (?:no\. ?)?\d+[.:])[ \t]+", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Cases:
    """``starts``: where each case begins, in order, but for the first; ``items``: those of them
    that are items of a list; ``heads``: the datelines of those that have one."""

    starts: tuple[int, ...] = ()
    items: frozenset[int] = frozenset()
    heads: tuple[tuple[int, int], ...] = ()

    def begin(self, at: int) -> int:
        """Where the case around an offset begins; 0 for the first."""
        number = self._number(at)
        return self.starts[number - 1] if number else 0

    def dateline(self, at: int) -> tuple[int, int] | None:
        """The dateline with which the case around an offset opens."""
        begin = self.begin(at)
        return next((head for head in self.heads if begin == head[0]), None)

    def holds(self, at: int, told: Span | None) -> bool:
        """Whether what stands at a span may be of the case around an offset."""
        return told is None or not self.apart(at, told.start)

    def apart(self, one: int, other: int) -> bool:
        """Whether two offsets stand in different cases, neither above a list that holds the
        other."""
        first, last = sorted((self._number(one), self._number(other)))
        if first == last:
            return False
        listed = all(self.starts[at] in self.items for at in range(first, last))
        above = first == 0 or self.starts[first - 1] not in self.items
        return not (listed and above)

    def numbered(self, draft: Draft) -> Draft:
        """The draft with the number of its case."""
        number = self._number(draft.start)
        if number and self.starts[number - 1] in self.items:
            number = -number
        return replace(draft, case=number) if number else draft

    def _number(self, at: int) -> int:
        return bisect_right(self.starts, at)


def of(document: Document) -> Cases:
    """The cases of a report; most have one."""
    string, body = document.string, document.body
    items = [match.start() for match in _ITEM.finditer(string, body)]
    items = items if len(items) >= _LEAST else []
    heads = document.heads if len(document.heads) >= _LEAST else ()
    told = [match.start(1) for match in _opening().finditer(string, body)]
    starts = sorted({*items, *told, *(start for start, _ in heads)})
    return Cases(tuple(starts), frozenset(items), heads)


@cache
def _opening() -> re.Pattern[str]:
    lists = lexicon.load("en", "cases")
    other, ordered, nouns, opens = (
        "|".join(sorted(map(re.escape, lists[key]), key=len, reverse=True))
        for key in ("other", "ordered", "nouns", "opens")
    )
    words = r"(?:[\w-]+ ){0,2}?"
    return re.compile(
        rf"(?:^|[.!?][\"”’)]*\s|\n)((?:{opens})\b|case (?:no\. ?)?\d+[.:]"
        rf"|(?:in|on|at|during) (?:a |an )?(?:{other}) {words}(?:{nouns})\b"
        rf"|(?:in|on) (?:the |an? )?(?:{ordered}) {words}(?:{nouns})\b"
        rf"|a (?:separate|different|unrelated) {words}(?:{nouns})\b"
        rf"|the (?:next|second|third|other) (?:case|incident)\b)",
        re.IGNORECASE,
    )
