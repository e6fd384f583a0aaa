"""Everything that was given, one report at a time.

In: paths, folders and addresses as strings. Out: a Report or a Failure for each thing found.
Touches: disk and network, only for reading; the clock is handed in.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from marsad.errors import IntakeError
from marsad.ids import sha256
from marsad.intake import folder, media
from marsad.intake.origin import Given, Origin, failure
from marsad.intake.packing import unpacked
from marsad.intake.web import SCHEMES, USUAL, Patience, fetch, is_address
from marsad.model import Failure, Report


def take(
    given: Sequence[str],
    options: Given,
    *,
    clock: Callable[[], datetime],
    patience: Patience = USUAL,
    leave_out: Sequence[str | Path] = (),
) -> Iterator[Report | Failure]:
    """The reports at paths and addresses: in the order given, folders in the order of names.

    Lazily: one at a time is in memory, also of a file of JSON Lines. What cannot be taken in is
    a Failure in its place; the others go on. Something given twice is taken once. ``leave_out``
    are folders not to enter (the store itself, where it lies among the reports). ``clock`` gives
    the time at which a web address was fetched; when a file was retrieved is not known.
    """
    skipped = frozenset(os.path.realpath(path) for path in leave_out)
    taken: set[str] = set()
    for each in given:
        for outcome in _one(each, options, clock, patience, skipped):
            key = outcome.id if isinstance(outcome, Report) else repr(outcome)
            if key not in taken:
                taken.add(key)
                yield outcome


def take_bytes(data: bytes, options: Given) -> Iterator[Report | Failure]:
    """The reports in bytes without a name, such as standard input. The content says what it is.

    The address is ``stdin:`` and the SHA-256 of all bytes.
    """
    address = f"stdin:{sha256(data)}"
    return unpacked(data, Origin(address, address, options), media.of_content(data))


def _one(
    each: str,
    options: Given,
    clock: Callable[[], datetime],
    patience: Patience,
    leave_out: frozenset[str],
) -> Iterator[Report | Failure]:
    if is_address(each):
        return _address(each, options, clock, patience)
    return folder.below(Path(each), options, leave_out)


def _address(
    address: str, options: Given, clock: Callable[[], datetime], patience: Patience
) -> Iterator[Report | Failure]:
    try:
        if address.partition(":")[0].lower() not in SCHEMES:
            raise IntakeError(address, "is neither http nor https", "give a file or a web address")
        answer = fetch(address, patience)
    except IntakeError as fault:
        yield failure(address, fault)
        return
    media_type = media.of_header(answer.content_type)
    if media_type == media.UNKNOWN:
        media_type = media.of_content(answer.data)
    origin = Origin(address, address, options, clock(), answer.headers, answer.redirects)
    yield from unpacked(answer.data, origin, media_type)
