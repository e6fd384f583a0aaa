"""Mail (RFC 5322, MIME), as saved in .eml files.

In: a Report with one message. Out: a Reading with a segment a part. Touches nothing.

Attachments and forwarded messages are not read; each leaves an empty segment that names it, so
that a person sees what else came. To have them read, save them as files of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import Parser
from typing import TypeVar

from marsad.errors import ReadError
from marsad.model import Report
from marsad.read.decoding import characters
from marsad.read.page import main_text
from marsad.read.reading import BREAK, Piece, Reading, joined, one_line

T = TypeVar("T")
NAME, VERSION = "mail", "1"
# What the header parser is known to raise on malformed headers.
_MALFORMED = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError,
    ValueError, MessageError,
)  # fmt: skip
_NEXT = "open it in a mail program and save its text as a file"


def read(report: Report) -> Reading:
    """Subject, sender and date from the header; the body from its text parts. Raises ReadError.

    The date is the one of the Date header in its own time zone; a header that cannot be read
    states nothing.
    """
    about = report.document
    try:
        message = message_from_bytes(report.data, _class=EmailMessage, policy=policy.default)
        parts = {id(part): number for number, part in enumerate(message.walk(), start=1)}
        if not any(name in message for name in ("from", "date", "subject", "received")):
            raise ReadError(about, "is not a mail: it has no header", "give it as .txt")
        body, segments = joined(_pieces(message, parts, about))
        header = _decoded_header(report.data, about)
        return Reading(
            body,
            segments,
            title=_header(header, "subject", lambda found: one_line(str(found))),
            published=_header(header, "date", _day),
            outlet=_header(header, "from", _sender),
        )
    except ReadError:
        raise
    except Exception as fault:  # the parser's faults over broken mail are open-ended
        raise ReadError(about, f"is a broken mail ({fault!r})", _NEXT) from fault


def _pieces(part: MIMEPart, numbers: dict[int, int], about: str) -> Iterator[Piece]:
    """The texts of a part and of those in it, in order; of alternatives the plainest with words."""
    kind = part.get_content_type()
    locator = f"part {numbers[id(part)]} {kind}"
    inner = list(part.iter_parts()) if part.get_content_maintype() == "multipart" else []
    if kind == "multipart/alternative":
        yield from _plainest(inner, numbers, about)
    elif inner:
        for each in inner:
            yield from _pieces(each, numbers, about)
    elif kind in ("text/plain", "text/html") and not part.is_attachment():
        text = _text(part, kind, about)
        if text:
            yield Piece(text, locator)
    elif part.get_content_maintype() != "multipart":
        name = one_line(part.get_filename()) if part.get_filename() else None
        yield Piece("", f"{locator}{f' “{name}”' if name else ''}, attached, not read")


def _plainest(alternatives: list[MIMEPart], numbers: dict[int, int], about: str) -> Iterator[Piece]:
    """Plain text before HTML, and HTML where the plain text is empty or absent."""
    ranked = sorted(alternatives, key=lambda each: each.get_content_type() != "text/plain")
    for each in ranked:
        pieces = list(_pieces(each, numbers, about))
        if any(piece.text for piece in pieces):
            yield from pieces
            return


def _text(part: MIMEPart, kind: str, about: str) -> str:
    """The decoded content. A broken transfer encoding gives what can be decoded of it."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    text = characters(data, about, part.get_content_charset())
    if kind == "text/html":
        return BREAK.join(main_text(text, about))
    return re.sub(r"\r\n?", "\n", text).strip()


def _decoded_header(data: bytes, about: str) -> EmailMessage:
    """The header alone, parsed from characters: mail with raw UTF-8 or legacy bytes in its header
    (RFC 6532 and what came before it) would lose them in the parser of bytes."""
    block = re.split(rb"\r?\n\r?\n", data, maxsplit=1)[0]
    parser = Parser(_class=EmailMessage, policy=policy.default)
    return parser.parsestr(characters(block, about), headersonly=True)


def _header(message: EmailMessage, name: str, taken: Callable[[object], T | None]) -> T | None:
    """What ``taken`` finds in a header; None where the header is absent or cannot be parsed."""
    try:
        header = message[name]
        return None if header is None else taken(header)
    except _MALFORMED:
        return None


def _day(header: object) -> date | None:
    moment = getattr(header, "datetime", None)
    return moment.date() if moment is not None else None


def _sender(header: object) -> str | None:
    """The name that stands in From, or else the domain of the address."""
    for address in getattr(header, "addresses", ()):
        name = one_line(address.display_name)
        if name or address.domain:
            return name or str(address.domain)
    return None
