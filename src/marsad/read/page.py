"""Web pages: the main text without navigation and advertisements.

In: a Report with HTML. Out: a Reading. Touches nothing.
"""

from __future__ import annotations

import logging
import re

import trafilatura
from lxml import etree, html

from marsad.errors import ReadError
from marsad.model import Report
from marsad.read import metadata
from marsad.read.decoding import characters
from marsad.read.headers import charset
from marsad.read.reading import Piece, Reading, joined, one_line

NAME, VERSION = "html", f"1+trafilatura-{trafilatura.__version__}"
# A page with more markup than this is a data dump or an attack: the longest live blogs stay below
# 5 MB, and the parsed tree takes about ten times the bytes.
PAGE_LIMIT = 20 * 10**6

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:+-]+)", re.I)
_SCAN = 8192  # bytes searched for a declared encoding; the HTML standard demands the first 1024

# The extractor reports each odd page to a log; where no one listens, Python would print it.
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read(report: Report) -> Reading:
    """Main text, and the metadata that the page states. Raises ReadError."""
    source = source_text(report.data, report.document, charset(report))
    tree = parsed(source, report.document)
    if tree.xpath("//meta[@name='generator'][starts-with(@content, 'marsad ')]"):
        raise ReadError(
            report.document,
            "is a page that Marsad made of its own record, and no report",
            "give the reports themselves, and write pages outside their folder",
        )
    stated = metadata.stated(tree)
    paragraphs = main_text(source, report.document)
    if stated.title and paragraphs and one_line(paragraphs[0]) == stated.title:
        del paragraphs[0]
    body, segments = joined(_pieces(paragraphs, source))
    return Reading(body, segments, stated.title, stated.published, stated.outlet, stated.language)


def source_text(data: bytes, about: str, declared: str | None) -> str:
    """The decoded page. The encoding of the header goes before that of the page itself."""
    _check_size(data, about)
    inner = _META_CHARSET.search(data[:_SCAN])
    if declared is None and inner is not None:
        declared = inner[1].decode("ascii", "ignore").lower()
    return characters(data, about, declared)


def parsed(source: str, about: str) -> html.HtmlElement:
    """The element tree of a decoded page. Raises ReadError."""
    encoded = source.encode("utf-8", "replace")
    _check_size(encoded, about)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(encoded, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as fault:
        raise ReadError(about, f"holds no HTML ({fault})", _NEXT) from fault
    return tree


def main_text(source: str, about: str) -> list[str]:
    """The paragraphs of the main text; none if the page holds no text. Raises ReadError."""
    try:
        found = trafilatura.extract(
            parsed(source, about),
            output_format="txt",
            include_comments=False,
            include_tables=True,
            include_formatting=False,
            with_metadata=False,  # its date would be a guess; see ``metadata``
        )
    except ReadError:
        raise
    except (
        Exception
    ) as fault:  # an extractor of heuristics over any tree: its faults are open-ended
        raise ReadError(about, f"cannot be read as a page ({fault!r})", _NEXT) from fault
    return [line.strip() for line in (found or "").splitlines() if line.strip()]


def _check_size(page: bytes, about: str) -> None:
    if len(page) > PAGE_LIMIT:
        large = f"is a page of {len(page) / 10**6:.0f} MB"
        raise ReadError(
            about,
            f"{large}; above {PAGE_LIMIT // 10**6} MB pages are not read",
            "save the article alone, as text or HTML",
        )


def _pieces(paragraphs: list[str], source: str) -> list[Piece]:
    """Paragraphs with their place in the decoded page, where they stand there word for word."""
    pieces, after = [], 0
    for number, paragraph in enumerate(paragraphs, start=1):
        start = source.find(paragraph, after)
        if start < 0:
            pieces.append(Piece(paragraph, f"paragraph {number}"))
        else:
            after = start + len(paragraph)
            pieces.append(Piece(paragraph, f"paragraph {number}, chars", start, after))
    return pieces


_NEXT = "open it in a browser and save the article as text"
