"""The console blocks of the documentation: read, run, compared, and refreshed.

In: pages with ```` ```console ```` blocks, whose lines after ``$`` are commands and whose other
lines are what they print. Out: the printed lines, or pages with the lines of today. Touches a
folder of its own, and with ``python tests/docs/pages.py`` the pages.

A line ``…`` stands for any lines. ``make demo`` is run as the commands of its recipe, because the
tests run inside what it sets up. Times, hashes of ledger entries, ids of reports (which depend on
where a file lies), the folder of the run and the widths of columns are not compared.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Run in this order, in one folder: the later pages use the store that the first one makes.
PAGES = ("README.md", "docs/tutorial.md", "docs/extract.md", "docs/estimate-tutorial.md")
CUT = "…"
INSTALLED = ".venv/bin/marsad"  # where make demo puts the command that the tests have on their path
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
_WHY = re.compile(r"marsad why (i-[0-9a-f]+)")
_UNSTABLE = (
    (re.compile(re.escape(INSTALLED)), "marsad"),
    (re.compile(r"\d{4}-\d\d-\d\dT[\d:.+]+"), "TIME"),
    (re.compile(r"(entry \d+), [0-9a-f]{64}"), r"\1, HASH"),
    (re.compile(r"\br-[0-9a-f]{16}\b"), "r-ID"),
    (re.compile(r"─{2,}"), "──"),  # columns are as wide as the folder's name
    (re.compile(r" {2,}"), "  "),
    # another processor may round a logarithm otherwise, and a sampled chain then goes its own way
    (re.compile(r"^latent classes  .*"), "latent classes  SAMPLED"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a block and the lines that the page says it prints."""

    page: str
    command: str
    printed: tuple[str, ...]


def steps(page: str) -> list[Step]:
    """The commands of a page in order. A command that ends with a backslash goes on."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [step for block in _BLOCK.findall(text) for step in _steps(page, block)]


def run(command: str, folder: Path) -> list[str]:
    """What the command prints, errors where they come, without trailing blanks."""
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {key: value for key, value in os.environ.items() if not key.startswith("MARSAD")}
    done = subprocess.run(
        [
            "bash",
            "-c",
            recipe() if command == "make demo" else command.replace(INSTALLED, "marsad"),
        ],
        cwd=folder,
        env=kept | {"PATH": tools, "PYTHONUNBUFFERED": "1", "TERM": "dumb"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )
    printed = done.stdout.replace(str(folder), CUT)
    return [line.rstrip() for line in printed.rstrip().splitlines()]


def recipe() -> str:
    """The commands of ``make demo`` after it has set everything up."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").split("\ndemo:")[1].split("\n\n")[0]
    own = [line.strip().removeprefix("@") for line in lines.splitlines()[1:]]
    script = "\n".join(own).replace("$(BIN)/", "").replace("$(abspath $(DEMO))", "$PWD/demo")
    return "set -e\n" + script.replace("$(DEMO)", "demo")


def agree(said: tuple[str, ...], printed: list[str]) -> bool:
    """Whether the page's lines are the printed ones, a line ``…`` standing for any number."""
    pattern = "\n".join(r"[^\0]*?" if line == CUT else re.escape(stable(line)) for line in said)
    return re.fullmatch(pattern, "\n".join(map(stable, printed))) is not None


def stable(line: str) -> str:
    """The line without what differs from run to run."""
    for unstable, word in _UNSTABLE:
        line = unstable.sub(word, line)
    return line.rstrip()


def _steps(page: str, block: str) -> list[Step]:
    found: list[Step] = []
    command: list[str] = []
    for line in block.splitlines():
        goes_on = bool(command) and command[-1].endswith("\\")
        if line.startswith("$ ") or goes_on:
            command = [*command, line] if goes_on else [line[2:]]
            if not line.endswith("\\"):
                found.append(Step(page, "\n".join(command), ()))
        else:
            last = found[-1]
            found[-1] = Step(page, last.command, (*last.printed, line.rstrip()))
    return found


def refreshed(said: tuple[str, ...], printed: list[str]) -> tuple[str, ...]:
    """The printed lines; where the page leaves some out, those most like the ones it shows."""
    if agree(said, printed):
        return said
    if CUT not in said:
        return tuple(printed)
    kept: list[str] = []
    at = 0
    for run_of in "\n".join(said).split(f"\n{CUT}\n"):
        shown = [line for line in run_of.splitlines() if line != CUT]
        room = range(at, max(at, len(printed) - len(shown)) + 1)
        at = max(room, key=lambda start: (_likeness(shown, printed[start:]), -start))
        kept += [*([CUT] if kept else []), *printed[at : at + len(shown)]]
        at += len(shown)
    return (*kept, CUT) if said[-1] == CUT and at < len(printed) else tuple(kept)


def _likeness(shown: list[str], printed: list[str]) -> float:
    pairs = zip(shown, printed, strict=False)
    return sum(SequenceMatcher(None, one, other).ratio() for one, other in pairs)


def _refresh(page: str, folder: Path) -> None:
    """``marsad why`` is asked for the incident that the run before it suggests."""
    text = (ROOT / page).read_text(encoding="utf-8")
    suggested = ""

    def block(match: re.Match[str]) -> str:
        nonlocal suggested
        lines: list[str] = []
        for step in _steps(page, match[1]):
            command = _WHY.sub(f"marsad why {suggested}", step.command)
            printed = run(command, folder)
            suggested = next(iter(_WHY.findall("\n".join(printed))), suggested)
            lines += [f"$ {command}", *refreshed(step.printed, printed)]
        return "```console\n" + "\n".join(lines) + "\n```"

    (ROOT / page).write_text(_BLOCK.sub(block, text), encoding="utf-8")


@contextmanager
def folder() -> Iterator[Path]:
    """A folder of a short name: long ones would break lines of tables elsewhere."""
    with tempfile.TemporaryDirectory(prefix="docs-") as name:
        yield Path(name).resolve()


if __name__ == "__main__":
    with folder() as here:
        for each in PAGES:
            _refresh(each, here)
            print(f"{each} shows what the commands print now")
