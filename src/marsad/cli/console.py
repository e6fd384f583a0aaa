"""Where output goes: results to standard output, everything else to standard error.

In: values. Out: lines. Touches the two streams. Progress shows on a terminal only.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from marsad.codec import to_json

WIDTH = 140  # columns of a table that goes into a pipe or a file

_STAGES = {
    "reports": "Keeping reports",
    "claims": "Reading and extracting",
    "incidents": "Grouping",
}


def out() -> Console:
    """The console of results."""
    return Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)


def errors() -> Console:
    """The console of everything else."""
    return Console(stderr=True, width=None if sys.stderr.isatty() else WIDTH, highlight=False)


def note(line: str) -> None:
    """A line for people, on standard error."""
    print(line, file=sys.stderr)


def json_line(value: object) -> None:
    """One JSON object on one line."""
    sys.stdout.write(json.dumps(to_json(value), ensure_ascii=False) + "\n")


def json_whole(value: object) -> None:
    """One JSON document, indented."""
    sys.stdout.write(json.dumps(to_json(value), ensure_ascii=False, indent=2) + "\n")


def left_out(number: int, limit: int | None) -> None:
    """Say how many rows ``--limit`` left out."""
    if limit is not None and number > limit:
        note(f"{number - limit} more are not shown (--limit {limit})")


def totals_left_out(number: int, format: str) -> None:
    """Say how many running totals a format of one record a line, or a row, does not tell."""
    if number:
        note(f"running totals that {format} does not hold: {number}; --format json tells them")


@contextmanager
def progress(*, streaming: bool = False) -> Iterator[Callable[[str, int, int | None], None]]:
    """A function to tell how far each stage is; bars on a terminal, nothing in a pipe.

    ``streaming``: results are written meanwhile, so no bar where they go to the terminal too.
    """
    if not sys.stderr.isatty() or (streaming and sys.stdout.isatty()):
        yield lambda stage, done, of: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def tell(stage: str, done: int, of: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(_STAGES.get(stage, stage), total=of)
            bars.update(tasks[stage], completed=done, total=of)

        yield tell


@contextmanager
def bar() -> Iterator[Callable[[str, int, int], None]]:
    """A single bar whose words change as the work goes on; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda words, done, of: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None, visible=False)

        def tell(words: str, done: int, of: int) -> None:
            bars.update(task, description=words, completed=done, total=of, visible=True)

        yield tell


def called() -> str:
    """The command as the user can type it again: by its name where the shell finds it so."""
    found = shutil.which("marsad")
    typed = sys.argv[0]
    if found is not None and os.path.realpath(found) == os.path.realpath(typed):
        return "marsad"
    return shlex.quote(typed) if Path(typed).name == "marsad" else "marsad"
