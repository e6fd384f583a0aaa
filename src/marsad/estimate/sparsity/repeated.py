"""Tables a bootstrap repeats, and tables with one person left out.

In: Lists and a seed. Out: arrays of counts. Touches nothing.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from marsad.estimate.lists import Lists

Counts = NDArray[np.int64]


def drawn(lists: Lists, seed: int, repetitions: int) -> Counts:
    """(B, M) counts: n persons drawn anew from the patterns observed."""
    random = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed)))
    return random.multinomial(lists.n, lists.counts / lists.n, size=repetitions).astype(np.int64)


def without_one(lists: Lists) -> Counts:
    """(M, M) counts: row m lacks one person of pattern m."""
    return np.tile(lists.counts, (len(lists.counts), 1)) - np.eye(len(lists.counts), dtype=np.int64)


def as_cells(lists: Lists, counts: Counts) -> Counts:
    """(R, M) counts of patterns as (R, 2^J) counts of cells."""
    index = lists.patterns.astype(np.int64) @ (1 << np.arange(len(lists.names), dtype=np.int64))
    full = np.zeros((len(counts), 1 << len(lists.names)), dtype=np.int64)
    full[:, index] = counts
    return full
