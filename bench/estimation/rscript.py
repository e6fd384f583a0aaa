"""The R packages that Marsad is raced against, run where this machine has them.

In: a package's name, a script, its files. Out: the numbers that it writes, or why there are none.
Touches a process and a folder of its own.

Nothing of them is in this repository: they are found where R finds them (R_LIBS says where else).
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.setting import environment
from marsad.estimate import Lists

ROUNDS = 3  # of a script that times itself; the median counts
LIMIT = 600.0  # seconds
_LOOK = 60.0  # seconds for asking R whether it has a package
_ANSWER = "numbers.txt"  # not standard output, on which packages talk
_BEFORE = """
options(digits = 15); library({package})
answer <- function(...) write(c(...), "numbers.txt", ncolumns = 1)
processor <- function(work) median(sapply(1:{rounds}, function(round) {{
  start <- proc.time(); work(); spent <- proc.time() - start
  spent[["user.self"]] + spent[["sys.self"]] }}))
"""


def absent(package: str) -> str | None:
    """Why ``package`` cannot run here; None if it can."""
    if shutil.which("Rscript") is None:
        return "R is not on this machine"
    try:
        said = _r(f"cat(requireNamespace('{package}', quietly = TRUE))", Path.cwd(), _LOOK)
    except subprocess.TimeoutExpired:
        return f"R did not answer in {_LOOK:.0f} seconds"
    return None if said.stdout.endswith("TRUE") else f"R has no package {package} on this machine"


def numbers(
    package: str, script: str, files: dict[str, str], limit: float = LIMIT
) -> NDArray[np.float64] | str:
    """What a script hands to ``answer``; else the reason why not.

    The script finds ``package`` loaded, the named ``files`` (of text) in its folder, and
    ``processor(function() …)``: the median processor seconds of ROUNDS calls, on one thread.
    """
    if reason := absent(package):
        return reason
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in files.items():
            (folder / file).write_text(text, encoding="utf-8")
        try:
            done = _r(_BEFORE.format(package=package, rounds=ROUNDS) + script, folder, limit)
        except subprocess.TimeoutExpired:
            return f"{package} took longer than {limit:.0f} seconds"
        if done.returncode or not (folder / _ANSWER).exists():
            said = done.stderr.strip().splitlines() or ["no output"]
            errors = [line for line in said if line.startswith("Error")] or said
            return f"{package} did not run: {errors[0].strip()}"
        written = (folder / _ANSWER).read_text("ascii").split()
    return np.array([np.nan if one == "NA" else float(one) for one in written])


def comma_separated(lists: Lists) -> str:
    """The table as a file: a row for each pattern, a column for each list, then the count."""
    rows = np.column_stack([lists.patterns.astype(int), lists.counts]).tolist()
    header = ",".join([*(f"L{at}" for at in range(len(lists.names))), "count"])
    return "\n".join([header, *(",".join(map(str, row)) for row in rows)]) + "\n"


def _r(script: str, folder: Path, limit: float) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["Rscript", "--vanilla", "-e", script], cwd=folder, env=environment(), timeout=limit,
        capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
