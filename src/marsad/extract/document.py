"""A text as one string with its sentences, and what the grammars see in it.

In: a Text and the models. Out: a Document whose gated sentences are parsed. Touches nothing.

Title and body are read as one string (title, blank line, body), so that a place or a date of the
title helps to read the body; ``part`` turns its offsets back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from marsad.extract import counts, dates, places, proposals
from marsad.extract import models as models_of
from marsad.extract.frames.frame import Sentence
from marsad.extract.frames.words import Words
from marsad.extract.models import Models
from marsad.extract.proposals import Found
from marsad.extract.report import denials
from marsad.extract.text import capitals, casing, gate, sentences
from marsad.model import Mention, Proposal, Span, Text, When

# "GOMA, Congo (June 13) - ", "IPPY, Central African Republic, 20 May (Crosswind) – "; in mixed case
# only with a bracket ("Goma (Reuters) – ") or a day ("Lima, 9 Jan 90 -- "), for a name before a
# dash may open a sentence. Monitoring services then say what follows ("[communique] [text]").
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ]{2}[A-ZÀ-Þ'’.\-]*(?:[ \-][A-ZÀ-Þ'’.\-]+){0,4}(?:,[^\n()–—]{1,60})?"
    r"(?: ?\([^()\n]{2,40}\))?"
    r"|[A-ZÀ-Þ][^\n()–—.]{1,60}(?:, [^\n()–—]{1,40})? ?\([^()\n]{2,40}\)"
    r"|[A-ZÀ-Þ][^\n()–—.]{1,60}(?: ?\([^()\n]{2,40}\))?, \d{1,2} [A-Z][A-Za-z]{2,8}\.?,? \d{2,4}"
    r"(?: ?\([^()\n]{2,60}\))?)"
    r" ?(?:[–—]|--?)\s+(?:(?:\[[^\[\]]{1,160}\]\s*){1,4}(?=[^\s\[])|(?=[\"“'A-Z0-9]))"
)
# Sentences of the body: the summary lead of a news report is one to three (a convention of the
# trade), and its first two say what it is about.
_OPENING, _HEAD = 2, 3
_LONGEST_DATELINE = 400  # characters; the longest dateline that we saw in wire reports has 300
_PLAIN = str.maketrans("\n\t\xa0\u2009\u202f’‘“”", "     ''\"\"")


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
    denying: frozenset[int] = frozenset()  # sentences parsed for a denial alone, without a trigger

    def part(self, start: int, end: int) -> Span:
        """The span in the part that it stands in."""
        if start < self.body:
            return Span("title", start, end)
        return Span("body", start - self.body, end - self.body)


def read(
    text: Text,
    models: Models,
    words: Words,
    parsed_only: gate.Gate,
    proposed: Sequence[Proposal] = (),
) -> Document:
    """The document with the sentences that hold a trigger or a proposal parsed, and no other."""
    title = text.title or ""
    original = f"{title}\n\n{text.body}" if title else text.body
    in_capitals = capitals.is_capitals(text.body)
    string = capitals.prose(original, models_of.prose_words()) if in_capitals else original
    body = len(title) + 2 if title else 0
    whole = sentences.split(string)
    spans = [_without_dateline(string, span) for span in whole]
    wanted = gate.sentences(parsed_only, string, spans)
    pointed = tuple(proposals.found(string, body, proposed))
    if pointed:
        starts = [start for start, _ in spans]
        wanted = sorted({*wanted, *(max(0, bisect_right(starts, p.start) - 1) for p in pointed)})
    if not wanted:
        return Document(string, original, body, text, (), (), (), text.published)
    denying = denials.sentences(string, spans, wanted)
    wanted = sorted({*wanted, *denying})
    seen = counts.numbered(string)
    counted = counts.mentions(string, seen, [spans[index] for index in wanted])
    heads = [(a, b) for (a, _), (b, _) in zip(whole, spans, strict=True) if a != b]
    written = text.published or _dateline_day(string, heads)
    dated = dates.mentions(string, written, seen)
    placed = places.mentions(string, models.gazetteer)
    paragraphs = [match.start() for match in re.finditer(r"\n\s*\n", string)]
    headline = casing.headline(string[: len(title)], string[body:])
    cased = casing.parts(headline) + string[len(title) :]
    docs = models.parser(plain(cased[spans[i][0] : spans[i][1]]) for i in wanted)
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
                is_title=start < body,
                paragraph=bisect_right(paragraphs, start),
            )
        )
    return Document(
        string,
        original,
        body,
        text,
        tuple(parsed),
        tuple(dated),
        tuple(placed),
        written,
        frozenset(m.start for m in dated for a, b in heads if a <= m.start < b),
        pointed,
        _end_of(whole, body, _OPENING),
        _end_of(whole, body, _HEAD),
        denying,
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


def _without_dateline(string: str, span: tuple[int, int]) -> tuple[int, int]:
    """ "GOMA, Congo (June 13) - Rebels …": the parser would take GOMA for the subject."""
    match = _DATELINE.match(string, span[0], min(span[1], span[0] + _LONGEST_DATELINE))
    return span if match is None else (match.end(), span[1])


def plain(sentence: str) -> str:
    """The same length in the characters that the parser was trained on: a line break is a space,
    a typographic apostrophe a plain one."""
    return sentence.translate(_PLAIN)


class _Finder:
    """Mentions by position, without walking over all of them for every sentence."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: m.start)
        self._starts = [mention.start for mention in self._mentions]

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        low, high = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return tuple(self._mentions[low:high])
