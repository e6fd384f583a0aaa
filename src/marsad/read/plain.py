"""Plain text and Markdown.

In: a Report. Out: a Reading. Touches nothing.

Line ends become ``\\n``; nothing else is changed, so that quotations are found in the original.
Markdown stays as written. Segments give offsets into the decoded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from marsad.errors import ReadError
from marsad.model import Report, Segment
from marsad.read import dates, language
from marsad.read.decoding import characters
from marsad.read.headers import charset
from marsad.read.heading import heading
from marsad.read.reading import Reading, one_line

NAME, VERSION = "plain", "1"


def read(report: Report) -> Reading:
    """Title, body and what header lines state (``heading``). Raises ReadError."""
    decoded = characters(report.data, report.document, charset(report))
    text = re.sub(r"\r\n?", "\n", decoded)
    top = heading(text, markdown=report.media_type == "text/markdown")
    body = _stripped(text, top.body)
    segments = list(_segments("body", *body, decoded))
    if top.title:
        segments[:0] = _segments("title", *top.title, decoded)
    return Reading(
        body=text[slice(*body)],
        segments=tuple(segments),
        title=text[slice(*top.title)] if top.title else one_line(top.stated.get("title")),
        published=_published(top.stated.get("published"), report.document),
        outlet=one_line(top.stated.get("outlet")),
        language=language.tag(top.stated.get("language")),
    )


def _stripped(text: str, start: int) -> tuple[int, int]:
    """The rest of the text without blank lines and trailing white space around it."""
    rest = text[start:]
    start += len(rest) - len(rest.lstrip())
    return start, max(start, len(text.rstrip()))


def _segments(part: str, first: int, last: int, decoded: str) -> Iterator[Segment]:
    """Where characters ``first`` to ``last`` of the text with ``\\n`` ends stand in ``decoded``:
    one segment, or one a line where line ends take two characters."""
    at, source = 0, 0
    for run in re.split(r"(?<=\r)(?=\n)", decoded):
        # A run ends with a \r whose \n begins the next one, but for the last run: drop that \r.
        length = len(run) - (source + len(run) < len(decoded))
        start, end = max(first, at), min(last, at + length)
        if start < end:
            there = source - at
            yield Segment(part, start - first, end - first, "chars", start + there, end + there)
        at += length
        source += len(run)


def _published(stated: str | None, about: str) -> date | None:
    if stated is None:
        return None
    found = dates.stated(stated)
    if found is None:
        raise ReadError(
            about,
            f"its header line states the date “{stated}”, which is none or not clear",
            "write it as YYYY-MM-DD",
        )
    return found
