"""The tables of ``tables/``, by name.

In: a name. Out: Lists. Touches the table's file, reading only.
"""

from __future__ import annotations

from pathlib import Path

from marsad.estimate.lists import Lists
from marsad.estimate.reading import read

FOLDER = Path(__file__).parent / "tables"


def lists(name: str) -> Lists:
    """The one stratum of ``tables/NAME.csv``."""
    (only,) = read(FOLDER / f"{name}.csv")
    return only
