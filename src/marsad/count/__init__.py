"""Incidents → ranges with a derivation, under a named rule set; running totals set against them.

In: incidents, their claims, their origins. Out: Counts and Tallies. Pure: the order of claims, a
claim handed in twice and a copy of a report change no number.
"""

from __future__ import annotations

from marsad.count.days import split
from marsad.count.plain import sentence
from marsad.count.ranges import complete, total
from marsad.count.scope import tallies

__all__ = ["complete", "sentence", "split", "tallies", "total"]
