"""Rcapture's own time for all hierarchical models, where R has the package.

In: a table of lists. Out: seconds, or why not. Touches a process and a folder of its own.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from marsad.estimate import Lists

QUOTED_SECONDS = 0.38  # 113 models on Kosovo, two cores (the design)
_LIMIT = 600  # seconds
_SCRIPT = """
library(Rcapture)
X <- as.matrix(read.csv("table.csv", header = FALSE))
invisible(closedpMS.t(X, dfreq = TRUE)); start <- proc.time()
found <- closedpMS.t(X, dfreq = TRUE)
spent <- proc.time() - start
best <- which.min(found$results[, "BIC"])
cat(spent["user.self"] + spent["sys.self"], nrow(found$results), found$results[best, "abundance"])
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """Processor ``seconds`` for so many ``models``; the ``estimate`` of the best by BIC."""

    seconds: float
    models: float
    estimate: float


def peer(lists: Lists) -> Peer | str:
    """All models of the table by Rcapture; else the reason why not."""
    found = ran(lists, _SCRIPT, "Rcapture")
    return found if isinstance(found, str) else Peer(*found)


def ran(lists: Lists, script: str, package: str) -> list[float] | str:
    """The three numbers a script of R prints about ``table.csv``; else the reason why not."""
    if shutil.which("Rscript") is None:
        return "R is not on this machine"
    with tempfile.TemporaryDirectory() as folder:
        rows = np.column_stack([lists.patterns.astype(int), lists.counts])
        np.savetxt(Path(folder, "table.csv"), rows, fmt="%d", delimiter=",")
        try:
            done = subprocess.run(
                ["Rscript", "-e", script], cwd=folder, capture_output=True, text=True,
                timeout=_LIMIT, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return f"{package} took longer than {_LIMIT} seconds"
    try:
        first, second, third = map(float, done.stdout.split())
    except ValueError:
        said = [line for line in done.stderr.splitlines() if "rror" in line]
        return f"{package} did not run: {(said or ['no output'])[0].strip()}"
    return [first, second, third]
