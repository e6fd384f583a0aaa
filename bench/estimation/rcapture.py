"""Rcapture's own time for all hierarchical models and the interval, where R has the package.

In: a table of lists. Out: seconds and estimates, or why not. Touches R (see rscript).
"""

from __future__ import annotations

from dataclasses import dataclass

from bench.estimation import rscript
from marsad.estimate import Lists

QUOTED_SECONDS = 0.38  # 113 models on Kosovo, two cores (the design)
_SCRIPT = """
X <- as.matrix(read.csv("table.csv"))
models <- closedpMS.t(X, dfreq = TRUE)$results
name <- rownames(models)[which.min(models[, "BIC"])]
interval <- function() do.call(closedpCI.t, list(X, dfreq = TRUE, mX = name))
ends <- as.numeric(interval()$CI[1, c("infCL", "supCL")])
answer(processor(function() closedpMS.t(X, dfreq = TRUE)), processor(interval), nrow(models),
       models[name, "abundance"], ends)
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """Processor ``seconds`` for so many ``models`` and, beside, for the ``interval`` of the best by
    BIC; its ``estimate`` and the interval's ends."""

    seconds: float
    interval: float
    models: float
    estimate: float
    low: float
    high: float


def peer(lists: Lists) -> Peer | str:
    """All models of the table and the best one's interval by Rcapture; else the reason why not."""
    found = rscript.numbers("Rcapture", _SCRIPT, {"table.csv": rscript.comma_separated(lists)})
    return found if isinstance(found, str) else Peer(*found.tolist())
