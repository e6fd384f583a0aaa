"""Marsad: reports in; attributed claims, incidents and counts out, every number traceable.

In: nothing. Out: the nouns of the record. Touches nothing. The work is done by
``marsad.pipeline`` (``run``, ``claims``, ``incidents``) on a store of ``marsad.store``; they are
not loaded here, because they load the parser and the database library.
"""

from __future__ import annotations

from marsad.model import (
    Claim,
    Count,
    Decision,
    Estimate,
    Evidence,
    Incident,
    Report,
    Resolution,
    Tally,
    Text,
)

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Count",
    "Decision",
    "Estimate",
    "Evidence",
    "Incident",
    "Report",
    "Resolution",
    "Tally",
    "Text",
    "__version__",
]
