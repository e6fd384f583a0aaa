"""Documents whose fields have names: a line of JSON Lines, a row of a table.

In: a Report with one document. Out: a Reading. Touches nothing.

The body is the field ``text``, character for character: offsets of quotations are offsets into the
document's own field. Bad fields were refused at intake; here they are a ReadError.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from marsad.errors import ReadError
from marsad.model import Report, Segment
from marsad.read import dates, language
from marsad.read.reading import Reading, one_line

NAME, VERSION = "document", "1"
FIELDS = ("title", "published", "outlet", "lang")
FIELD_LIMIT = 64 * 2**20  # characters of a cell, as intake takes in
_NEXT = "compare it with docs/formats.md, correct the document and give it again"


def read_json(report: Report) -> Reading:
    """One line of JSON Lines. Raises ReadError."""
    about = report.document
    try:
        fields = json.loads(report.data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise ReadError(about, f"is not JSON ({fault})", _NEXT) from fault
    if not isinstance(fields, dict):
        raise ReadError(about, "is not a JSON object", _NEXT)
    return _reading(fields, about, "json /{}")


def read_row(report: Report) -> Reading:
    """The header and one row of a table (RFC 4180). Raises ReadError."""
    about = report.document
    before = csv.field_size_limit(FIELD_LIMIT)  # a global of the module: put back at once
    try:
        lines = io.StringIO(report.data.decode("utf-8-sig"), newline="\n")
        header, *rows = list(csv.reader(lines, strict=True))
    except (ValueError, csv.Error) as fault:
        raise ReadError(about, f"is not a row of a table ({fault})", _NEXT) from fault
    finally:
        csv.field_size_limit(before)
    if len(rows) != 1 or len(rows[0]) != len(header):
        raise ReadError(about, "does not have the cells that its header names", _NEXT)
    names = [name.strip().lower() for name in header]
    cells = {name: cell for name, cell in zip(names, rows[0], strict=True) if cell}
    return _reading(cells, about, "column {}")


def _reading(fields: Mapping[str, Any], about: str, locator: str) -> Reading:
    body = fields.get("text")
    if not isinstance(body, str):
        missing = "is missing" if body is None else "is not a text"
        if locator.startswith("column"):
            missing = "is missing or empty"
        raise ReadError(about, f"field “text” {missing}", _NEXT)
    for name in FIELDS:
        if not isinstance(fields.get(name), str | None):
            raise ReadError(about, f"field “{name}” is not a text", _NEXT)
    title, published = fields.get("title"), fields.get("published")
    day = dates.stated(published)
    if published is not None and day is None:
        raise ReadError(about, f"field “published”: “{published}” is not a date", _NEXT)
    title = title if title and title.strip() else None
    segments = [Segment("body", 0, len(body), locator.format("text"), 0, len(body))]
    if title:
        segments.insert(0, Segment("title", 0, len(title), locator.format("title"), 0, len(title)))
    return Reading(
        body=body,
        segments=tuple(segments),
        title=title,
        published=day,
        outlet=one_line(fields.get("outlet")),
        language=language.tag(fields.get("lang")),
    )
