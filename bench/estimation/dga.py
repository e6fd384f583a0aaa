"""dga's own time and peak memory, where R has the package.

In: a table of lists, a ceiling. Out: seconds and MB, or why not. Touches R (see rscript).
"""

from __future__ import annotations

from dataclasses import dataclass

from bench.estimation import rscript
from marsad.estimate import Lists

QUOTED_SECONDS, QUOTED_MB = 1.29, 658.0  # five lists, ceiling 30,000, two cores (the design)
# The grid begins at 0 as ours does: the saturated graph has weight there. The peak is the
# process's, as ours is: R's own count leaves out the matrix that dga's C++ holds.
_SCRIPT = """
y <- scan("cells.txt", quiet = TRUE); p <- round(log2(length(y)))
Y <- array(y, dim = rep(2, p)); missing <- 0:%d
data(list = paste0("graphs", p)); graphs <- get(paste0("graphs", p))
peak <- function() {
  line <- grep("^VmHWM", readLines("/proc/self/status"), value = TRUE)
  as.numeric(gsub("[^0-9]", "", line)) / 1024 }
average <- function(missing) bma.cr(Y, missing, 2^-p, graphs, logprior = -log(sum(Y) + missing))
invisible(average(0:9)); before <- peak()
weights <- average(missing); grown <- peak() - before
seconds <- processor(function() average(missing))
N <- sum(Y) + missing; total <- cumsum(colSums(weights)) / sum(weights)
answer(seconds, grown, N[which(total >= .5)[1]], max(rowSums(weights)) / sum(weights))
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """Processor ``seconds`` of averaging alone, by how many ``megabytes`` it raises the process's
    peak, the ``median`` of N and the ``weight`` of the best graph."""

    seconds: float
    megabytes: float
    median: float
    weight: float

    def __str__(self) -> str:
        return f"dga's own: {self.seconds:.2f} s, {self.megabytes:.0f} MB"


def peer(lists: Lists, ceiling: int) -> Peer | str:
    """The same average by dga with δ = 2^−p, 0 to ``ceiling`` unseen; else the reason why not."""
    cells = " ".join(map(str, lists.cells().tolist()))
    found = rscript.numbers("dga", _SCRIPT % ceiling, {"cells.txt": cells})
    return found if isinstance(found, str) else Peer(*found.tolist())
