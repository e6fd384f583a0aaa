"""Map a pure step over many items.

In: a function that is importable by name, and items. Out: results in the order of the items.
Touches processes of its own; never the store.
"""

from __future__ import annotations

from marsad.run.local import cores, each
from marsad.run.worker import Broken, Job, attempted, broken, settle

__all__ = ["Broken", "Job", "attempted", "broken", "cores", "each", "settle"]
