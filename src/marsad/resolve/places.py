"""Two places → how much they speak for one happening, or that they forbid it.

In: the slots of two claims. Out: points, or None where the places are apart. Touches nothing.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from marsad.model import Where
from marsad.resolve.slots import Slots

NEAR_KM = 10.0  # a village named after its town and back; a decision, half of UCDP's 25 km ("near")
EARTH_KM = 6371.0
UNKNOWN = -1.0  # points of a place that one side does not give: other slots must outweigh it
_POINTS = {"site": 3.0, "neighbourhood": 3.0, "town": 3.0, "admin2": 2.0, "admin1": 2.0}
_UNSURE = 2.5  # the same name, of which at least one side is not told apart from its namesakes
_COUNTRY = 0.5
FINE = ("site", "neighbourhood", "town")


def place(one: Slots, other: Slots) -> float | None:
    """Points for the same or a containing place by the wider of the two; None: apart.

    "In the province" and "in its town" agree; two towns do not, unless they are NEAR_KM close.
    """
    here, there = one.claim.where, other.claim.where
    if here is None or there is None or one.place is None or other.place is None:
        return UNKNOWN
    if one.place == other.place:
        return _POINTS.get(here.precision or "", _UNSURE if here.id is None else _COUNTRY)
    if one.place in other.places:
        return _POINTS.get(here.precision or "", _COUNTRY)
    if other.place in one.places:
        return _POINTS.get(there.precision or "", _COUNTRY)
    if _may_mean(here, there) or _may_mean(there, here):
        return _UNSURE if _same_name(here, there) else _COUNTRY
    if here.country and there.country and here.country != there.country:
        return None
    if "country" in (here.precision, there.precision):
        return _COUNTRY if here.country and here.country == there.country else UNKNOWN
    return _by_distance(one, other)


def _by_distance(one: Slots, other: Slots) -> float | None:
    """For two places of one country of which neither contains the other by id."""
    here, there = one.claim.where, other.claim.where
    assert here is not None
    assert there is not None
    if here.id is None or there.id is None:
        return _UNSURE if _same_name(here, there) else UNKNOWN
    if here.precision in FINE and there.precision in FINE:
        apart = distance_km(here, there)
        reach = max(NEAR_KM, here.distance_km or 0.0, there.distance_km or 0.0)
        return None if apart is None or apart > reach else _COUNTRY
    contained = here.within if there.precision not in FINE else there.within
    return None if contained or here.precision == there.precision else UNKNOWN


def _same_name(here: Where, there: Where) -> bool:
    return bool(here.name and there.name and here.name.casefold() == there.name.casefold())


def _may_mean(here: Where, there: Where) -> bool:
    return there.id is not None and any(other.id == there.id for other in here.alternatives)


def distance_km(here: Where, there: Where) -> float | None:
    """Great-circle distance; None where a coordinate is unknown."""
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        return None
    lat, other = radians(here.lat), radians(there.lat)
    half = sin((other - lat) / 2) ** 2
    half += cos(lat) * cos(other) * sin(radians(there.lon - here.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
