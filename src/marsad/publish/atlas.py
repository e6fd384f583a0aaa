"""The map's drawing: borders, a dot or ring a place, names where they fit.

In: a Protected record and a sheet. Out: a Vega-Lite drawing made with Altair. Touches nothing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import altair as alt

from marsad.model import Incident
from marsad.publish import phrases
from marsad.publish.borders import Point, features, labels
from marsad.publish.marks import PLACE
from marsad.publish.paint import EDGE, INK, LAND, PEOPLE, inline, newest_first
from marsad.publish.record import Protected
from marsad.publish.sheet import Sheet, centred, sides

_COARSE = ("admin2", "admin1")  # drawn as a ring: the point is only the middle of the area
_TOLD = 6  # incidents that a dot's tooltip lists
_SIDES: dict[str, Any] = {  # where a place's name stands beside its dot
    "right": {"align": "left", "dx": 9},
    "left": {"align": "right", "dx": -9},
}


def places(protected: Protected) -> list[dict[str, Any]]:
    """One dot a place, the place with most incidents first; it leads to its newest incident."""
    at: dict[Point, list[Incident]] = defaultdict(list)
    for incident in newest_first(protected.record.incidents):
        point = _point(incident, protected)
        if point is not None:
            at[point].append(incident)
    ordered = sorted(at.items(), key=lambda item: (-len(item[1]), item[0]))
    found = []
    for (lon, lat), incidents in ordered:
        where = incidents[0].where
        name = (where.name if where else None) or "unnamed place"
        number = len(incidents)
        lines = [f"{phrases.dates(item.when)}: {phrases.what(item)}" for item in incidents[:_TOLD]]
        more = [f"and {number - _TOLD} more"] if number > _TOLD else []
        found.append(
            {
                "lon": lon,
                "lat": lat,
                "coarse": all(item.where and item.where.precision in _COARSE for item in incidents),
                "number": number,
                "label": name if number == 1 else f"{name} ({number})",
                "tip": "\n".join([name, *lines, *more]),
                "href": f"#{incidents[0].id}",
            }
        )
    return found


def drawing(found: list[dict[str, Any]], on: Sheet) -> Any:
    """Land, country names, rings, dots and place names; ``found`` as :func:`places` gives it."""
    names = [(item["label"], (item["lon"], item["lat"])) for item in found]
    shown = [{**item, "side": side} for item, side in zip(found, sides(names, on), strict=True)]
    lands = labels(on.extent)
    clear = centred([(item["name"], (item["lon"], item["lat"])) for item in lands], names, on)
    land = alt.Chart(inline(features(on.extent)), name="land").mark_geoshape(
        fill=LAND, stroke=EDGE, strokeWidth=0.7, clip=True, tooltip=None
    )
    countries = (
        alt.Chart(
            inline([item for item, fits in zip(lands, clear, strict=True) if fits]), name="country"
        )
        .mark_text(fill=INK, fillOpacity=0.55, fontSize=11, fontStyle="italic")
        .encode(longitude="lon:Q", latitude="lat:Q", text="name:N")
    )
    exact = [item for item in shown if not item["coarse"]]
    rough = [item for item in shown if item["coarse"]]
    size = alt.Size("number:Q", scale=_dots(found), legend=None)
    at = {"longitude": alt.Longitude("lon:Q"), "latitude": alt.Latitude("lat:Q")}
    leads = {"tooltip": alt.Tooltip("tip:N"), "href": alt.Href("href:N")}
    dots = (
        alt.Chart(inline(exact), name="place")
        .mark_circle(fill=PEOPLE, stroke="white", strokeWidth=1, opacity=0.85)
        .encode(**at, **leads, size=size)
    )
    rings = (
        alt.Chart(inline(rough), name="region")
        .mark_point(filled=False, stroke=PEOPLE, strokeWidth=1.5, fill="transparent")
        .encode(**at, **leads, size=size)
    )
    texts = [
        alt.Chart(inline([item for item in shown if item["side"] == side]), name=f"town_{side}")
        .mark_text(fill=INK, fontSize=12, **given)
        .encode(**at, text="label:N", href=alt.Href("href:N"))
        for side, given in _SIDES.items()
    ]
    layers = alt.layer(land, countries, rings, dots, *texts).project(
        type="mercator",
        scale=on.scale,
        center=list(on.centre),
        translate=[on.width / 2, on.height / 2],
    )
    return layers.properties(width=on.width, height=on.height)


def _dots(places: list[dict[str, Any]]) -> alt.Scale:
    most = max(item["number"] for item in places)
    return alt.Scale(domain=[0, max(most, 4)], range=[40, 420])


def _point(incident: Incident, protected: Protected) -> Point | None:
    """Where the incident is drawn; None for no place, a country alone, or a protected place."""
    where = incident.where
    if where is None or where.lat is None or where.lon is None or where.precision == "country":
        return None
    if PLACE in protected.marks.get(incident.id, ()):
        return None
    return round(where.lon, 3), round(where.lat, 3)
