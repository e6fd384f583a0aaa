"""Log-linear models of overlapping lists.

In: Lists. Out: Estimates of :func:`log_linear` and :func:`no_highest_order`. Touches nothing.
"""

from __future__ import annotations

from marsad.estimate.loglinear.best import log_linear
from marsad.estimate.loglinear.highest import no_highest_order

__all__ = ["log_linear", "no_highest_order"]
