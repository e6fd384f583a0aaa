"""``marsad mentions FILE… --kind …``: what one grammar sees, without a store.

In: documents, or ``-``. Out: one JSON object a mention. Touches what is given, reading only.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from typing import Annotated

import typer

from marsad.cli import options
from marsad.cli.options import Format
from marsad.model import Failure, Text


class Kind(StrEnum):
    """Which grammar."""

    counts = "counts"
    dates = "dates"
    places = "places"
    sources = "sources"


def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Documents; - is standard input.")
    ],
    kind: Annotated[Kind, typer.Option("--kind", help="Which grammar.")],
    title: options.TitleOption = None,
    published: options.PublishedOption = None,
    outlet: options.OutletOption = None,
    language: options.LanguageOption = None,
    format: options.FormatOption = Format.jsonl,
    limit: options.LimitOption = None,
    verbose: options.VerboseOption = False,
) -> None:
    """Show every mention that one grammar sees, with its span and rule."""
    from marsad import intake
    from marsad.cli import arrivals, console, mention, sheet, tables

    given = intake.Given(title, options.day(published), outlet, language)
    failed: list[Failure] = []
    texts = _texts(arrivals.readings(files, given), failed)
    found = islice(mention.of(texts, kind.value), limit)
    if format is Format.jsonl:
        for one in found:
            console.json_line(one)
    elif format is Format.json:
        console.json_whole(list(found))
    elif format is Format.csv:
        sheet.rows(("report", "part", "kind", "start", "end", "words", "rule"), found)
    else:
        console.out().print(tables.mentions(found))
    for one_failed in failed:
        console.note(f"marsad: {one_failed.address}: {one_failed.message} → {one_failed.next}")
    raise typer.Exit(1 if failed else 0)


def _texts(read: Iterator[Text | Failure], failed: list[Failure]) -> Iterator[Text]:
    for one in read:
        if isinstance(one, Failure):
            failed.append(one)
        else:
            yield one
