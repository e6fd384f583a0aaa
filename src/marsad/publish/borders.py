"""Country borders for a small map, from the packaged Natural Earth file.

In: the part of the world to show, in degrees. Out: GeoJSON features and points for country names.
Reads the package's own ``data/countries-50m.json`` (TopoJSON; see ``data/SOURCES.md``).

Borders are shared arcs in TopoJSON, so an arc is simplified once for both of its countries and no
gap opens between them.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

Point = tuple[float, float]
Ring = list[Point]

_DETAIL = 700  # a border is drawn to one 700th of the map's width: under a pixel on a page
_FAR = 25.0  # outside the map, borders only close the shape: this many times coarser
_LABEL_ROOM = 0.03  # of the map's width: less, and the name would stand outside its country
_GRID = 9  # a country's name stands on the best of 9 × 9 points of its visible part


@dataclass(frozen=True, slots=True)
class Extent:
    """A part of the world: degrees west, south, east, north."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, point: Point) -> bool:
        """Does the extent hold the point (longitude, latitude)?"""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def meets(self, ring: Ring) -> bool:
        """Does the box around the ring overlap the extent?"""
        west, south, east, north = _box(ring)
        across = west <= self.east and east >= self.west
        return across and south <= self.north and north >= self.south


@cache
def features(extent: Extent) -> tuple[dict[str, Any], ...]:
    """The countries that the extent shows, as GeoJSON features with ``properties.name``."""
    found = []
    for country in _topology()["objects"]["countries"]["geometries"]:
        shown = [polygon for polygon in _polygons(country) if _visible(polygon[0], extent)]
        rings = [[_ring(indexes, extent) for indexes in polygon] for polygon in shown]
        drawn = [[ring for ring in polygon if ring] for polygon in rings if polygon[0]]
        if drawn:
            # Without an ISO number (Natural Earth's disputed areas) a shape is drawn, not named.
            name = country["properties"]["name"] if country.get("id") else None
            geometry = {"type": "MultiPolygon", "coordinates": drawn}
            found.append({"type": "Feature", "properties": {"name": name}, "geometry": geometry})
    return tuple(found)


def labels(extent: Extent) -> list[dict[str, Any]]:
    """For each country that shows enough of itself, its name and a point well inside that part."""
    found = []
    for feature in features(extent):
        rings = [polygon[0] for polygon in feature["geometry"]["coordinates"]]
        points = [point for ring in rings for point in _candidates(ring, extent)]
        room, lon, lat = max(points, default=(0.0, 0.0, 0.0))
        if feature["properties"]["name"] and room > _LABEL_ROOM * (extent.east - extent.west):
            found.append({"name": feature["properties"]["name"], "lon": lon, "lat": lat})
    return found


def _candidates(ring: Ring, extent: Extent) -> list[tuple[float, float, float]]:
    """Grid points inside ring and extent, with their distance from the nearest edge (degrees)."""
    west, south, east, north = _box(ring)
    west, east = max(west, extent.west), min(east, extent.east)
    south, north = max(south, extent.south), min(north, extent.north)
    steps = [(at + 0.5) / _GRID for at in range(_GRID)]
    grid = [(west + x * (east - west), south + y * (north - south)) for x in steps for y in steps]
    return [
        (_room(point, ring, extent), round(point[0], 3), round(point[1], 3))
        for point in grid
        if east > west and north > south and _inside(point, ring)
    ]


def _room(point: Point, ring: Ring, extent: Extent) -> float:
    x, y = point
    edges = (x - extent.west, extent.east - x, (y - extent.south), (extent.north - y))
    corners = min(math.hypot(x - a, y - b) for a, b in ring)
    return min(*edges, corners)


def _inside(point: Point, ring: Ring) -> bool:
    """Even-odd rule (Shimrat 1962)."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, [ring[-1], *ring[:-1]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


@cache
def _topology() -> dict[str, Any]:
    path = resources.files(__package__).joinpath("data", "countries-50m.json")
    return dict(json.loads(path.read_text("utf-8")))


@cache
def _arcs() -> tuple[tuple[Point, ...], ...]:
    """The arcs in degrees: TopoJSON stores them as quantised differences."""
    topology = _topology()
    (scale_x, scale_y), (move_x, move_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(tuple(points))
    return tuple(arcs)


@cache
def _simplified(index: int, extent: Extent) -> Ring:
    """An arc for this map, in thousandths of a degree: about a hundred metres."""
    arc = list(_arcs()[index])
    fine = (extent.east - extent.west) / _DETAIL
    simpler = _simpler(arc, fine if extent.meets(arc) else fine * _FAR)
    return [(round(x, 3), round(y, 3)) for x, y in simpler]


def _visible(indexes: list[int], extent: Extent) -> bool:
    """Does the box around a ring of arcs overlap the extent?"""
    boxes = [_box(list(_arcs()[index if index >= 0 else ~index])) for index in indexes]
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return extent.meets([(west, south), (east, north)])


def _simpler(line: Ring, tolerance: float) -> Ring:
    """Douglas and Peucker 1973: no point of the line is farther than ``tolerance`` from it."""
    keep = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        far, at = max(
            (_distance(line[i], line[first], line[last]), i) for i in range(first + 1, last)
        )
        if far > tolerance:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


def _distance(point: Point, one: Point, other: Point) -> float:
    (x, y), (ax, ay), (bx, by) = point, one, other
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = ((x - ax) * dx + (y - ay) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return math.hypot(x - ax - along * dx, y - ay - along * dy)


def _polygons(country: dict[str, Any]) -> list[list[list[int]]]:
    arcs = country.get("arcs", [])
    return [arcs] if country["type"] == "Polygon" else list(arcs)


def _ring(indexes: list[int], extent: Extent) -> Ring:
    """A closed ring from arcs; ``~i`` is arc i walked backwards (TopoJSON 1.0, 2.1.4)."""
    points: Ring = []
    for index in indexes:
        arc = _simplified(index if index >= 0 else ~index, extent)
        arc = arc if index >= 0 else arc[::-1]
        points += arc[1:] if points else arc
    return points if len(points) >= 4 else []


def _box(ring: Ring) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)
