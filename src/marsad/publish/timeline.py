"""The timeline's drawing: a bar an incident and kind of harm, from its first to its last day.

In: incidents. Out: a Vega-Lite drawing made with Altair. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import altair as alt

from marsad.model import HARMS_TO_PEOPLE, Incident, When
from marsad.publish import phrases
from marsad.publish.paint import INK, OBJECTS, PEOPLE, inline, newest_first

_ROW = 36  # pixels: a row of the timeline, its name above its bars
_ROWS = {
    "killed": "killed",
    "injured": "injured",
    "abducted": "taken or held",
    "disappeared": "taken or held",
    "detained": "taken or held",
    "released": "released",
    "tortured": "torture",
    "sexual_violence": "sexual violence",
    "recruited": "recruited, used",
    "used": "recruited, used",
    "displaced": "displaced, deprived",
    "deprived": "displaced, deprived",
    "none": "context",
}
_OTHER_ROW = "objects"
_LONG = timedelta(days=120)  # from here on the timeline counts in months
PERIOD = "period"  # the signal of the selected part, which the page's script follows


def bars(incidents: Sequence[Incident]) -> list[dict[str, Any]]:
    """One bar an incident and row, from its first to the end of its last day, in UTC."""
    found = []
    for incident in newest_first(incidents):
        when = incident.when
        first, last = _days(when)
        if first is None or last is None:
            continue
        rows = dict.fromkeys(_row(harm) for harm in incident.harms or incident.counts or ["none"])
        for row, people in rows:
            found.append(
                {
                    "row": row,
                    "people": people,
                    "start": datetime.combine(first, time(0), UTC),
                    "end": datetime.combine(last, time(0), UTC) + timedelta(days=1),
                    "tip": f"{phrases.dates(when)}: {phrases.what(incident)}, "
                    f"{phrases.place(incident.where)}",
                    "href": f"#{incident.id}",
                }
            )
    return found


def drawing(times: list[dict[str, Any]], width: int, size: str) -> Any:
    """The bars in rows by kind of harm; ``times`` as :func:`bars` gives it (at least one)."""
    first = min(item["start"] for item in times)
    last = max(item["end"] for item in times)
    room = max(timedelta(days=3), (last - first) * 0.04)
    rows = [{**item, "start": _stamp(item["start"]), "end": _stamp(item["end"])} for item in times]
    order = [row for row in dict.fromkeys([*_ROWS.values(), _OTHER_ROW]) if _has(times, row)]
    axis = alt.Axis(
        title=None,
        grid=True,
        gridOpacity=0.4,
        labelFlush=True,
        domain=False,
        format="%-d %b %Y" if last - first < _LONG else "%b %Y",
        tickCount=3 if size == "narrow" else 7,
    )
    drawn = alt.Chart(inline(rows), name="time").encode(
        x=alt.X(
            "start:T",
            scale=alt.Scale(
                type="utc", domainMin=_stamp(first - room), domainMax=_stamp(last + room)
            ),
            axis=axis,
        ),
        x2="end:T",
        y=alt.Y(
            "row:N",
            sort=order,
            axis=alt.Axis(
                title=None,
                domain=False,
                ticks=False,
                labelAlign="left",
                labelPadding=0,
                labelOffset=-11,
            ),
        ),
        tooltip=alt.Tooltip("tip:N"),
        href="href:N",
        fill=alt.Fill(
            "people:N",
            scale=alt.Scale(domain=[True, False], range=[PEOPLE, OBJECTS]),
            legend=None,
        ),
    )
    marked = drawn.mark_bar(
        height=12, opacity=0.6, stroke=INK, strokeWidth=0.6, cornerRadius=2, yOffset=7
    )
    if size == "wide":  # on a phone, a finger on the timeline scrolls the page
        marked = marked.add_params(alt.selection_interval(encodings=["x"], name=PERIOD))
    return marked.properties(width=width, height=_ROW * len(order))


def _days(when: When | None) -> tuple[date | None, date | None]:
    """First and last day; where one is unknown, the other stands for both."""
    if when is None:
        return None, None
    return when.start or when.end, when.end or when.start


def _row(harm: str) -> tuple[str, bool]:
    return _ROWS.get(harm, _OTHER_ROW), harm in HARMS_TO_PEOPLE


def _has(times: list[dict[str, Any]], row: str) -> bool:
    return any(item["row"] == row for item in times)


def _stamp(at: datetime) -> int:
    """Milliseconds since 1970 in UTC, as Vega counts time."""
    return int(at.timestamp() * 1000)
