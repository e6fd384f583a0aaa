"""Overlapping lists → estimates of everybody, recorded or not: multiple systems estimation.

In: :class:`Lists`. Out: :class:`~marsad.model.Estimate`, never a count. Pure: the same table and
seed give the same numbers in another process and with another number of threads.
"""

from __future__ import annotations

from marsad.estimate.lists import Lists, people, table
from marsad.estimate.reading import frame, read

__all__ = ["Lists", "frame", "people", "read", "table"]
