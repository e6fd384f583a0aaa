"""``marsad verify``: does the record still say what the ledger says was recorded?

In: a store. Out: every fault by name, or the ledger's head to note elsewhere. Touches the store,
reading only. Exit 3 on any fault.
"""

from __future__ import annotations

from typing import Annotated

import typer

from marsad.cli import options
from marsad.cli.options import Format
from marsad.errors import UseError


def command(
    store: options.StoreOption = options.STORE,
    evidence: options.EvidenceOption = None,
    head: Annotated[
        str | None,
        typer.Option("--head", metavar="HASH", help="A ledger hash noted earlier and elsewhere."),
    ] = None,
    format: options.FormatOption = Format.table,
    limit: options.LimitOption = None,
    verbose: options.VerboseOption = False,
) -> None:
    """Re-hash all evidence, walk the ledger, check every text, claim and quotation against it."""
    from marsad import preserve
    from marsad import store as stores
    from marsad.cli import console, sheet, tables

    if head is not None and len(head) != 64:
        raise UseError(f"--head {head}", "is not a ledger hash", "give its 64 hex digits")
    with stores.reading(store, evidence) as opened:
        faults = list(preserve.audit(stores.Held(opened), opened.vault, head))
        sizes, last = stores.asked.sizes(opened), stores.asked.head(opened)
        fingerprint = stores.fingerprint(opened) if verbose and not faults else None
    if format is Format.json:
        top = {"number": last.number, "hash": last.hash} if last else None
        console.json_whole({"faults": faults[:limit], "head": top, "checked": sizes})
    elif format is Format.jsonl:
        for fault in faults[:limit]:
            console.json_line(fault)
    elif format is Format.csv:
        sheet.rows(("kind", "about", "message"), map(sheet.fields, faults[:limit]))
    elif faults:
        console.out().print(tables.faults(faults[:limit]))
    console.note(_said(sizes, len(faults)))
    if last is not None:
        console.note(f"Ledger head: entry {last.number}, {last.hash}")
        console.note(
            "Keep this hash elsewhere: only a hash that you hold can show a rebuilt record."
        )
    if fingerprint is not None:
        console.note(f"Fingerprint of the content: {fingerprint}")
    raise typer.Exit(3 if faults else 0)


def _said(sizes: dict[str, int], faults: int) -> str:
    checked = (
        f"{sizes['evidence']} kept files, {sizes['texts']} texts, {sizes['claims']} claims, "
        f"{sizes['entries']} ledger entries"
    )
    return f"{faults} faults found in {checked}." if faults else f"All agrees: {checked}."
