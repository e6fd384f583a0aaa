"""A text up to the parse: one string, its sentences, and which of them the parser is to read.

In: a Text and the gate. Out: an Opened. Touches nothing.

Title and body are read as one string (title, blank line, body), so that a place or a date of the
title helps to read the body. What follows the parse is ``document``; between the two, the sentences
of many texts are parsed together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.extract import models as models_of
from marsad.extract import proposals
from marsad.extract.proposals import Found
from marsad.extract.report import denials
from marsad.extract.text import capitals, casing, gate, sentences
from marsad.model import Proposal, Text

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
_DASHES = "–—-"  # one of which ends a dateline
_LONGEST_DATELINE = 400  # characters; the longest dateline that we saw in wire reports has 300
_PLAIN = str.maketrans("\n\t\xa0\u2009\u202f•’‘“”", "      ''\"\"")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Opened:
    """``string`` is title, blank line and body, ``body`` is where the body starts in it; a text in
    capitals is read in the case of prose, and ``original`` is what it is quoted from.

    ``wanted`` are the indices of the sentences to parse and ``unparsed`` those sentences, as the
    parser reads them; ``denying`` are those among them parsed for a denial alone.
    """

    text: Text
    string: str
    original: str
    body: int
    whole: tuple[Span, ...]  # the sentences, and below without their datelines
    spans: tuple[Span, ...]
    proposed: tuple[Found, ...] = ()
    wanted: tuple[int, ...] = ()
    denying: frozenset[int] = frozenset()
    unparsed: tuple[str, ...] = ()


def opened(text: Text, parsed_only: gate.Gate, proposed: Sequence[Proposal] = ()) -> Opened:
    """The text, asking for the sentences that hold a trigger or a proposal, and no other."""
    title = text.title or ""
    original = f"{title}\n\n{text.body}" if title else text.body
    in_capitals = capitals.is_capitals(text.body)
    string = capitals.prose(original, models_of.prose_words()) if in_capitals else original
    body = len(title) + 2 if title else 0
    whole = tuple(sentences.split(string))
    spans = tuple(_without_dateline(string, span) for span in whole)
    wanted = gate.sentences(parsed_only, string, spans)
    pointed = tuple(proposals.found(string, body, proposed))
    if pointed:
        starts = [start for start, _ in spans]
        wanted = sorted({*wanted, *(max(0, bisect_right(starts, p.start) - 1) for p in pointed)})
    if not wanted:
        return Opened(text, string, original, body, whole, spans)
    denying = denials.sentences(string, spans, wanted)
    wanted = sorted({*wanted, *denying})
    headline = casing.headline(string[: len(title)], string[body:])
    cased = casing.parts(headline) + string[len(title) :]
    unparsed = tuple(plain(cased[spans[i][0] : spans[i][1]]) for i in wanted)
    return Opened(
        text, string, original, body, whole, spans, pointed, tuple(wanted), denying, unparsed
    )  # fmt: skip


def _without_dateline(string: str, span: tuple[int, int]) -> tuple[int, int]:
    """ "GOMA, Congo (June 13) - Rebels …": the parser would take GOMA for the subject."""
    start, end = span[0], min(span[1], span[0] + _LONGEST_DATELINE)
    if not any(string.find(dash, start, end) >= 0 for dash in _DASHES):
        return span  # most sentences: sooner told than by the pattern
    match = _DATELINE.match(string, start, end)
    return span if match is None else (match.end(), span[1])


def plain(sentence: str) -> str:
    """The same length in the characters that the parser was trained on: a line break is a space,
    a typographic apostrophe a plain one, a bullet nothing, a slash between words a comma."""
    return sentence.translate(_PLAIN).replace(" / ", " , ").replace(" - ", " – ")
