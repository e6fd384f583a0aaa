"""Numba's compiler, with a cache that notices a change in any kernel.

In: a function. Out: the same, compiled on first use. Touches the folder of compiled code.

Numba takes kept machine code for current while the one file that holds the function is unchanged.
A kernel that calls one of another file would so go on with the old callee after an upgrade, and
give the numbers of a version that it does not name. Here the folder is named for the sources of
all kernels and Numba's version: other sources, another folder.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba import njit
from numba.core import config as _config

config = cast(Any, _config)  # its names are made at run time
Kernel = TypeVar("Kernel", bound=Callable[..., object])
_PACKAGES = ("latent", "sparsity")  # that hold kernels
_BITS = 16  # hexadecimal digits of the hash in the folder's name


def kernel(function: Kernel) -> Kernel:
    """``function`` compiled without the interpreter's lock, and kept for the next process.

    Where the folder cannot be written, Numba's own places are tried.
    """
    before = config.CACHE_DIR
    config.CACHE_DIR = str(folder())  # read when the function is wrapped
    try:
        return cast(Kernel, njit(cache=True, nogil=True)(function))
    finally:
        config.CACHE_DIR = before


@cache
def folder() -> Path:
    """Where compiled code lies: in ``NUMBA_CACHE_DIR``, or the user's folder for caches."""
    given = os.environ.get("NUMBA_CACHE_DIR")
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "marsad"
    return (Path(given) if given else base) / f"kernels-{fingerprint(Path(__file__).parent)}"


def fingerprint(here: Path) -> str:
    """A hash of the kernels' sources below ``here``, and of Numba's version."""
    digest = hashlib.sha256(numba.__version__.encode())
    for package in _PACKAGES:
        for file in sorted((here / package).glob("*.py")):
            digest.update(f"{package}/{file.name}\x1f".encode() + file.read_bytes())
    return digest.hexdigest()[:_BITS]
