"""Where a store lies: a folder with everything, or PostgreSQL for the tables and a folder beside.

In: what ``--store`` and ``MARSAD_EVIDENCE`` say. Out: a location. Touches the folder: created
readable by its owner alone (0700, files 0600), whatever the umask.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from marsad.errors import StoreError, UseError

DEFAULT = "marsad-store"
DATABASE = "record.sqlite"
LOCK = "lock"
_FOLDER_MODE, _FILE_MODE = 0o700, 0o600


@dataclass(frozen=True, slots=True)
class Location:
    """``folder`` holds the evidence (and, for SQLite, everything); ``url`` None means SQLite."""

    name: str
    folder: Path
    evidence: Path
    url: URL | None

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / DATABASE

    @property
    def lock(self) -> Path:
        """The file whose lock the one writing process holds (SQLite)."""
        return self.folder / LOCK


def located(store: str | Path, evidence: str | Path | None = None) -> Location:
    """The location that an option names: a folder, or a ``postgresql://`` address.

    ``evidence`` is the folder of kept bytes (default: ``evidence`` in the store's folder, and for
    PostgreSQL in ``./marsad-store``). Raises UseError for an address of another kind.
    """
    name = str(store)
    if "://" not in name:
        folder = Path(store)
        return Location(name, folder, Path(evidence or folder / "evidence"), None)
    try:
        url = make_url(name)
    except ArgumentError:
        raise UseError("--store", "is no database address", _NEXT) from None
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise UseError(f"--store {url.render_as_string()}", "is not PostgreSQL", _NEXT)
    folder = Path(DEFAULT)
    shown = url.render_as_string(hide_password=True)
    url = url.set(drivername="postgresql+psycopg")
    return Location(shown, folder, Path(evidence or folder / "evidence"), url)


def exists(location: Location) -> bool:
    """Is there a SQLite store? (What a database server holds is asked of the server.)"""
    return location.url is not None or location.database.is_file()


def create(location: Location) -> None:
    """Create the folders and the empty database file, for their owner alone.

    Raises StoreError if the folder holds other things or cannot be written.
    """
    try:
        if location.url is None:
            _folder(location.folder)
            _file(location.database)
            _file(location.lock)
        _folder(location.evidence)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise StoreError(location.name, f"cannot be created: {reason}", _RIGHTS) from fault


def refuse_foreign(location: Location) -> None:
    """Raise StoreError if a new store would be made in a folder that holds other things."""
    own = {DATABASE, LOCK, location.evidence.name}
    if location.url is not None or not location.folder.exists():
        return
    if not location.folder.is_dir():
        raise StoreError(location.name, "is a file, not a folder", "name another --store")
    if location.database.exists():
        return
    others = sorted(item.name for item in location.folder.iterdir() if item.name not in own)
    if others:
        reason = f"is no Marsad store and holds other files ({others[0]} …)"
        raise StoreError(location.name, reason, "name another --store, or an empty folder")


def _folder(path: Path) -> None:
    if path.is_dir() and any(path.iterdir()):
        return  # in use: its rights are its owner's business
    path.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    path.chmod(_FOLDER_MODE)


def _file(path: Path) -> None:
    if path.exists():
        return
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE_MODE)
    try:
        os.fchmod(handle, _FILE_MODE)
    finally:
        os.close(handle)


_NEXT = "give a folder, or postgresql://user@host/database"
_RIGHTS = "look at the rights of the folder above it, or name another --store"
