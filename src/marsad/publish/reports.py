"""A report's particulars for publication: what may be cited, and what would lead too far.

In: a report's provenance and a Guard. Out: the provenance for publication and its marks. Touches
nothing.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit, urlunsplit

from marsad.publish.guard import Guard
from marsad.publish.marks import ADDRESS, DOCUMENT, TITLE
from marsad.publish.record import Provenance
from marsad.publish.signs import individual


def provenance(given: Provenance, guard: Guard) -> tuple[Provenance, set[str]]:
    """The report's particulars for publication; an unpublishable document name is its text id.

    A report with a claim whose place is protected keeps outlet, date and hash: its title and
    address are the shortest way to the words that were withheld.
    """
    marks: set[str] = set()
    texts, closed = (given.text,), given.text in guard.texts
    title, address, document = given.title, web(given.address), given.document
    named = guard.names and title is not None and individual(title)
    if title and (closed or named or guard.tells(title, texts)):
        title = None
        marks.add(TITLE)
    if address and (closed or guard.leads(address, given.text)):
        address = None
        marks.add(ADDRESS)
    if closed or guard.leads(document, given.text) or (is_path(document) and not web(document)):
        document = given.text
        marks.add(DOCUMENT)
    outlet = None if guard.tells(given.outlet, texts) else given.outlet
    document = web(document) or document
    kept = replace(given, title=title, address=address, document=document, outlet=outlet)
    return kept, marks


def web(address: str | None) -> str | None:
    """An http or https address without user, password and fragment; None for anything else."""
    if address is None or not address.lower().startswith(("http://", "https://")):
        return None
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, parts.query, ""))


def is_path(document: str) -> bool:
    """Does a document's name show where it lay on a machine?"""
    drive = len(document) > 1 and document[1] == ":"
    return document.startswith(("/", "~", "\\", "..")) or drive or "://" in document
