"""One thread for the products of the network.

In: nothing. Out: a context. Touches the thread count of the OpenBLAS inside numpy, and restores it.

OpenBLAS takes all cores for a product of a few million operations, and its threads wait for each
other by spinning: the same parse takes up to seven times the processor time on two cores that have
other work. Reports are spread over processes instead (``run``). Where numpy was built on another
library, or its functions cannot be reached (Windows), nothing is changed.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

import numpy as np

# The names under which numpy's wheels and the systems' packages carry the two functions.
_NAMES = ("scipy_openblas_{}_num_threads64_", "scipy_openblas_{}_num_threads",
          "openblas_{}_num_threads64_", "openblas_{}_num_threads")  # fmt: skip
_LOCK = threading.Lock()
_inside: list[int] = []  # how many threads there were, once for each context that is open


@contextmanager
def one_thread() -> Iterator[None]:
    """In here numpy multiplies on one thread. Contexts of several threads may overlap."""
    counted = _functions()
    if counted is None:
        yield
        return
    get, set_ = counted
    with _LOCK:
        _inside.append(_inside[0] if _inside else get())
        set_(1)
    try:
        yield
    finally:
        with _LOCK:
            before = _inside.pop()
            if not _inside:
                set_(before)


@cache
def _functions() -> tuple[Callable[[], int], Callable[[int], None]] | None:
    # A look-up in a loaded module goes on in the libraries that it was linked with.
    library = ctypes.CDLL(np.linalg._umath_linalg.__file__)
    for name in _NAMES:
        try:
            return getattr(library, name.format("get")), getattr(library, name.format("set"))
        except AttributeError:
            continue
    return None
