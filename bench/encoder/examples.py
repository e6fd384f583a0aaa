"""Sentences with the words in them that tell harm: what the encoder learns from.

In: the gold corpus's training part, texts without violence, sentences written for this. Out:
Examples. Touches those files.

A marked file holds a sentence a line; ``[killed: shot dead {seven traders}]`` marks a quotation
with its kind of harm and, in braces, the words for whom. Brackets may nest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.gold import FOLDER
from bench.gold import items as gold_items
from marsad.extract.text import sentences
from marsad.model import Claim, Text
from marsad.propose.spans import LABELS, VICTIMS

QUIET = ("", ".second", ".fourth")  # authors, by the suffix of the file; the third's only confirm
HELD = 4  # one text without violence in so many is held back
WRITTEN = Path(__file__).parent / "written.txt"
_MARK = re.compile(r"\[(\w+): |\{|\]|\}")


@dataclass(frozen=True)
class Example:
    """A sentence and (label, start, end) of its spans."""

    text: str
    spans: tuple[tuple[str, int, int], ...]


def gold(part: str) -> list[Example]:
    """Every sentence of a part of the gold corpus, with the claims that it tells."""
    found: list[Example] = []
    for item in gold_items.folder(FOLDER / "items" / part):
        for name, string in (("title", item.text.title or ""), ("body", item.text.body)):
            spans = [span for claim in item.claims for span in _spans(claim, item.text, name)]
            found += _sentences(string, spans)
    return found


def _spans(claim: Claim, text: Text, part: str) -> Iterator[tuple[str, int, int]]:
    if claim.harm == "none":
        return
    string = (text.title or "") if part == "title" else text.body
    for quote in (claim.quote, *claim.restated):
        if quote.part == part:
            yield claim.harm, quote.start, quote.end
    victims = claim.victims
    if victims is not None and victims.span is not None:
        if victims.span.part == part:
            yield VICTIMS, victims.span.start, victims.span.end
    elif claim.count is not None and claim.count.words and claim.quote.part == part:
        at = string.find(claim.count.words, claim.quote.start, claim.quote.end)
        if at >= 0:
            yield VICTIMS, at, at + len(claim.count.words)


def quiet() -> list[Example]:
    """Sentences of texts without violence, with no span; those held back are left out."""
    return [
        one
        for author in QUIET
        for row in rows(author)
        if not held(row)
        for one in _sentences(row["text"], [])
    ]


def held(row: dict[str, str]) -> bool:
    """Whether nothing is learnt from this text: it helps to choose the threshold."""
    return int(row["id"].rsplit("-", 1)[1]) % HELD == 1


def written(path: Path = WRITTEN) -> list[Example]:
    """Sentences written for this, with their marks."""
    lines = path.read_text("utf-8").splitlines()
    return [marked(line) for line in lines if line.strip() and not line.startswith("#")]


def marked(line: str) -> Example:
    """The example of a marked line. Raises ValueError for marks that do not match."""
    text, spans, opened, last = "", [], list[tuple[str, int]](), 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        last = mark.end()
        if mark[0] in "]}":
            label, start = opened.pop()
            if (label == VICTIMS) != (mark[0] == "}"):
                raise ValueError(f"marks cross: {line}")
            spans.append((label, start, len(text)))
        else:
            label = mark[1] or VICTIMS
            if label not in LABELS:
                raise ValueError(f"“{label}” is no harm: {line}")
            opened.append((label, len(text)))
    if opened:
        raise ValueError(f"a mark is not closed: {line}")
    return Example(text + line[last:], tuple(spans))


def rows(author: str) -> list[dict[str, str]]:
    """The texts without violence of an author, by the suffix of the file."""
    path = FOLDER / f"quiet{author}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _sentences(string: str, spans: list[tuple[str, int, int]]) -> list[Example]:
    return [
        Example(
            string[start:end],
            tuple(
                (label, max(a, start) - start, min(b, end) - start)
                for label, a, b in spans
                if a < end and start < b
            ),
        )
        for start, end in sentences.split(string)
    ]
