"""Log-linear models of sparse tables, where many lists share nobody.

In: Lists. Out: the Estimate of :func:`sparse`. Touches nothing.
"""

from __future__ import annotations

from marsad.estimate.sparse.answered import sparse

__all__ = ["sparse"]
