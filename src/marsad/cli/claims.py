"""``marsad claims FILE…``: documents to claims, without a store.

In: files, folders, addresses, or ``-`` for standard input. Out: claims. Touches what is given,
reading only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli import options
from marsad.cli.options import Format

if TYPE_CHECKING:
    from marsad.model import Claim, Failure, Text


def command(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Documents; - is standard input.")
    ],
    title: options.TitleOption = None,
    published: options.PublishedOption = None,
    outlet: options.OutletOption = None,
    language: options.LanguageOption = None,
    propose: options.ProposeOption = None,
    propose_model: options.ProposeModelOption = options.PROPOSE_MODEL,
    propose_seconds: options.ProposeSecondsOption = options.PROPOSE_SECONDS,
    jobs: options.JobsOption = None,
    format: options.FormatOption = Format.table,
    limit: options.LimitOption = None,
    verbose: options.VerboseOption = False,
) -> None:
    """Extract claims from documents; nothing is stored.

    JSON and JSON Lines hold whole claims, names of victims included, for the next program; tables
    and CSV hold no names of victims outside of quotations.
    """
    from marsad import intake, pipeline
    from marsad.cli import arrivals, console, proposing, sheet, tables
    from marsad.run import cores

    given = intake.Given(title, options.day(published), outlet, language)
    failed: list[Failure] = []
    taken = arrivals.taken(files, given)
    steps = proposing.steps(propose, propose_model, propose_seconds)
    made = pipeline.claims(taken, processes=jobs or cores(), steps=steps)
    with console.progress(streaming=format in (Format.jsonl, Format.csv)) as told:
        found: Iterable[Claim] = islice(_claims(made, failed, told), limit)
        if format is Format.jsonl:
            for claim in found:
                console.json_line(claim)
        elif format is Format.csv:
            sheet.claims(found)
        else:
            found = list(found)
    if format is Format.json:
        console.json_whole(found)
    elif format is Format.table:
        console.out().print(tables.claims(found))
    for one in failed:
        console.note(f"marsad: {one.address}: {one.message} → {one.next}")
    raise typer.Exit(1 if failed else 0)


def _claims(
    made: Iterable[tuple[Text, tuple[Claim, ...]] | Failure],
    failed: list[Failure],
    told: Callable[[str, int, int | None], None],
) -> Iterator[Claim]:
    for number, one in enumerate(made, start=1):
        told("claims", number, None)
        if isinstance(one, tuple):
            yield from one[1]
        else:
            failed.append(one)
