"""``marsad why ID``: from a number down to the words and the bytes.

In: the id of an incident, claim, running total, report, text or evidence, or its beginning. Out: a
tree for people, or JSON. Touches the store, reading only; every file on the way is hashed now.

The names of victims are not listed. Quotations are shown whole, with what stands around them: they
are the evidence, and whoever holds the store holds them already.
"""

from __future__ import annotations

from typing import Annotated

import typer

from marsad.cli import options
from marsad.cli.options import Format
from marsad.errors import UseError


def command(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="An id, its beginning, or a document's name.")
    ],
    store: options.StoreOption = options.STORE,
    evidence: options.EvidenceOption = None,
    rule_set: options.RuleSetOption = options.RULE_SET,
    format: options.FormatOption = Format.table,
    limit: options.LimitOption = None,
    verbose: options.VerboseOption = False,
) -> None:
    """Walk from an incident or a claim down to quotations, kept bytes and their hash."""
    from marsad import store as stores
    from marsad.cli import console, descent, tree
    from marsad.store.find import find

    if format is Format.csv:
        raise UseError("--format csv", "is no form of a walk", "use table, json or jsonl")
    with stores.reading(store, evidence) as opened:
        walk = descent.walk(opened, find(opened, id, rule_set), rule_set, limit)
    if format is Format.table:
        console.out().print(tree.drawn(walk))
    elif format is Format.json:
        console.json_whole(walk)
    else:
        console.json_line(walk)
    raise typer.Exit(0 if descent.agrees(walk) else 3)
