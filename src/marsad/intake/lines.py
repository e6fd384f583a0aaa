"""JSON Lines, plain or packed with gzip: each line is one report.

In: a stream of bytes and its origin. Out: a Report or a Failure a line, one at a time, so that a
file larger than memory passes through. Touches: the stream that it is handed.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from io import BufferedIOBase
from typing import Any

from marsad.errors import FormatError, IntakeError
from marsad.intake.documents import checked, first_time
from marsad.intake.media import DOCUMENT
from marsad.intake.origin import Origin, failure, report
from marsad.model import Failure, Report

LINE_LIMIT = 64 * 2**20  # bytes of one document; the longest book is a twentieth of it
_NEXT_LINE = "write one JSON object a line, as docs/formats.md shows"


def reports(stream: BufferedIOBase, origin: Origin) -> Iterator[Report | Failure]:
    """Each line of ``stream`` as a report whose ``data`` are the line's bytes without its end.

    A line that is no document is a Failure naming line and field; the others go on. Empty lines
    are passed over.
    """
    seen: dict[str, str] = {}
    anything = False
    for number, line in _lines(stream):
        about = f"line {number}"
        if isinstance(line, IntakeError):
            anything = True
            yield failure(f"{origin.address}#{about}", line)
        elif line.strip():
            anything = True
            yield from _document(line, about, origin, seen)
    if not anything:
        yield failure(origin.address, IntakeError(origin.address, "holds no documents", _NEXT_LINE))


def packed(stream: BufferedIOBase, origin: Origin) -> Iterator[Report | Failure]:
    """As ``reports``, from a gzip stream. Damage ends the file with a Failure; what stood before
    it is given. A wrong checksum is found at the end, after the lines it covers.
    """
    with gzip.open(stream) as unpacked:
        yield from reports(unpacked, origin)


def _lines(stream: BufferedIOBase) -> Iterator[tuple[int, bytes | IntakeError]]:
    """Numbered lines without their ends; an error in place of a line that cannot be had."""
    number = 0
    while True:
        number += 1
        try:
            line = stream.readline(LINE_LIMIT + 1)
            if len(line) > LINE_LIMIT:
                _pass_over(stream, line)
                yield number, _too_long(number)
                continue
        except (OSError, EOFError, zlib.error) as fault:
            yield number, _damaged(number, fault)
            return
        if not line:
            return
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        yield number, line.removesuffix(b"\n").removesuffix(b"\r")


def _pass_over(stream: BufferedIOBase, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(LINE_LIMIT)


def _document(
    line: bytes, about: str, origin: Origin, seen: dict[str, str]
) -> Iterator[Report | Failure]:
    own = origin.within(about)
    try:
        fields = _fields(line, about)
        if isinstance(fields.get("id"), str):
            own = origin.within(fields["id"])
        document = checked(fields, about)
        own = origin.within(about)  # a second use of an id must not fail the first one's address
        if first_time(seen, document, line, about):
            yield report(origin.within(document), line, DOCUMENT)
    except (FormatError, IntakeError) as fault:
        yield failure(own.address, fault)


def _fields(line: bytes, about: str) -> dict[str, Any]:
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as fault:
        where = f"byte {fault.start + 1} is not UTF-8"
        raise FormatError(about, where, "save the file as UTF-8") from fault
    except (ValueError, RecursionError) as fault:  # ValueError: also a number of 5,000 digits
        raise FormatError(about, f"is not JSON ({fault})", _NEXT_LINE) from fault
    if not isinstance(fields, dict):
        raise FormatError(about, "is not a JSON object", _NEXT_LINE)
    return fields


def _too_long(number: int) -> IntakeError:
    limit = f"{LINE_LIMIT // 2**20} MiB"
    return IntakeError(f"line {number}", f"is longer than {limit}", "split the document")


def _damaged(number: int, fault: Exception) -> IntakeError:
    reason = f"the file is damaged ({fault}): {number - 1} lines were read"
    if "CRC" in str(fault):
        reason += ", and one or more of them may be altered"
    return IntakeError(f"line {number}", reason, "get an undamaged copy and run again")
