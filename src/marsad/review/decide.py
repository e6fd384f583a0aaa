"""A person's decision as a value that carries its reason.

In: kind, object, name, reason, time. Out: a Decision. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from marsad.codec import to_json
from marsad.errors import UseError
from marsad.ids import short
from marsad.model import Decision

KINDS = ("confirm", "reject", "correct", "group", "split", "withhold", "publish", "undo")
_NONE: Mapping[str, str] = MappingProxyType({})


def decide(
    kind: str,
    about: str,
    *,
    by: str,
    reason: str,
    made: datetime,
    values: Mapping[str, str] = _NONE,
) -> Decision:
    """The decision ``kind`` about the object with the id ``about``; ``undo`` names a decision.

    ``made`` has a time zone. Raises UseError for a kind that is none, and without name or reason.
    """
    if kind not in KINDS:
        raise UseError(f"decision “{kind}”", "is not known", f"use one of {', '.join(KINDS)}")
    if not by.strip() or not reason.strip():
        missing = "no name" if not by.strip() else "no reason"
        raise UseError(f"decision “{kind}” about {about}", f"has {missing}", "give both")
    if made.tzinfo is None:
        raise UseError(
            f"decision “{kind}” about {about}", "has a time without zone", "add the zone"
        )
    name, why, said = by.strip(), reason.strip(), dict(sorted(values.items()))
    identity = short("d", kind, about, name, why, to_json(made), said)
    return Decision(identity, kind, about, name, why, made, said)
