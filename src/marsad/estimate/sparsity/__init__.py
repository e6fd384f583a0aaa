"""Log-linear models of sparse tables, where many lists share nobody.

In: Lists. Out: the Estimate of :func:`sparse`. Touches nothing. The package is not called sparse:
a function and a package of one name would hide each other.
"""

from __future__ import annotations

from marsad.estimate.sparsity.answered import sparse

__all__ = ["sparse"]
