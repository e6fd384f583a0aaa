"""The places of the compiled gazetteer as objects, made when they are asked for.

In: the tables of ``index``. Out: entries. Touches nothing but its memory of what lies around what.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from marsad.extract.places import index, keys
from marsad.extract.places.rows import LEVELS

CELL, CELL_ROW = 2.0, 1000  # degrees of a grid square; squares that a row of the grid may have
AREAS = 16384  # for so many areas is kept in memory what lies around their places


@dataclass(frozen=True, slots=True)
class Entry:
    """A place. ``id``: ``gn:`` and the GeoNames number, ``country:`` and ISO 3166-1 alpha-2, or
    ``own:`` for a region of our own list. ``within`` are the ids around it, smallest first.
    ``preferred``: ``name`` is the English name of our own list; ``capital``: of its country.
    ``match`` tells how the looked-up name belongs to it (``keys.GIVEN`` … ``keys.REST``).
    ``unit`` names the first-level unit around it, ``cell`` its square on a grid of 2 degrees (None
    for countries and first-level units, which fill many). ``lat``, ``lon`` in degrees.
    """

    id: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    population: int
    within: tuple[str, ...]
    preferred: bool = False
    capital: bool = False
    match: int = keys.GIVEN
    unit: str | None = None
    cell: int | None = None


class Entries:
    """The entries of opened tables."""

    def __init__(self, tables: index.Tables) -> None:
        self._tables, self._views = tables, tables.views
        self._around = lru_cache(AREAS)(self._outwards)

    def named(self, name_key: str | None) -> tuple[Entry, ...]:
        """The entries that bear a name, the most important first."""
        if not name_key:
            return ()
        return tuple([self._entry(*post) for post in index.posted(self._tables, name_key)])

    def get(self, place: str) -> Entry | None:
        """The entry of an id."""
        row = self._tables.ids.get(place)
        if row is None and place.startswith("gn:") and place[3:].isdecimal():
            row = self._row_of(int(place[3:]))
        return None if row is None else self._entry(row, keys.GIVEN)

    def _row_of(self, gid: int) -> int | None:
        gids = self._views["gids"]
        slot = bisect_left(gids, gid)
        found = slot < len(gids) and gids[slot] == gid
        return int(self._views["gid_rows"][slot]) if found else None

    def _entry(self, row: int, match: int) -> Entry:
        views, tables = self._views, self._tables
        name = tables.text[views["name_at"][row] : views["name_at"][row + 1]]
        lat, lon = _degrees(views["lat"][row]), _degrees(views["lon"][row])
        level = LEVELS[views["level"][row]]
        place = self._id(row)
        within, unit = self._around(self._next(row))
        if level == "admin1":
            unit = f"unit {place}"
        cell = None
        if lat is not None and lon is not None and level not in ("country", "admin1"):
            cell = round(lat / CELL) * CELL_ROW + round(lon / CELL)
        return Entry(
            place,
            str(name, "utf-8"),
            tables.head["countries"][views["country"][row]] or None,
            lat,
            lon,
            level,
            views["people"][row],
            within,
            row in tables.given,
            row in tables.capitals,
            match,
            unit,
            cell,
        )

    def _next(self, row: int) -> tuple[int, ...]:
        """The rows right around a row: our regions and its parent."""
        parent = self._views["parent"][row]
        outer = self._tables.regions.get(row, ())
        return outer if parent == index.NONE else (*outer, parent)

    def _outwards(self, nearest: tuple[int, ...]) -> tuple[tuple[str, ...], str | None]:
        """The ids around a place that lies right in ``nearest``, smallest first, and its unit:
        alike for all places of an area, and so remembered."""
        level, country = self._views["level"], self._views["country"]
        found = list(nearest)
        for row in found:
            found += [outer for outer in self._next(row) if outer not in found]
        # A region of several countries has the level of a country but no country: it comes last.
        found.sort(key=lambda row: (-level[row], country[row] == 0))
        within = tuple(map(self._id, found))
        units = [place for place in within if place.startswith("gn:")]
        return within, f"unit {units[-1]}" if units else None

    def _id(self, row: int) -> str:
        gid = self._views["gid"][row]
        return f"gn:{gid}" if gid else self._tables.own[row]


def _degrees(stored: int) -> float | None:
    return None if stored == index.UNPLACED else stored / 100_000
