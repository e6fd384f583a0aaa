"""dga's own time and peak memory, where R has the package.

In: a table of lists, a ceiling. Out: seconds and MB, or why not. Touches a process and a folder of
its own.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from marsad.estimate import Lists

QUOTED_SECONDS, QUOTED_MB = 1.29, 658.0  # five lists, ceiling 30,000, two cores (the design)
_LIMIT = 600  # seconds
_SCRIPT = """
library(dga)
y <- scan("cells.txt", quiet = TRUE); p <- round(log2(length(y)))
Y <- array(y, dim = rep(2, p)); missing <- 1:%d
data(list = paste0("graphs", p)); graphs <- get(paste0("graphs", p))
start <- proc.time(); invisible(gc(reset = TRUE))
weights <- bma.cr(Y, missing, 2^-p, graphs, logprior = -log(sum(Y) + missing))
spent <- proc.time() - start
memory <- gc(); N <- sum(Y) + missing; total <- cumsum(colSums(weights)) / sum(weights)
cat(spent["user.self"] + spent["sys.self"], sum(memory[, ncol(memory)]),
    N[which(total >= .5)[1]], max(rowSums(weights)) / sum(weights))
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """Processor ``seconds`` of averaging alone, R's peak ``megabytes``, the ``median`` of N."""

    seconds: float
    megabytes: float
    median: float
    weight: float


def peer(lists: Lists, ceiling: int) -> Peer | str:
    """The same average by dga with δ = 2^−p, 1 to ``ceiling`` unseen; else the reason why not."""
    if shutil.which("Rscript") is None:
        return "R is not on this machine"
    with tempfile.TemporaryDirectory() as folder:
        cells = lists.cells().reshape([2] * len(lists.names)).transpose().ravel(order="F")
        Path(folder, "cells.txt").write_text(" ".join(map(str, cells.tolist())), encoding="ascii")
        try:
            done = subprocess.run(
                ["Rscript", "-e", _SCRIPT % ceiling], cwd=folder, capture_output=True, text=True,
                timeout=_LIMIT, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return f"dga took longer than {_LIMIT} seconds"
    try:
        return Peer(*map(float, done.stdout.split()))
    except (TypeError, ValueError):
        return f"dga did not run: {(done.stderr.strip() or 'no output').splitlines()[-1]}"
