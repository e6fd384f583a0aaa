"""The reading of a report: the reader of its form, then what the operator said.

In: a Report and the id of its evidence. Out: a Text. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from marsad.errors import ReadError
from marsad.ids import text_id
from marsad.model import Report, Text
from marsad.read import documents, language, mail, page, pdf, plain, word
from marsad.read.headers import charset
from marsad.read.reading import Reading

# Characters; a report of 1,500 pages. What is longer is a collection, and the parser that comes
# next holds about a kilobyte for each word.
BODY_LIMIT = 5_000_000


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Reader:
    name: str
    version: str
    read: Callable[[Report], Reading]


_PLAIN = _Reader(plain.NAME, plain.VERSION, plain.read)
_PAGE = _Reader(page.NAME, page.VERSION, page.read)
READERS: Mapping[str, _Reader] = {
    "text/plain": _PLAIN,
    "text/markdown": _PLAIN,
    "text/html": _PAGE,
    "application/pdf": _Reader(pdf.NAME, pdf.VERSION, pdf.read),
    "message/rfc822": _Reader(mail.NAME, mail.VERSION, mail.read),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _Reader(
        word.NAME, word.VERSION, word.read
    ),
    "application/x-marsad-document+json": _Reader(
        documents.NAME, documents.VERSION, documents.read_json
    ),
    "text/csv": _Reader("table", documents.VERSION, documents.read_row),
}


def text(report: Report, evidence_id: str) -> Text:
    """The text of a report. Offsets count characters; segments map them back to the source.

    Title, publication date, outlet and language: the document's own word, else what the operator
    gave; the language else detected; else None. ``basis`` says which. Raises ReadError, with the
    report's document as its object, for whatever cannot be read whole.
    """
    about = report.document
    reader = READERS.get(report.media_type)
    if reader is None:
        kind = f"is of a kind that is not read ({report.media_type})"
        raise ReadError(about, kind, "save it as text, HTML or PDF and give that")
    if not report.data:
        raise ReadError(about, "is empty (0 bytes)", "get the file again")
    reading = reader.read(report)
    _check(reading, about)
    title, title_basis = _settled(reading.title, report.given_title)
    published, published_basis = _settled(reading.published, report.given_published)
    outlet, outlet_basis = _settled(reading.outlet, report.given_outlet)
    tongue, tongue_basis = _settled(reading.language, language.tag(report.given_language))
    if tongue is None and (found := language.detected(reading.body)):
        tongue, tongue_basis = found, "detected"
    return Text(
        id=text_id(evidence_id, f"{reader.name}/{reader.version}", _identity(report)),
        evidence=evidence_id,
        title=title,
        body=reading.body,
        reader=reader.name,
        reader_version=reader.version,
        published=published,
        outlet=outlet,
        language=tongue,
        basis={
            "title": title_basis,
            "published": published_basis,
            "outlet": outlet_basis,
            "language": tongue_basis,
        },
        segments=reading.segments,
        document=report.document,
        address=report.address,
    )


def _settled(stated: T | None, given: T | None) -> tuple[T | None, str]:
    """The value and its basis."""
    if stated is not None:
        return stated, "document"
    return (given, "given") if given is not None else (None, "unknown")


def _identity(report: Report) -> dict[str, str | None]:
    """All but the bytes that can change a reading: what the operator gave, what headers declare."""
    given: dict[str, str | None] = {
        "title": report.given_title,
        "published": report.given_published.isoformat() if report.given_published else None,
        "outlet": report.given_outlet,
        "language": report.given_language,
    }
    declared = charset(report)
    return given if declared is None else given | {"charset": declared}


def _check(reading: Reading, about: str) -> None:
    """Refuse what no later step and no store could carry."""
    if not reading.body.strip():
        raise ReadError(about, "holds no text", "check in its own program that it shows text")
    if len(reading.body) > BODY_LIMIT:
        long = f"holds more than {BODY_LIMIT:,} characters of text"
        raise ReadError(about, long, "split it into its documents")
    for words in (reading.title, reading.body, reading.outlet):
        try:
            encoded = (words or "").encode("utf-8")
        except UnicodeEncodeError as fault:
            half = f"character {fault.start + 1} is half of a surrogate pair"
            raise ReadError(about, half, "correct the document and give it again") from fault
        if b"\x00" in encoded:
            zero = "holds zero characters, which no database stores"
            raise ReadError(about, zero, "remove them and give it again")
