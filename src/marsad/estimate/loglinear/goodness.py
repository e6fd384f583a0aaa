"""How likely a deviance is where the model is true.

In: a deviance and degrees of freedom. Out: a probability. Touches nothing. The finite sums of
Abramowitz & Stegun 26.4.4 and 26.4.5, so that SciPy need not be loaded for one number.
"""

from __future__ import annotations

import math

_BEYOND = 1400.0  # exp(−x/2) underflows; the probability is 0 to every digit shown


def tail(deviance: float, freedom: int) -> float | None:
    """P(χ² > deviance); None without degrees of freedom, when nothing can be tested."""
    if freedom < 1:
        return None
    if deviance <= 0:
        return 1.0
    half = deviance / 2
    if deviance > _BEYOND:
        return 0.0
    if freedom % 2:
        total, term, start = math.erfc(math.sqrt(half)), math.sqrt(half / math.pi) * 2.0, 3
        term *= math.exp(-half)
    else:
        total, term, start = 0.0, math.exp(-half), 2
    for at in range(start, freedom + 1, 2):
        total += term
        term *= deviance / at
    return min(total, 1.0)
