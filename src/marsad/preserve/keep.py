"""Keep a report's bytes and write that into the ledger.

In: a report. Out: its evidence. Touches the evidence folder; the ledger through ``write``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

from marsad.codec import to_json
from marsad.ids import digest
from marsad.model import Entry, Evidence, Report
from marsad.preserve.vault import Vault

Write = Callable[[str, str, Mapping[str, object]], Entry]  # step, about, detail → sealed entry


def keep(report: Report, vault: Vault, write: Write, known: Evidence | None = None) -> Evidence:
    """The evidence of a report: first the bytes are safe, then the entry says so.

    ``known`` is the evidence when the same bytes were kept before, for another report; it stays,
    and the new report gets an entry of its own. Raises StoreError, IntegrityError.
    """
    sha = vault.put(report.data)
    detail = {
        "report": report.id,
        "address": report.address,
        "document": report.document,
        "size": len(report.data),
        "media_type": report.media_type,
        "digest": described(report),
    }
    entry = write("keep", sha, detail)
    if known is not None:
        return known
    return Evidence(
        id=sha,
        size=len(report.data),
        media_type=report.media_type,
        kept=entry.at,
        tool=entry.tool,
        ledger_entry=entry.number,
    )


def described(report: Report) -> str:
    """Digest of everything a report states about its bytes (address, headers, what was given)."""
    names = (item.name for item in dataclasses.fields(report) if item.name != "data")
    return digest({name: to_json(getattr(report, name)) for name in names})
