"""Map and timeline of the incidents: Vega-Lite made with Altair, drawn to SVG by vl-convert.

In: a Protected record. Out: for a wide and a narrow page, the specification and its picture; and
the script that draws it. Touches no network: ``vl_convert`` carries Vega and Vega-Lite inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt
import vl_convert

from marsad.publish import atlas, timeline
from marsad.publish.record import Protected
from marsad.publish.sheet import sheet

_WIDTHS = {"wide": 900, "narrow": 320}  # pixels: a desktop column; a phone of 360 less margins
_MAP_HEIGHTS = {"wide": 430, "narrow": 300}


@dataclass(frozen=True, slots=True)
class Picture:
    """One chart in two forms: Vega-Lite for the script, SVG for print and without script."""

    spec: dict[str, Any]
    svg: str


def pictures(protected: Protected) -> dict[str, Picture]:
    """The charts by page width, ``wide`` and ``narrow``; none if nothing has a place or a date."""
    places = atlas.places(protected)
    times = timeline.bars(protected.record.incidents)
    if not places and not times:
        return {}
    return {size: _picture(size, places, times) for size in _WIDTHS}


@cache
def engine() -> str:
    """Vega and Vega-Lite as one script that loads nothing; it sets ``window.vegaEmbed``."""
    return str(vl_convert.javascript_bundle("window.vegaEmbed=vegaEmbed;"))


def _picture(size: str, places: list[dict[str, Any]], times: list[dict[str, Any]]) -> Picture:
    width = _WIDTHS[size]
    parts: list[Any] = []
    if places:
        points = [(item["lon"], item["lat"]) for item in places]
        parts.append(atlas.drawing(places, sheet(points, width, _MAP_HEIGHTS[size])))
    if times:
        parts.append(timeline.drawing(times, width, size))
    chart = alt.vconcat(*parts, spacing=18).configure_view(stroke="transparent")
    chart = chart.configure(background="transparent", font="sans-serif", padding={"bottom": 4})
    chart = chart.configure_axis(labelFontSize=11)
    spec = chart.to_dict()
    return Picture(spec, _framed(str(vl_convert.vegalite_to_svg(spec)), size))


def _framed(svg: str, size: str) -> str:
    """Links lead within the page; clip paths are numbered anew, distinct between its pictures."""
    svg = re.sub(r'xlink:href="[^"#]*#', 'href="#', svg)
    clips = {
        name: f"{size}-{at}" for at, name in enumerate(re.findall(r'<clipPath id="(\w+)"', svg))
    }
    for name, own in clips.items():
        svg = svg.replace(f'id="{name}"', f'id="{own}"').replace(f"url(#{name})", f"url(#{own})")
    return svg
