"""What a benchmark run is given, and what the machine is.

In: paths, options. Out: Setting, the machine's versions, hashes of corpus files. Touches disk.
"""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from spacy.about import __version__ as spacy_version

import marsad
from marsad import extract
from marsad.errors import MarsadError
from marsad.run import cores

# One thread a process: numbers per core are of one core. Libraries read these when they load.
_POOLS = ("OMP", "MKL", "OPENBLAS", "BLIS")
ONE_THREAD = dict.fromkeys((f"{pool}_NUM_THREADS" for pool in _POOLS), "1")


class AbsentError(MarsadError):
    """A corpus is not on this machine; the part that needs it is skipped."""


@dataclass(frozen=True)
class Setting:
    """``quick``: fixed samples instead of whole corpora. ``processes``: how many work at once."""

    data: Path
    cases: Path
    quick: bool
    processes: int


def present(path: Path) -> Path:
    """The path, if it is there. Raises AbsentError."""
    if not path.exists():
        raise AbsentError(
            f"{path.parent.name}/{path.name}", "is not here", "give its folder (--data)"
        )
    return path


def hashes(data: Path, names: Iterable[str]) -> dict[str, str]:
    """SHA-256 of corpus files, by their path under the data folder."""
    return {name: hashlib.sha256((data / name).read_bytes()).hexdigest() for name in names}


def machine() -> dict[str, str]:
    """What the figures depend on, without the machine's name."""
    return {
        "marsad": f"{marsad.__version__} ({extract.VERSION})",
        "spacy": spacy_version,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": str(cores()),
    }


def environment() -> dict[str, str]:
    """This environment with one thread a process, for a measurement in a process of its own."""
    return {**os.environ, **ONE_THREAD}
