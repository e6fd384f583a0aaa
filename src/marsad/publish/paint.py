"""What the drawings share: colours, inline data, the order of incidents.

In: values. Out: the same for Altair. Touches nothing. The colours are those of print; on a page
``page.css`` sets them by the marks' names, for light and for dark.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import altair as alt

from marsad.model import Incident

INK, LAND, EDGE = "#222", "#eceae4", "#b9b5aa"
PEOPLE, OBJECTS = "#8a2f2f", "#2f5d8a"  # harm to people, harm to objects


def newest_first(incidents: Sequence[Incident]) -> list[Incident]:
    """By last day, then first day, newest first; undated ones last; ties by id."""

    def key(item: Incident) -> tuple[str, str, str]:
        when = item.when
        end = (when.end or when.start) if when else None
        start = (when.start or when.end) if when else None
        return (end.isoformat() if end else "", start.isoformat() if start else "", item.id)

    return sorted(incidents, key=key, reverse=True)


def inline(values: Sequence[dict[str, Any]]) -> Any:
    """Rows as data inside the specification; tuples become the lists of JSON."""
    return alt.InlineData(values=json.loads(json.dumps(values)))
