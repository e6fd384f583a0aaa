"""``marsad estimate LISTS.csv``: overlapping lists → the panel of methods.

In: a CSV file. Out: estimates, refusals among them; pictures where asked. Touches the files named.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.cli import options
from marsad.cli.options import Format

INTERRUPTED = 130  # what a shell gives for a command ended by Ctrl-C


def command(
    file: Annotated[
        str,
        typer.Argument(
            metavar="LISTS.csv",
            help="A column of 0 and 1 for each list and a column of counts, or a row a person; "
            "- is standard input.",
        ),
    ],
    count: Annotated[
        str | None, typer.Option("--count", metavar="COLUMN", help="The column of counts.")
    ] = None,
    stratum: Annotated[
        list[str] | None,
        typer.Option("--stratum", metavar="COLUMN", help="Estimate each of its values apart."),
    ] = None,
    members: Annotated[
        str | None,
        typer.Option(
            "--members", metavar="COLUMN", help="A row a person; it names their lists: A;C;D."
        ),
    ] = None,
    imputation: Annotated[
        str | None,
        typer.Option("--imputation", metavar="COLUMN", help="It numbers imputations to combine."),
    ] = None,
    linkage: Annotated[
        str | None,
        typer.Option("--linkage", metavar="COLUMN", help="It numbers sampled linkages to pool."),
    ] = None,
    method: Annotated[
        list[str] | None,
        typer.Option("--method", metavar="NAME", help="Only this method; may be given again."),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Of the sampled methods.")] = 1,
    level: Annotated[
        float, typer.Option("--level", min=0.5, max=0.999, help="Of the intervals.")
    ] = 0.95,
    plot: Annotated[
        Path | None,
        typer.Option("--plot", metavar="FILE.png|svg", help="Draw the intervals side by side."),
    ] = None,
    diagnostics: Annotated[
        Path | None,
        typer.Option(
            "--diagnostics", metavar="FILE.png|svg", help="Draw traces and R-hat of the chains."
        ),
    ] = None,
    format: options.FormatOption = Format.table,
    verbose: options.VerboseOption = False,
) -> None:
    """Estimate how many there were in all, recorded or not, by several methods side by side.

    An estimate is never a count. A method that the lists cannot carry refuses, with the reason.
    """
    # loaded here: NumPy takes its time, which --help should not cost
    from marsad import estimate
    from marsad.cli import estimating
    from marsad.errors import UseError

    for path in (plot, diagnostics):
        if path is not None and path.suffix.lower() not in (".png", ".svg"):
            raise UseError(str(path), "is neither .png nor .svg", "name the file so")
    if imputation and linkage:
        raise UseError("--imputation and --linkage", "are both given", "give one of them")
    for name in method or ():
        estimate.methods.named(name)
    asked = estimating.Asked(tuple(method) if method else None, seed, level, format, verbose)
    if version := imputation or linkage:
        tables = estimate.versions(
            file, version, count=count, stratum=stratum or (), members=members
        )
        pool = estimate.over_imputations if imputation else estimate.over_linkages
        shown, whole = estimating.versions(file, tables, pool, asked)
    else:
        strata = estimate.read(file, count=count, stratum=stratum or (), members=members)
        shown, whole = estimating.strata(file, strata, asked)
    if plot is not None:
        estimating.draw(plot, shown, estimate.picture.intervals)
    if diagnostics is not None:
        estimating.draw(diagnostics, shown, estimate.picture.chains)
    raise typer.Exit(0 if whole else INTERRUPTED)
