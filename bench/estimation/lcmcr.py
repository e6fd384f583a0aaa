"""LCMCR's speed, where R has the package.

In: a table of lists, a seed. Out: draws of N and processor seconds, or why not. Touches a process
and a folder of its own.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from marsad.estimate import Lists

# The design's figures (two cores, processor time): 1.42 s for 110,500 sweeps on Kosovo, 55 to 144
# effective samples a second; about 400 s for Colombia's posterior, 80 microseconds a sweep.
QUOTED_RATE = (55.0, 144.0)
QUOTED_COLOMBIA = 400.0
_LIMIT = 900  # seconds
_SCRIPT = """
library(LCMCR)
d <- read.csv("lists.csv", colClasses = "factor"); d$Freq <- as.numeric(as.character(d$Freq))
start <- proc.time()
s <- lcmCR(captures = d, tabular = TRUE, in_list_label = "1", not_in_list_label = "0", K = %d,
           a_alpha = .25, b_alpha = .25, seed = %d, buffer_size = 10000, thinning = 1)
N <- lcmCR_PostSampl(s, burnin = 10000, samples = 1000, thinning = 100, output = FALSE)
spent <- proc.time() - start
write(c(spent["user.self"] + spent["sys.self"], N), "draws.txt", ncolumns = 1)
"""


@dataclass(frozen=True, slots=True, eq=False)
class Peer:
    """``draws`` (1000,) of N, each after 100 sweeps; processor ``seconds``, burn-in included."""

    draws: NDArray[np.float64]
    seconds: float


def peer(lists: Lists, classes: int, seed: int) -> Peer | str:
    """The same posterior by LCMCR, one chain; else the reason why not."""
    if shutil.which("Rscript") is None:
        return "R is not on this machine"
    with tempfile.TemporaryDirectory() as folder:
        with Path(folder, "lists.csv").open("w", encoding="utf-8", newline="") as target:
            writer = csv.writer(target)
            writer.writerow([*(f"L{at}" for at in range(len(lists.names))), "Freq"])
            for pattern, count in zip(lists.patterns, lists.counts, strict=True):
                writer.writerow([*pattern.tolist(), int(count)])
        try:
            done = subprocess.run(
                ["Rscript", "-e", _SCRIPT % (classes, seed)], cwd=folder, capture_output=True,
                text=True, timeout=_LIMIT, check=False,
            )  # fmt: skip
            values = np.loadtxt(Path(folder, "draws.txt"))
        except subprocess.TimeoutExpired:
            return f"LCMCR took longer than {_LIMIT} seconds"
        except OSError:
            return f"LCMCR did not run: {(done.stderr.strip() or 'no output').splitlines()[-1]}"
    return Peer(values[1:], float(values[0]))
