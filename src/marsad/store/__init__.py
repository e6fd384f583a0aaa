"""The record on disk: SQLite in a folder, or PostgreSQL with a folder of evidence beside it.

In: nouns. Out: nouns. Touches the database and the evidence folder, nothing else. One process
writes at a time; any number read. ``opened`` opens, ``record`` and ``results`` write, ``asked``,
``held`` and ``find`` read.
"""

from __future__ import annotations

from marsad.store import asked, cited, record, results, trace
from marsad.store.batch import batches
from marsad.store.change import Change, Clock
from marsad.store.fingerprint import fingerprint
from marsad.store.held import Held
from marsad.store.location import DEFAULT, located
from marsad.store.opened import Store, reading, writing

__all__ = [
    "DEFAULT",
    "Change",
    "Clock",
    "Held",
    "Store",
    "asked",
    "batches",
    "cited",
    "fingerprint",
    "located",
    "reading",
    "record",
    "results",
    "trace",
    "writing",
]
