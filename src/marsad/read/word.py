"""Word documents (.docx, ECMA-376).

In: a Report with a .docx. Out: a Reading with a segment a paragraph. Touches nothing.

Paragraphs of tables, text boxes and content controls are read in their order; insertions that are
still tracked belong to the text, deletions do not. Headers, footers, notes and comments are not
read. The dates in the properties say when a file was made, not when its content was published.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn

from marsad.errors import ReadError
from marsad.model import Report, Segment
from marsad.read.reading import Piece, Reading, joined, one_line

NAME, VERSION = "docx", "1"
# Text of a document of 10,000 pages is 30 MB of XML; pictures come on top. What unpacks to more
# than this is a bomb, whatever its own directory says.
UNPACKED_LIMIT = 200 * 2**20
MEMBER_LIMIT = 10_000
TITLE_STYLES = ("Title", "Heading1")
_CHUNK = 1 << 16
_NEXT = "open it in a word processor and save it again as .docx"


def read(report: Report) -> Reading:
    """Title and paragraphs. Raises ReadError.

    The title is a first paragraph in the style Title or Heading 1, else that of the properties.
    """
    about = report.document
    try:
        document = docx.Document(_unpacked(report.data, about))
        paragraphs = list(_paragraphs(document.element.body))
        properties = _stated_title(document)
    except ReadError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError) as fault:
        reason = f"is no Word document, or a broken or encrypted one ({fault})"
        raise ReadError(about, reason, _NEXT) from fault
    except Exception as fault:  # a parser over any XML: its faults are open-ended
        raise ReadError(about, f"is a broken Word document ({fault!r})", _NEXT) from fault
    title, locator = properties, None
    if len(paragraphs) > 1 and (paragraphs[0][2] in TITLE_STYLES or paragraphs[0][1] == properties):
        number, title, _ = paragraphs.pop(0)
        locator = Segment("title", 0, len(title), f"paragraph {number}", 0, len(title))
    body, segments = joined(
        Piece(text, f"paragraph {number}", 0, len(text)) for number, text, _ in paragraphs
    )
    return Reading(body, (locator, *segments) if locator else segments, title)


def _stated_title(document: Any) -> str | None:
    """The title in the properties; None if the file has none (the library would invent them)."""
    kinds = [relation.reltype for relation in document.part.package.rels.values()]
    return one_line(document.core_properties.title) if RT.CORE_PROPERTIES in kinds else None


def _unpacked(data: bytes, about: str) -> BytesIO:
    """The same archive without compression, its true sizes counted while it is unpacked.

    The archive's directory is asked first, because it is cheap, and not believed: an entry can
    unpack to more than its directory says.
    """
    plain = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as packed, zipfile.ZipFile(plain, "w") as archive:
        entries = packed.infolist()
        if len(entries) > MEMBER_LIMIT or len({each.filename for each in entries}) < len(entries):
            raise ReadError(about, "is an archive of too many or doubled entries", _NEXT)
        left = UNPACKED_LIMIT
        if sum(each.file_size for each in entries) > left:
            raise _bomb(about)
        for entry in entries:
            content = bytearray()
            with packed.open(entry) as member:
                while chunk := member.read(_CHUNK):
                    content += chunk
                    left -= len(chunk)
                    if left < 0:
                        raise _bomb(about)
            archive.writestr(entry.filename, bytes(content))
    plain.seek(0)
    return plain


def _paragraphs(body: Any) -> Iterator[tuple[int, str, str | None]]:
    """Number, text and style of each paragraph that holds words, in document order."""
    for number, paragraph in enumerate(body.iter(qn("w:p")), start=1):
        if any(True for _ in paragraph.iterancestors(_FALLBACK)):
            continue  # the same text box a second time, for old programs
        text = "".join(_characters(paragraph)).strip()
        if text:
            style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            yield number, text, None if style is None else style.get(qn("w:val"))


def _characters(element: Any) -> Iterator[str]:
    """The text of a paragraph; not that of paragraphs in it, which stand for themselves."""
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:tab"):
            yield "\t"
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag not in _NOT_TEXT:
            yield from _characters(child)


def _bomb(about: str) -> ReadError:
    limit = f"unpacks to more than {UNPACKED_LIMIT // 2**20} MiB"
    return ReadError(about, limit, "check where it comes from; save its text alone")


_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_TEXT = (qn("w:p"), qn("w:pPr"), qn("w:rPr"), qn("w:del"), qn("w:moveFrom"), _FALLBACK)
