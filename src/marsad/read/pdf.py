"""PDF documents that carry a text layer.

In: a Report with a PDF. Out: a Reading with a segment a page. Touches nothing.

``CreationDate`` says when a file was made, not when its content was published; ``Lang`` says how
the writer's program was set. Neither is taken.
"""

from __future__ import annotations

import logging
import re
from io import BytesIO

import pypdf
from pypdf.errors import FileNotDecryptedError

from marsad.errors import ReadError
from marsad.model import Report
from marsad.read.reading import Piece, Reading, joined, one_line

NAME, VERSION = "pdf", f"1+pypdf-{pypdf.__version__}"
PAGE_LIMIT = 5_000  # pages; a longer PDF is a collection and should be given in parts
# Titles that programs write by themselves.
_IDLE_TITLE = re.compile(
    r"microsoft word - .*|untitled.*|.*\.(docx?|pdf|indd|qxd|rtf|odt|pptx?|xlsx?)|\(.*\)", re.I
)

# The parser reports each odd object to a log; where no one listens, Python would print it.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read(report: Report) -> Reading:
    """The text of all pages. A page without text keeps an empty segment that says so.

    Raises ReadError: encrypted, broken, or without any text layer.
    """
    about = report.document
    try:
        pages, title = _extracted(report.data, about)
    except ReadError:
        raise
    except FileNotDecryptedError as fault:
        raise _encrypted(about) from fault
    except Exception as fault:  # a parser over any bytes: its faults are open-ended
        raise ReadError(about, f"is no PDF or a broken one ({fault})", _NEXT_BROKEN) from fault
    if not any(pages):
        raise ReadError(
            about,
            "is a PDF without a text layer (pictures of pages)",
            "run OCR over it (for instance ocrmypdf) and give the result",
        )
    body, segments = joined(
        Piece(page, f"page {number}" if page else f"page {number}, no text")
        for number, page in enumerate(pages, start=1)
    )
    return Reading(body, segments, title)


def _extracted(data: bytes, about: str) -> tuple[list[str], str | None]:
    document = pypdf.PdfReader(BytesIO(data), strict=False)
    # A file locked only against changes opens with the empty password, as in every viewer.
    if document.is_encrypted and not document.decrypt(""):
        raise _encrypted(about)
    if len(document.pages) > PAGE_LIMIT:
        raise ReadError(about, f"has more than {PAGE_LIMIT} pages", "split it and give the parts")
    pages = [_whole(page.extract_text()).strip() for page in document.pages]
    stated = document.metadata.title if document.metadata else None
    title = one_line(_whole(stated)) if isinstance(stated, str) else None
    return pages, None if title and _IDLE_TITLE.fullmatch(title) else title


def _whole(extracted: str) -> str:
    """Surrogate pairs as one character; halves of pairs and zero characters as U+FFFD: fonts
    without a proper map give them, and nothing can store them."""
    paired = extracted.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return paired.replace("\x00", "\ufffd")


def _encrypted(about: str) -> ReadError:
    return ReadError(
        about,
        "is encrypted and opens only with a password",
        "decrypt it (for instance qpdf --decrypt) and give the result",
    )


_NEXT_BROKEN = "open it in a viewer, print it to a new PDF and give that"
