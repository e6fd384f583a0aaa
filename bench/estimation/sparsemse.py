"""SparseMSE's own time for its bootstrap, where R has the package.

In: a table of lists. Out: seconds and estimates, or why not. Touches R (see rscript).
"""

from __future__ import annotations

from dataclasses import dataclass

from bench.estimation import rscript
from marsad.estimate import Lists

QUOTED_SECONDS = 40.0  # 200 repetitions on the UK table, two cores (the design)
REPETITIONS = 200
# Timed once: three times would be minutes, and the repetitions within are many.
_SCRIPT = """
z <- as.matrix(read.csv("table.csv"))
given <- estimatepopulation.0(z)$estimate; repetitions <- %d; low <- NA; high <- NA; seconds <- NA
if (repetitions > 0) {
  start <- proc.time(); found <- estimatepopulation(z, nboot = repetitions)
  spent <- proc.time() - start; seconds <- spent[["user.self"]] + spent[["sys.self"]]
  low <- found$BCaquantiles[["0.025"]]; high <- found$BCaquantiles[["0.975"]] }
answer(seconds, repetitions, given[["point est."]], given[["2.5%%"]], given[["97.5%%"]], low, high)
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """Processor ``seconds`` for so many ``repetitions`` and the jackknife; the ``estimate``, its
    interval given the model (``low``, ``high``) and the BCa interval; nan without repetitions."""

    seconds: float
    repetitions: float
    estimate: float
    low: float
    high: float
    bca_low: float
    bca_high: float


def peer(lists: Lists, repetitions: int = REPETITIONS) -> Peer | str:
    """Steps at p < 0.02 and the bootstrap by SparseMSE; else the reason why not."""
    files = {"table.csv": rscript.comma_separated(lists)}
    found = rscript.numbers("SparseMSE", _SCRIPT % repetitions, files)
    return found if isinstance(found, str) else Peer(*found.tolist())
