"""What people decide: a word on an object, with a name and a reason; undone only by another.

In: what a person says. Out: a Decision. Pure; the time is handed in.
"""

from __future__ import annotations

from marsad.review.decide import KINDS, decide

__all__ = ["KINDS", "decide"]
