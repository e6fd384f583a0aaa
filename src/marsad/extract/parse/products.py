"""Products of matrices whose roundings do not depend on how many rows are multiplied at once.

In: rows of numbers and weights. Out: their product. Touches nothing.

A BLAS chooses its way by the shape of a product, and the ways round differently. One parse in some
ten thousand steps lies so near to another that this would choose between them, and a sentence would
be read differently beside others. So every product is made of blocks of one shape.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

Floats = NDArray[np.float32]

# Rows of a block: whole tiles of the kernels that we know (4, 6, 8, 12, 16, 24 and 32 rows), enough
# to fill them (within 5 % of one whole product), few enough that a short text wastes little.
BLOCK = 96


def product(rows: Floats, weights: Floats, out: Floats | None = None) -> Floats:
    """``rows @ weights``, rows × columns of ``weights``; written to ``out`` if it is given."""
    if out is None:
        out = np.empty((len(rows), weights.shape[1]), np.float32)
    whole = len(rows) - len(rows) % BLOCK
    for start in range(0, whole, BLOCK):
        np.matmul(rows[start : start + BLOCK], weights, out=out[start : start + BLOCK])
    if whole < len(rows):
        last = np.zeros((BLOCK, rows.shape[1]), np.float32)
        last[: len(rows) - whole] = rows[whole:]
        out[whole:] = (last @ weights)[: len(rows) - whole]
    return out


class Operations(NumpyOps):  # type: ignore[misc]  # thinc's compiled part has no types
    """thinc's operations on numpy's BLAS, with these products; for networks that only predict."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def gemm(
        self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:
        """The product of two matrices, each transposed if so asked."""
        return product(x.T if trans1 else x, y.T if trans2 else y, out)
