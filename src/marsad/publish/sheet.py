"""The map's sheet: which part of the world, at which scale, and which place names fit on it.

In: points in degrees and a size in pixels. Out: extent, scale and centre. Touches nothing.
Web Mercator, as d3-geo and Vega draw it: x = s·λ, y = s·ln tan(π/4 + φ/2), λ and φ in radians.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.publish.borders import Extent, Point

Box = tuple[float, float, float, float]

_PADDING = 0.18  # of the spread of the incidents, on each side
_LEAST = 9.0  # degrees of longitude: a single place still shows the country around it
_POLAR = 75.0  # degrees of latitude: beyond, Mercator shows little else
_LETTER = 6.6  # pixels: mean width of a letter of the labels at 12 px
_DOT = 9.0  # pixels: half of a dot, and where its label begins
_LINE = 14.0  # pixels: height of a label


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawn part of the world. ``scale`` in pixels a radian; ``centre`` longitude, latitude."""

    extent: Extent
    scale: float
    centre: Point
    width: int
    height: int

    def pixel(self, point: Point) -> Point:
        """Where a point (longitude, latitude) is drawn, from the upper left corner."""
        x = self.width / 2 + self.scale * math.radians(point[0] - self.centre[0])
        y = self.height / 2 - self.scale * (_mercator(point[1]) - _mercator(self.centre[1]))
        return x, y


def sheet(points: Sequence[Point], width: int, height: int) -> Sheet:
    """The sheet that shows all points (at least one) with room around them."""
    lons, lats = [x for x, _ in points], [max(-_POLAR, min(_POLAR, y)) for _, y in points]
    across = max((max(lons) - min(lons)) * (1 + 2 * _PADDING), _LEAST)
    low, high = _mercator(min(lats)), _mercator(max(lats))
    upward = (high - low) * (1 + 2 * _PADDING)
    scale = min(width / math.radians(across), height / upward if upward else math.inf)
    scale = max(scale, width / (2 * math.pi))  # never more than once around the world
    centre = ((min(lons) + max(lons)) / 2, _latitude((low + high) / 2))
    half_x = math.degrees(width / scale / 2)
    half_y = height / scale / 2
    middle = _mercator(centre[1])
    extent = Extent(
        max(-180.0, centre[0] - half_x),
        _latitude(middle - half_y),
        min(180.0, centre[0] + half_x),
        _latitude(middle + half_y),
    )
    return Sheet(extent, scale, centre, width, height)


def sides(names: Sequence[tuple[str, Point]], on: Sheet) -> list[str]:
    """On which side of its point each label fits: ``right``, ``left`` or ``none``.

    The most important stand first; no label covers another label or another's dot.
    """
    dots = [_around(on.pixel(point), _DOT, _DOT) for _, point in names]
    taken: list[Box] = []
    found = []
    for at, (name, point) in enumerate(names):
        others = [*dots[:at], *dots[at + 1 :], *taken]
        boxes = {"right": _beside(name, point, on, 1), "left": _beside(name, point, on, -1)}
        side = next((key for key, box in boxes.items() if _free(box, others, on)), "none")
        found.append(side)
        taken += [boxes[side]] if side in boxes else []
    return found


def centred(
    names: Sequence[tuple[str, Point]], beside: Sequence[tuple[str, Point]], on: Sheet
) -> list[bool]:
    """Does a name centred on its point keep clear of the places and their labels?"""
    taken = [_around(on.pixel(point), _DOT, _DOT) for _, point in beside]
    for (name, point), side in zip(beside, sides(beside, on), strict=True):
        if side != "none":
            taken.append(_beside(name, point, on, 1 if side == "right" else -1))
    found = []
    for name, point in names:
        box = _around(on.pixel(point), _LETTER * len(name) / 2, _LINE / 2)
        found.append(_free(box, taken, on))
    return found


def _around(pixel: Point, half_width: float, half_height: float) -> Box:
    x, y = pixel
    return x - half_width, y - half_height, x + half_width, y + half_height


def _beside(name: str, point: Point, on: Sheet, side: int) -> Box:
    x, y = on.pixel(point)
    near, far = x + side * _DOT, x + side * (_DOT + _LETTER * len(name))
    return min(near, far), y - _LINE / 2, max(near, far), y + _LINE / 2


def _free(box: Box, others: Sequence[Box], on: Sheet) -> bool:
    return box[0] >= 0 and box[2] <= on.width and not any(_overlap(box, other) for other in others)


def _overlap(one: Box, other: Box) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _latitude(mercator: float) -> float:
    return math.degrees(2 * math.atan(math.exp(mercator)) - math.pi / 2)
