"""Where bytes came from, and the two things that can become of them: a report or a failure.

In: an address, what the operator said, bytes. Out: Report and Failure. Touches nothing.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from marsad.errors import MarsadError
from marsad.ids import report_id, sha256
from marsad.model import Failure, Report

STEP = "intake"


@dataclass(frozen=True, slots=True)
class Given:
    """What the operator said of the reports on the command line. None: nothing was said."""

    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """All that is known of a report but its bytes and media type. Fields as in ``Report``."""

    address: str
    document: str
    given: Given
    retrieved: datetime | None = None
    headers: tuple[tuple[str, str], ...] = ()
    redirects: tuple[str, ...] = ()

    def within(self, document: str) -> Origin:
        """The origin of one document among several that stand at this address."""
        return replace(self, address=f"{self.address}#{document}", document=document)


def report(origin: Origin, data: bytes, media_type: str) -> Report:
    """The report that these bytes are. Identity: SHA-256 of the bytes, and the address."""
    return Report(
        id=report_id(sha256(data), origin.address),
        address=origin.address,
        document=origin.document,
        media_type=media_type,
        data=data,
        retrieved=origin.retrieved,
        given_title=origin.given.title,
        given_published=origin.given.published,
        given_outlet=origin.given.outlet,
        given_language=origin.given.language,
        headers=origin.headers,
        redirects=origin.redirects,
    )


def failure(address: str, error: MarsadError) -> Failure:
    """The record that ``address`` could not be taken in.

    The message repeats ``about`` only where it says more than the address (a line, a field).
    """
    message = error.reason if error.about == address else f"{error.about}: {error.reason}"
    return Failure(address, STEP, type(error).__name__, message, error.next)


def shown(path: Path | str) -> str:
    """A path as text that can be written as UTF-8, also where its bytes are not UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
