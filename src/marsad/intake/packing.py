"""Content that holds several documents: JSON Lines, plain or packed, and tables.

In: a stream of bytes of such a media type. Out: a Report or a Failure a document. Touches: the
stream that it is handed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from io import BufferedIOBase, BytesIO

from marsad.intake import lines, media, table
from marsad.intake.origin import Origin, report
from marsad.model import Failure, Report

STREAMED: Mapping[str, Callable[[BufferedIOBase, Origin], Iterator[Report | Failure]]] = {
    media.LINES: lines.reports,
    media.PACKED_LINES: lines.packed,
    media.TABLE: table.reports,
}


def documents(
    stream: BufferedIOBase, origin: Origin, media_type: str
) -> Iterator[Report | Failure]:
    """The documents of a stream whose media type is in ``STREAMED``, one at a time."""
    return STREAMED[media_type](stream, origin)


def unpacked(data: bytes, origin: Origin, media_type: str) -> Iterator[Report | Failure]:
    """The reports that these bytes hold: several for ``STREAMED`` types, else one."""
    if media_type in STREAMED:
        yield from documents(BytesIO(data), origin, media_type)
    else:
        yield report(origin, data, media_type)
