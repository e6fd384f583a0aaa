"""SparseMSE's own time for its bootstrap, where R has the package.

In: a table of lists. Out: seconds, or why not. Touches a process and a folder of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from bench.estimation.rcapture import ran
from marsad.estimate import Lists

QUOTED_SECONDS = 40.0  # 200 repetitions on the UK table, two cores (the design)
REPETITIONS = 200
_SCRIPT = f"""
library(SparseMSE)
z <- as.matrix(read.csv("table.csv", header = FALSE)); start <- proc.time()
found <- bootstrapcal(z, nboot = {REPETITIONS}, pthresh = 0.02)
spent <- proc.time() - start
point <- estimatepopulation(z)$popest
cat(spent["user.self"] + spent["sys.self"], {REPETITIONS}, point)
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """Processor ``seconds`` for so many ``repetitions``; the ``estimate``."""

    seconds: float
    repetitions: float
    estimate: float


def peer(lists: Lists) -> Peer | str:
    """The bootstrap of the table by SparseMSE; else the reason why not."""
    found = ran(lists, _SCRIPT, "SparseMSE")
    return found if isinstance(found, str) else Peer(*found)
