"""What a reader of one form finds in a document, before what the operator said is added.

In: nothing. Out: the types that the readers share, and the joining of pieces into a body. Touches
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from marsad.model import Segment

BREAK = "\n\n"  # between paragraphs, pages and parts of a body


@dataclass(frozen=True, slots=True)
class Reading:
    """Only the document's own word: None where it states nothing. Fields as in ``Text``."""

    body: str
    segments: tuple[Segment, ...]
    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a body and where it stands. An empty text with a locator records what stands
    there and is not read (a page without text, an attachment)."""

    text: str
    locator: str
    source_start: int | None = None
    source_end: int | None = None


def joined(pieces: Iterable[Piece]) -> tuple[str, tuple[Segment, ...]]:
    """The body that the pieces make, with a blank line between them, and its segments."""
    body: list[str] = []
    segments: list[Segment] = []
    length = 0
    for piece in pieces:
        if piece.text and length:
            body.append(BREAK)
            length += len(BREAK)
        end = length + len(piece.text)
        segments.append(
            Segment("body", length, end, piece.locator, piece.source_start, piece.source_end)
        )
        body.append(piece.text)
        length = end
    return "".join(body), tuple(segments)


def one_line(stated: str | None) -> str | None:
    """A stated title or name with its white space collapsed; None if nothing is left."""
    return re.sub(r"\s+", " ", stated or "").strip() or None
