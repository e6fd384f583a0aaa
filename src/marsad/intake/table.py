"""Tables (CSV, RFC 4180, UTF-8): each row is one report.

In: a stream of bytes and its origin. Out: a Report or a Failure a row, one at a time. Touches: the
stream that it is handed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedIOBase

from marsad.errors import FormatError, IntakeError
from marsad.intake.documents import checked, first_time
from marsad.intake.media import TABLE
from marsad.intake.origin import Origin, failure, report
from marsad.model import Failure, Report

REQUIRED = ("id", "text")
ROW_LIMIT = 64 * 2**20  # bytes of one row, as for a line of JSON Lines
_NEXT_ROW = "compare it with docs/formats.md and correct the row"
_NEXT_HEADER = "let the first line name the columns, separated by commas: id,text,title,…"


@dataclass(slots=True)
class _Tape:
    """The bytes that the parser has drawn since the last row: that row, exactly as it stands."""

    stream: BufferedIOBase
    drawn: list[bytes] = field(default_factory=list)
    line: int = 0

    def lines(self) -> Iterator[str]:
        """Decoded lines for the parser. Bytes that are not UTF-8 pass as lone surrogates, so that
        one bad row does not end the others."""
        size = 0
        while raw := self.stream.readline(ROW_LIMIT + 1):
            size = size + len(raw) if self.drawn else len(raw)
            if size > ROW_LIMIT:
                raise IntakeError(
                    f"line {self.line + 1}",
                    f"a row of more than {ROW_LIMIT // 2**20} MiB: a quotation mark is not closed?",
                    _NEXT_ROW,
                )
            self.drawn.append(raw)
            self.line += 1
            skip = 3 if self.line == 1 and raw.startswith(b"\xef\xbb\xbf") else 0
            yield raw[skip:].decode("utf-8", "surrogateescape")

    def cut(self) -> bytes:
        """What was drawn since the last cut."""
        row = b"".join(self.drawn)
        self.drawn.clear()
        return row


def reports(stream: BufferedIOBase, origin: Origin) -> Iterator[Report | Failure]:
    """Each row as a report whose ``data`` are the header line and that row's exact bytes.

    The line end of the row is left out, so that a row appended later does not change the row
    before it. A row that is no document is a Failure naming line and column; the others go on.
    """
    tape = _Tape(stream)
    parser = csv.reader(tape.lines(), strict=True)
    seen: dict[str, str] = {}
    try:
        columns = _columns(_row(parser))
        header = tape.cut()
        anything = False
        while True:
            about = f"line {tape.line + 1}"
            try:
                row = _row(parser)
            except csv.Error as fault:
                tape.cut()
                wrong = FormatError(about, f"is not a row of a table ({fault})", _NEXT_ROW)
                anything = True
                yield failure(f"{origin.address}#{about}", wrong)
                continue
            data = header + tape.cut().removesuffix(b"\n").removesuffix(b"\r")
            if row is None:
                break
            if row:
                anything = True
                yield from _document(row, columns, data, about, origin, seen)
        if not anything:
            raise IntakeError(origin.address, "holds no rows", _NEXT_ROW)
    except (FormatError, IntakeError) as fault:
        yield failure(origin.address, fault)
    except (OSError, csv.Error) as fault:
        broken = IntakeError(f"line {tape.line + 1}", f"cannot be read ({fault})", _NEXT_ROW)
        yield failure(origin.address, broken)


def _row(parser: Iterator[list[str]]) -> list[str] | None:
    """The next row; None at the end. The csv module's field limit is global and shorter than a
    long article, so it is raised for this one call and put back."""
    before = csv.field_size_limit(ROW_LIMIT)
    try:
        return next(parser, None)
    finally:
        csv.field_size_limit(before)


def _columns(header: list[str] | None) -> list[str]:
    if header is None:
        raise FormatError("line 1", "the table is empty", _NEXT_HEADER)
    columns = [name.strip().lower() for name in header]
    for name in REQUIRED:
        if columns.count(name) != 1:
            times = "is missing" if name not in columns else "stands more than once"
            raise FormatError("line 1", f"column “{name}” {times}", _NEXT_HEADER)
    return columns


def _document(
    row: list[str],
    columns: list[str],
    data: bytes,
    about: str,
    origin: Origin,
    seen: dict[str, str],
) -> Iterator[Report | Failure]:
    own = origin.within(about)
    try:
        if len(row) != len(columns):
            found = f"has {len(row)} cells where the header names {len(columns)}"
            raise FormatError(about, found, _NEXT_ROW)
        _check_encoding(data, about)
        cells = dict(zip(columns, row, strict=True))
        own = origin.within(cells["id"] or about)
        optional = {name: cell or None for name, cell in cells.items() if name not in REQUIRED}
        document = checked(cells | optional, about)
        own = origin.within(about)  # a second use of an id must not fail the first one's address
        if first_time(seen, document, data, about):
            yield report(origin.within(document), data, TABLE)
    except (FormatError, IntakeError) as fault:
        yield failure(own.address, fault)


def _check_encoding(data: bytes, about: str) -> None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise FormatError(about, "is not UTF-8", "save the table as CSV UTF-8") from fault
