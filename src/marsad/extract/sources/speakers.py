"""Speakers before a colon: "Minister: No one was hurt", in headlines and transcripts.

In: a text. Out: spans of source, cue and content. Touches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.extract.sources import cues
from marsad.extract.sources.found import Span

_NAME = r"[A-ZÀ-Þ][\w.’'-]*"
_LINE = re.compile(
    rf"(?:^|\n)[ \t]*({_NAME}(?: (?:{_NAME}|of|the|on|to|at)){{0,4}})(:) (?=[“\"‘'A-ZÀ-Þ])"
)
_LONGEST = 1500  # characters of one answer


def find(text: str) -> Iterator[tuple[Span, Span, Span]]:
    """Source, cue and content of every line that a speaker opens: in the first line, or in capitals
    as transcripts print them."""
    for match in _LINE.finditer(text):
        words = match.group(1)
        if words.casefold() in cues.words("labels") or len(words) < 2:
            continue
        if match.start() > 0 and not words.isupper():
            continue
        end = text.find("\n", match.end(), match.end() + _LONGEST)
        last = end if end >= 0 else min(len(text), match.end() + _LONGEST)
        content = text[match.end() : last].rstrip(" .")
        if content:
            yield match.span(1), match.span(2), (match.end(), match.end() + len(content))
