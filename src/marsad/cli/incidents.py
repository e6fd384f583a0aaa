"""``marsad incidents CLAIMS.jsonl``: claims to incidents, without a store.

In: claims as JSON Lines (``-`` is standard input). Out: incidents. Touches the file, reading only.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from marsad.cli import options
from marsad.cli.options import Format
from marsad.codec import from_json
from marsad.errors import FormatError, MarsadError, UseError
from marsad.model import Claim


def command(
    file: Annotated[
        str, typer.Argument(metavar="CLAIMS.jsonl", help="Claims; - is standard input.")
    ],
    rule_set: options.RuleSetOption = options.RULE_SET,
    format: options.FormatOption = Format.table,
    limit: options.LimitOption = None,
    verbose: options.VerboseOption = False,
) -> None:
    """Group claims into incidents and count them under a rule set; nothing is stored."""
    from marsad import count, pipeline
    from marsad.cli import console, sheet, tables, words

    failed: list[MarsadError] = []
    said = {claim.id: claim for claim in _claims(_lines(file), file, failed)}
    found = pipeline.incidents(said.values(), rule_set)
    shown = words.in_order(found.incidents)[:limit]
    if format is Format.jsonl:
        for incident in shown:
            console.json_line(incident)
    elif format is Format.json:
        console.json_whole({"incidents": shown, "tallies": found.tallies})
    elif format is Format.csv:
        sheet.incidents(shown)
    elif said or not failed:  # a file that is not of claims gets no empty table above its errors
        console.out().print(tables.incidents(shown))
        console.left_out(len(found.incidents), limit)
        if found.tallies:
            days = {tally.claim: said[tally.claim].published for tally in found.tallies}
            told = {item.claim: count.sentence(item, days[item.claim]) for item in found.tallies}
            console.out().print(tables.tallies(found.tallies, told))
    if format in {Format.jsonl, Format.csv}:
        console.totals_left_out(len(found.tallies), format.value)
    for fault in failed:
        console.note(f"marsad: {fault}")
    raise typer.Exit(1 if failed else 0)


def _lines(file: str) -> Iterator[str]:
    if file == "-":
        yield from sys.stdin
        return
    try:
        with Path(file).open(encoding="utf-8") as source:
            yield from source
    except OSError as fault:
        raise UseError(file, f"cannot be read ({fault.strerror})", "check the path") from fault
    except UnicodeDecodeError as fault:
        raise UseError(file, "is not UTF-8 text", "give JSON Lines of marsad claims") from fault


def _claims(lines: Iterable[str], file: str, failed: list[MarsadError]) -> Iterator[Claim]:
    """The claims of the lines that are claims; what is wrong with the others goes to ``failed``."""
    for number, line in enumerate(lines, start=1):
        about = f"{file}, line {number}"
        if not line.strip():
            continue
        try:
            yield from_json(Claim, json.loads(line), about)
        except json.JSONDecodeError as fault:
            failed.append(FormatError(about, f"is not JSON ({fault.msg})", "correct the line"))
        except FormatError as fault:
            failed.append(fault)
