"""LCMCR's speed, where R has the package.

In: a table of lists, a seed. Out: draws of N and processor seconds, or why not. Touches R (see
rscript).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.estimation import rscript
from marsad.estimate import Lists

# The design's figures (two cores, processor time): 1.42 s for 110,500 sweeps on Kosovo, 55 to 144
# effective samples a second; about 400 s for Colombia's posterior, 80 microseconds a sweep.
QUOTED_RATE = (55.0, 144.0)
QUOTED_COLOMBIA = 400.0
_LIMIT = 900.0  # seconds
_SCRIPT = """
d <- read.csv("table.csv", colClasses = "factor"); names(d)[ncol(d)] <- "Freq"
d$Freq <- as.numeric(as.character(d$Freq))
start <- proc.time()
s <- lcmCR(captures = d, tabular = TRUE, in_list_label = "1", not_in_list_label = "0", K = %d,
           a_alpha = .25, b_alpha = .25, seed = %d, buffer_size = 10000, thinning = 1)
N <- lcmCR_PostSampl(s, burnin = 10000, samples = 1000, thinning = 100, output = FALSE)
spent <- proc.time() - start
answer(spent[["user.self"]] + spent[["sys.self"]], N)
"""


@dataclass(frozen=True, slots=True, eq=False)
class Peer:
    """``draws`` (1000,) of N, each after 100 sweeps; processor ``seconds``, burn-in included."""

    draws: NDArray[np.float64]
    seconds: float


def peer(lists: Lists, classes: int, seed: int) -> Peer | str:
    """The same posterior by LCMCR, one chain; else the reason why not."""
    files = {"table.csv": rscript.comma_separated(lists)}
    found = rscript.numbers("LCMCR", _SCRIPT % (classes, seed), files, _LIMIT)
    return found if isinstance(found, str) else Peer(found[1:], float(found[0]))
