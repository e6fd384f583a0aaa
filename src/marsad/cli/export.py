"""``marsad export``: what may leave the house, in forms that others can check.

In: a store. Out: a folder of tables, JSON Lines, GeoJSON, or one page. Touches the folder; the
store's ledger where somebody decides to include what is otherwise withheld.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli import options
from marsad.errors import UseError

if TYPE_CHECKING:
    from marsad.publish import Permission, Protected
    from marsad.store import Store


class Form(StrEnum):
    """What an export is."""

    csv = "csv"
    jsonl = "jsonl"
    geojson = "geojson"
    html = "html"


class Included(StrEnum):
    """What may be included by decision."""

    names = "names"
    places = "places"
    both = "both"


def command(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="PATH",
            help="The folder to write, or for html the file (default: marsad-export-FORMAT or "
            "marsad.html).",
        ),
    ] = None,
    store: options.StoreOption = options.STORE,
    evidence: options.EvidenceOption = None,
    format: Annotated[Form, typer.Option("--format", help="What to write.")] = Form.csv,
    rule_set: options.RuleSetOption = options.RULE_SET,
    limit: options.LimitOption = None,
    include: Annotated[
        Included | None,
        typer.Option("--include", help="Include what is withheld by default; needs --reason."),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", help="Why; it goes into the ledger.")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", help="Who decides (default: the user's name).")
    ] = None,
    verbose: options.VerboseOption = False,
) -> None:
    """Write the incidents; names of people and exact places of harm to children are withheld."""
    from marsad import publish
    from marsad import store as stores
    from marsad.cli import console
    from marsad.store.publication import publication

    if (include is None) != (reason is None):
        raise UseError("--include and --reason", "stand only together", "give both or neither")
    target = folder or Path("marsad.html" if format is Form.html else f"marsad-export-{format}")
    permission: Permission | None = None
    if include is not None and reason is not None:
        permission = publish.Permission(by or getpass.getuser(), reason, include.value)
        with stores.writing(store, evidence, clock=options.now) as opened:
            _decide(opened, permission, format, target)
    with stores.reading(store, evidence) as opened:
        record = publication(opened, rule_set, options.now(), limit)
    protected = publish.protect(record, permission)
    written = _write(protected, format, target)
    print(written)
    console.note(f"{len(record.incidents)} incidents, {len(record.tallies)} running totals.")
    for item in protected.withheld:
        console.note(f"Withheld: {item.number} {item.why}")


def _decide(store: Store, permission: Permission, format: Form, target: Path) -> None:
    from marsad import review
    from marsad.store import record

    decision = review.decide(
        "publish",
        "protected data",
        by=permission.by,
        reason=permission.reason,
        made=options.now(),
        values={"include": permission.what, "format": format.value, "to": str(target)},
    )
    with store.change() as change:
        record.decision(change, decision)


def _write(protected: Protected, format: Form, target: Path) -> Path:
    from marsad import publish

    writers: dict[Form, Callable[[Protected, Path], Path]] = {
        Form.csv: publish.csv,
        Form.jsonl: publish.jsonl,
        Form.geojson: publish.geojson,
        Form.html: publish.page,
    }
    return writers[format](protected, target)
