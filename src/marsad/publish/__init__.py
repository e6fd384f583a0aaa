"""Record → exports and the page: what may leave the house, in forms that others can check.

In: a :class:`Record` that the caller fills from the store. Out: tables, JSON Lines, GeoJSON and a
self-contained page, all of one :class:`Protected` record. Touches disk where it writes.
"""

from marsad.publish.page import page
from marsad.publish.protect import protect
from marsad.publish.record import (
    Area,
    Permission,
    Protected,
    Provenance,
    Record,
    Withheld,
)
from marsad.publish.write import csv, geojson, jsonl

__all__ = [
    "Area",
    "Permission",
    "Protected",
    "Provenance",
    "Record",
    "Withheld",
    "csv",
    "geojson",
    "jsonl",
    "page",
    "protect",
]
