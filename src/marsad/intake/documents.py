"""The rules that a document of a JSON Lines file or a table must keep before it is taken in.

In: the named fields of one document. Out: its id, or a FormatError that names the field; whether
an id was seen before. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from marsad import codec
from marsad.errors import FormatError, IntakeError
from marsad.ids import sha256

_NEXT = "compare it with docs/formats.md and correct the field"


@dataclass(frozen=True, slots=True)
class Document:
    """The fields of a document as they stand; ``text`` may be empty, which reading refuses."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    lang: str | None = None


def checked(fields: Mapping[str, Any], about: str) -> str:
    """The id of a document whose fields have the documented form. Raises FormatError.

    ``published`` is a date or a date with a time, both as ISO 8601; a time is not kept.
    """
    document = codec.from_json(Document, fields, about)
    if not document.id.strip():
        raise FormatError(f"{about}, id", "is empty", "give each document its own id")
    if document.published is not None:
        _check_date(document.published, f"{about}, published")
    for name in ("id", "text", "title", "outlet", "url", "lang"):
        _check_characters(getattr(document, name), f"{about}, {name}")
    return document.id


def first_time(seen: dict[str, str], document: str, data: bytes, about: str) -> bool:
    """Whether ``document`` is new in this file; remembers it in ``seen`` (id → hash of content).

    The same content again is the same report and is not taken twice. Raises IntakeError if the
    id stood before other content: one of the two would be lost behind the other.
    """
    content = sha256(data)[:32]  # 128 bits: enough to compare, half the memory
    before = seen.get(document)
    if before is None:
        seen[document] = content
    elif before != content:
        raise IntakeError(
            f"{about}, id",
            f"“{document}” stands twice in this file with different content",
            "give each document its own id",
        )
    return before is None


def _check_date(stated: str, about: str) -> None:
    for form in (date.fromisoformat, datetime.fromisoformat):
        try:
            form(stated)
        except ValueError:
            continue
        return
    raise FormatError(about, f"“{stated}” is not a date", "write it as YYYY-MM-DD")


def _check_characters(value: str | None, about: str) -> None:
    """Lone halves of surrogate pairs (``"\\ud83d"``) are no characters: nothing can store them."""
    try:
        (value or "").encode("utf-8")
    except UnicodeEncodeError as fault:
        raise FormatError(
            about, f"character {fault.start + 1} is half of a surrogate pair", _NEXT
        ) from None
