"""``python -m bench``: print the benchmark table, and write it where ``--write`` says.

In: options. Out: Rich tables on standard output; Markdown, and ``bench/results.json``. Touches the
data folder, processes of its own, the two files; the clock, for the day on the page.
A part whose corpus is not here is skipped and says so; a part that fails ends the run.
"""

from __future__ import annotations

import argparse
import shlex
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from rich.console import Console

from bench import accuracy, attributions, cases, dates, floors, gold, page, police
from bench.cost import hostile, memory, speed
from bench.encoder import gain
from bench.estimation import graphs, latent, loglinear, sparse
from bench.gold import calibrate, quiet
from bench.longtail import bounds, days, grouping, tolls
from bench.muc import slots
from bench.places import lgl, spots
from bench.setting import AbsentError, Setting, machine
from bench.table import Table, rich, skipped
from marsad.run import cores

Part = tuple[str, str, Callable[[Setting], list[Table]]]


def _one(measure: Callable[[Setting], Table]) -> Callable[[Setting], list[Table]]:
    return lambda setting: [measure(setting)]


PARTS: tuple[Part, ...] = (
    (cases.NAME, cases.TITLE, _one(cases.table)),
    (tolls.NAME, tolls.TITLE, tolls.tables),
    (grouping.NAME, grouping.TITLE, _one(grouping.table)),
    (bounds.NAME, bounds.TITLE, _one(bounds.table)),
    (days.NAME, days.TITLE, _one(days.table)),
    (lgl.NAME, lgl.TITLE, _one(lgl.table)),
    (spots.NAME, spots.TITLE, _one(spots.table)),
    (dates.NAME, dates.TITLE, _one(dates.table)),
    (slots.NAME, slots.TITLE, _one(slots.table)),
    (attributions.NAME, attributions.TITLE, _one(attributions.table)),
    (gold.NAME, gold.TITLE, gold.tables),
    (calibrate.NAME, calibrate.TITLE, _one(calibrate.table)),
    (police.NAME, police.TITLE, _one(police.table)),
    (quiet.NAME, quiet.TITLE, _one(quiet.quiet)),
    (quiet.RECAPS, quiet.RECAPS_TITLE, _one(quiet.background)),
    (gain.NAME, gain.TITLE, _one(gain.table)),
    (speed.NAME, speed.TITLE, _one(speed.table)),
    (memory.NAME, memory.TITLE, _one(memory.table)),
    (hostile.NAME, hostile.TITLE, _one(hostile.table)),
    (loglinear.NAME, loglinear.TITLE, loglinear.tables),
    (sparse.NAME, sparse.TITLE, sparse.tables),
    (graphs.NAME, graphs.TITLE, graphs.tables),
    (latent.NAME, latent.TITLE, latent.tables),
)
# Parts on texts of this repository: the same in a quick run, and what `make check` runs.
OWN = (dates.NAME, gold.NAME, calibrate.NAME, quiet.NAME, quiet.RECAPS)
# Parts on overlapping lists: a page of their own, which says nothing of texts.
LISTS = (loglinear.NAME, sparse.NAME, graphs.NAME, latent.NAME)
_ROOT = Path(__file__).resolve().parents[1]
ACCURACY = "accuracy.md"
RESULTS = _ROOT / "bench" / "results.json"


def main(arguments: list[str]) -> None:
    """Measure, print, write."""
    given = _options(arguments)
    console = Console()
    setting = Setting(given.data, given.cases, given.quick, cores())
    tables: list[Table] = []
    chosen = OWN if given.own else given.only or [name for name, _, _ in PARTS]
    for name, title, measure in PARTS:
        if name not in chosen:
            continue
        since = time.monotonic()
        for table in _measured(name, title, measure, setting):
            tables.append(table)
            console.print(rich(table))
            for note in table.notes:
                console.print(f"· {note}", style="dim", highlight=False, markup=False)
        console.print(f"({name}: {time.monotonic() - since:.0f} s)\n", style="dim")
    if given.write is not None:
        command = _command(given)
        day = date.today().isoformat()
        given.write.write_text(page.page(tables, machine(), command, day), "utf-8")
        if set(chosen) - set(LISTS):
            right = given.write.with_name(ACCURACY)
            right.write_text(accuracy.page(tables, floors.targets(), command, day), "utf-8")
            RESULTS.write_text(page.results(tables, machine(), command, day), "utf-8")
        console.print(f"written: {given.write}")
    _gate(tables, given, console)


def _gate(tables: list[Table], given: argparse.Namespace, console: Console) -> None:
    """Hold the figures against their floors, or pin them. Exit 1 below a floor."""
    asked = floors.targets()
    behind = []
    for mode, some in _by_mode(tables, given.quick):
        if given.pin:
            for line in floors.pin(mode, some, given.allow_lower):
                console.print(f"kept: {line}", style="yellow", markup=False)
        behind += floors.faults(some, floors.pinned(mode), asked)
    for line in behind:
        console.print(line, style="red", highlight=False, markup=False)
    if behind and not given.allow_lower:
        console.print("below the floors: mend it, or say --allow-lower and why in the commit")
        sys.exit(1)
    console.print("no figure below its floor" if not behind else "allowed: figures below floors")


def _by_mode(tables: list[Table], quick: bool) -> list[tuple[str, list[Table]]]:
    """Figures of samples have floors of their own; those of our own texts are always whole."""
    sampled = [t for t in tables if quick and t.name.split("-")[0] not in OWN]
    whole = [t for t in tables if t not in sampled]
    return [(mode, some) for mode, some in (("full", whole), ("quick", sampled)) if some]


def _measured(
    name: str, title: str, measure: Callable[[Setting], list[Table]], setting: Setting
) -> list[Table]:
    try:
        return measure(setting)
    except AbsentError as absence:
        return [skipped(name, title, str(absence))]


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    shared = _ROOT.parent / "shared"
    parser.add_argument("--data", type=Path, default=shared / "data", help="folder of the corpora")
    parser.add_argument("--cases", type=Path, default=shared / "design" / "cases.jsonl")
    parser.add_argument("--quick", action="store_true", help="fixed samples, a few minutes")
    names = [name for name, _, _ in PARTS]
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--own", action="store_true", help="only texts of this repository")
    parser.add_argument("--pin", action="store_true", help="pin the figures as floors")
    parser.add_argument(
        "--allow-lower", action="store_true", help="pass, or pin, although a figure is lower"
    )
    parser.add_argument("--write", type=Path, metavar="PAGE", help="Markdown page to write")
    return parser.parse_args(arguments)


def _command(given: argparse.Namespace) -> str:
    """The command as anybody may type it: the folders of this machine are left out."""
    words = ["python", "-m", "bench", *(["--quick"] if given.quick else [])]
    words += ["--only", *given.only] if given.only else []
    return shlex.join([*words, "--write", f"docs/{given.write.name}"])


if __name__ == "__main__":
    main(sys.argv[1:])
