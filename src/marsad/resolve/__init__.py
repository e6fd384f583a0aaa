"""Claims → incidents: which statements speak of one happening, and how many origins say so.

In: claims (and, for copies, the bodies of texts). Out: copy groups, origins, incidents without
counts. Pure: the same claims in any order, on any machine, give the same incidents.
"""

from __future__ import annotations

from marsad.resolve.duplicates import copies
from marsad.resolve.grouping import incidents
from marsad.resolve.speakers import origins
from marsad.resolve.wording import Wording, wording

__all__ = ["Wording", "copies", "incidents", "origins", "wording"]
