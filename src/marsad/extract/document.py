"""A text as one string with its sentences, and what the grammars see in it.

In: an Opened, the parses of its sentences and the models. Out: a Document. Touches nothing.

Title and body are one string (see ``opening``); ``part`` turns its offsets back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from marsad.extract import counts, dates, places
from marsad.extract.frames.frame import Sentence
from marsad.extract.models import Models
from marsad.extract.opening import Opened
from marsad.extract.parse import Doc
from marsad.extract.proposals import Found
from marsad.extract.text import paragraphs
from marsad.model import Mention, Span, Text, When

# Sentences of the body: the summary lead of a news report is one to three (a convention of the
# trade), and its first two say what it is about.
_OPENING, _HEAD = 2, 3


@dataclass(frozen=True, slots=True)
class Document:
    """``string`` is title, blank line and body, ``body`` is where the body starts in it; a text in
    capitals is read in the case of prose, and ``original`` is what it is quoted from."""

    string: str
    original: str
    body: int
    text: Text
    sentences: tuple[Sentence, ...]
    dates: tuple[Mention, ...]
    places: tuple[Mention, ...]
    written: date | None  # the day of publication; where that is unknown, the dateline's
    datelines: frozenset[int] = frozenset()  # starts of the dates that stand in a dateline
    proposed: tuple[Found, ...] = ()
    opening: int = 0  # where the second sentence of the body ends
    head: int = 0  # where title and first sentences end: a report says there what it is about
    dateline: tuple[int, int] | None = None  # of the report's first sentence
    denying: frozenset[int] = frozenset()  # sentences parsed for a denial alone, without a trigger
    heads: tuple[tuple[int, int], ...] = ()  # all datelines

    def around(self, start: int, end: int) -> tuple[Mention, ...]:
        """The dates and places that stand between two offsets."""
        return (*_between(self.places, start, end), *_between(self.dates, start, end))

    def part(self, start: int, end: int) -> Span:
        """The span in the part that it stands in."""
        if start < self.body:
            return Span("title", start, end)
        return Span("body", start - self.body, end - self.body)


def read(opened: Opened, docs: Sequence[Doc], models: Models) -> Document:
    """The document of a text whose sentences to be parsed have been; ``docs`` are their parses."""
    string, spans, wanted = opened.string, opened.spans, opened.wanted
    seen = counts.numbered(string)
    counted = counts.mentions(string, seen, [spans[index] for index in wanted])
    heads = [(a, b) for (a, _), (b, _) in zip(opened.whole, spans, strict=True) if a != b]
    written = opened.text.published or _dateline_day(string, heads)
    dated = dates.mentions(string, written, seen)
    placed = places.mentions(string, models.gazetteer)
    ends = paragraphs.breaks(string)
    by_counts, by_dates, by_places = _Finder(counted), _Finder(dated), _Finder(placed)
    parsed = []
    for index, doc in zip(wanted, docs, strict=True):
        start, end = spans[index]
        parsed.append(
            Sentence(
                index=index,
                start=start,
                end=end,
                doc=doc,
                text=string[start:end],
                counts=by_counts.within(start, end),
                dates=by_dates.within(start, end),
                places=by_places.within(start, end),
                is_title=start < opened.body,
                paragraph=bisect_right(ends, start),
            )
        )
    return Document(
        string,
        opened.original,
        opened.body,
        opened.text,
        tuple(parsed),
        tuple(dated),
        tuple(placed),
        written,
        frozenset(m.start for m in dated for a, b in heads if a <= m.start < b),
        opened.proposed,
        _end_of(opened.whole, opened.body, _OPENING),
        _end_of(opened.whole, opened.body, _HEAD),
        next((head for head in heads if head[0] == opened.body), None),
        opened.denying,
        tuple(heads),
    )


def _dateline_day(string: str, heads: Sequence[tuple[int, int]]) -> date | None:
    """ "GOMA, 13 June 2022 (Crosswind) – ": the day on which a report of unknown date was written;
    None without a year, or where datelines differ."""
    days = {
        mention.value.start
        for start, end in heads
        for mention in dates.mentions(string[start:end], None)
        if isinstance(mention.value, When) and mention.value.start == mention.value.end
    }
    return days.pop() if len(days) == 1 else None


def _end_of(spans: Sequence[tuple[int, int]], body: int, number: int) -> int:
    """The end of the first sentences of the body; 0 where there is none."""
    first = [end for start, end in spans if start >= body][:number]
    return first[-1] if first else 0


def _between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    low = bisect_left(mentions, start, key=lambda mention: mention.start)
    return mentions[low : bisect_right(mentions, end, lo=low, key=lambda mention: mention.start)]


class _Finder:
    """Mentions by position, without walking over all of them for every sentence."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: m.start)
        self._starts = [mention.start for mention in self._mentions]

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        low, high = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return tuple(self._mentions[low:high])
