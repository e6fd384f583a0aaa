"""The ``marsad`` command.

In: the command line. Out: an exit code. Touches what the commands touch.
"""

from __future__ import annotations

import sys
import traceback
from typing import Annotated

import typer

from marsad import __version__
from marsad.cli import claims, demo, estimate, export, incidents, mentions, run, verify, why
from marsad.errors import MarsadError

app = typer.Typer(
    name="marsad",
    help="Reports in; attributed claims, incidents and counts out, every number traceable.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"marsad {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


for module in (run, claims, incidents, estimate, why, verify, export, mentions, demo):
    app.command(name=module.__name__.rpartition(".")[2])(module.command)


def main() -> None:
    """Run the command; a named error is one line on standard error, its traceback under ``-v``."""
    verbose = bool({"-v", "--verbose"} & set(sys.argv[1:]))
    try:
        app()
    except MarsadError as fault:
        if verbose:
            traceback.print_exc()
        print(f"marsad: {fault}", file=sys.stderr)
        sys.exit(fault.code)
