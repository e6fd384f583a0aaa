"""Options that mean the same in every command.

In: nothing. Out: annotated types for the commands' arguments. Touches nothing.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from marsad.errors import UseError


class Format(StrEnum):
    """How results are written to standard output."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="MARSAD_STORE",
        metavar="PATH|URL",
        help="The store: a folder, or postgresql://user@host/database.",
    ),
]
EvidenceOption = Annotated[
    Path | None,
    typer.Option(
        "--evidence",
        envvar="MARSAD_EVIDENCE",
        help="Folder of the kept bytes (default: evidence, in the store's folder).",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to write the results.")]
LimitOption = Annotated[
    int | None, typer.Option("--limit", min=1, help="Show at most so many rows.")
]
VerboseOption = Annotated[
    bool, typer.Option("-v", "--verbose", help="Say more; show the traceback of an error.")
]
RuleSetOption = Annotated[
    str, typer.Option("--rule-set", help="How words become numbers: literal, acled, airwars, ucdp.")
]
JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", min=1, help="Worker processes (default: one for each core)."),
]
TitleOption = Annotated[
    str | None, typer.Option("--title", help="Title of reports that state none.")
]
PublishedOption = Annotated[
    str | None,
    typer.Option("--published", metavar="YYYY-MM-DD", help="Date of reports that state none."),
]
OutletOption = Annotated[
    str | None, typer.Option("--outlet", help="Outlet of reports that state none.")
]
LanguageOption = Annotated[
    str | None, typer.Option("--language", help="Language (en, ar …) of reports that state none.")
]

ProposeOption = Annotated[
    str | None,
    typer.Option(
        "--propose",
        envvar="MARSAD_PROPOSE",
        metavar="URL|encoder",
        help="Ask a model where to look: an OpenAI-compatible endpoint (…/v1), to which reports "
        "are then sent, or the encoder on this machine (marsad[encoder]). Off by default.",
    ),
]
ProposeModelOption = Annotated[
    str, typer.Option("--propose-model", envvar="MARSAD_PROPOSE_MODEL", help="Its name there.")
]
ProposeSecondsOption = Annotated[
    float, typer.Option("--propose-seconds", min=0.1, help="How long one answer may take.")
]
PROPOSE_MODEL = "default"
PROPOSE_SECONDS = 60.0

STORE = "marsad-store"  # the same word as store.DEFAULT, without loading the database library
RULE_SET = "literal"


def now() -> datetime:
    """The clock that commands hand to what they call: UTC."""
    return datetime.now(UTC)


def day(given: str | None, option: str = "--published") -> date | None:
    """The date that an option states. Raises UseError for a date that is none."""
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UseError(f"{option} {given}", "is not a date", "write it as YYYY-MM-DD") from None
