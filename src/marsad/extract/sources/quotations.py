"""Direct speech: stretches between quotation marks, and to which cue they belong.

In: a text; the characters of a cue with its source and content. Out: spans. Touches nothing.

A quotation ends with its mark or with its paragraph; one that opens a paragraph while the last one
never closed carries on, as newspapers print it. Linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

Span = tuple[int, int]

_MARK = re.compile(r"[“”\"«»]|''|``")
_OPENS, _CLOSES = frozenset("“«") | {"``"}, frozenset("”»")
_PARAGRAPH = re.compile(r"\n+")
_BETWEEN = re.compile(r"[\s,.;:–—-]*")
_LEAD = (
    90  # characters between a cue and the speech that it opens: "said in a letter to the mayor:"
)
_COMMA = re.compile(r",[^\w\s]+$")
_OPENING = re.compile(r"[^.!?\n“”\"]*[,:]\s*|\s*")


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a text in order, and where its paragraphs end."""

    spans: tuple[Span, ...]
    breaks: tuple[int, ...]

    def holding(self, at: int) -> Span | None:
        """The quotation that the character stands in."""
        index = bisect_right(self.spans, (at, 1 << 62)) - 1
        return self.spans[index] if index >= 0 and at < self.spans[index][1] else None

    def across(self, span: Span) -> list[Span]:
        """The quotations that overlap the span."""
        first = max(bisect_right(self.spans, (span[0], 1 << 62)) - 1, 0)
        last = bisect_left(self.spans, (span[1], 0))
        return [one for one in self.spans[first:last] if one[1] > span[0]]

    def before(self, at: int, text: str) -> Span | None:
        """The quotation that ends just before a character."""
        index = bisect_left(self.spans, (at, 0)) - 1
        if index < 0:
            return None
        found = self.spans[index]
        between = text[found[1] : at] if at - found[1] < _LEAD else "x"
        return found if _BETWEEN.fullmatch(between) and "\n" not in between else None

    def after(self, at: int, text: str) -> Span | None:
        """The quotation that a comma or a colon opens behind a character."""
        found = self._next(at)
        if found is None or found[0] - at > _LEAD:
            return None
        return found if _OPENING.fullmatch(text, at, found[0]) else None

    def following(self, at: int, text: str) -> Span | None:
        """The quotation that begins the sentence after the one that ends at a character."""
        found = self._next(at)
        if found is None or found[0] - at > _LEAD:
            return None
        between = text[at : found[0]]
        if between.strip().strip(".") or "\n" in between:
            return None
        # "…," she added: the next cue's own
        return None if _COMMA.search(text[max(found[0], found[1] - 4) : found[1]]) else found

    def _next(self, at: int) -> Span | None:
        index = bisect_left(self.spans, (at, 0))
        return self.spans[index] if index < len(self.spans) else None


def find(text: str) -> Quotations:
    """The quotations of a text."""
    spans: list[Span] = []
    breaks = [match.start() for match in _PARAGRAPH.finditer(text)] + [len(text)]
    start = 0
    for end in breaks:
        opened: int | None = None
        for match in _MARK.finditer(text, start, end):
            mark = match.group()
            if opened is None and mark not in _CLOSES:
                opened = match.start()
            elif opened is not None and mark not in _OPENS:
                spans.append((opened, match.end()))
                opened = None
        if opened is not None and end - opened > 1:
            spans.append((opened, end))
        start = end
    return Quotations(tuple(spans), tuple(breaks))
