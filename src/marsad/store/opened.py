"""Open a store: for reading, one unchanging view; for writing, the one process that may.

In: a location, a clock. Out: a store. Touches the folder, the database, the lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert
from sqlalchemy.exc import DBAPIError

from marsad import __version__
from marsad.errors import StoreError
from marsad.preserve import Vault
from marsad.store import engine, location, lock, migrate, schema
from marsad.store.change import Change, Clock, begun
from marsad.store.location import Location


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. ``view`` is the reader's snapshot; ``writer`` is None when only reading."""

    location: Location
    vault: Vault
    reader: Engine
    view: Connection | None = None
    writer: Connection | None = None
    clock: Clock | None = None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection to read from. Raises StoreError where the database cannot be read."""
        with _named(self.location):
            if self.view is not None:
                yield self.view
            else:
                with self.reader.connect() as connection:
                    yield connection

    @contextmanager
    def change(self) -> Iterator[Change]:
        """A transaction: all of it is kept when the block ends, nothing if it raises."""
        if self.writer is None or self.clock is None:
            raise StoreError(self.location.name, "is open for reading only", "open it for writing")
        with _named(self.location), self.writer.begin():
            yield begun(self.writer, self.clock)


@contextmanager
def reading(store: str | Path, evidence: str | Path | None = None) -> Iterator[Store]:
    """The store as it is now, unchanged for as long as it is open.

    An older store is migrated first. Raises StoreError: no store, a newer version, unreadable.
    """
    place = location.located(store, evidence)
    if not location.exists(place):
        raise StoreError(place.name, "there is no store", "make one with: marsad run PATH…")
    with _named(place), _disposed(engine.engine(place, writing=False)) as source:
        if _version(source, place) != schema.VERSION:
            with writing(store, evidence, clock=None):
                pass
        with source.connect() as view:
            if place.url is not None:
                view.execution_options(isolation_level="REPEATABLE READ")
            yield Store(place, Vault(place.evidence), source, view=view)


@contextmanager
def writing(
    store: str | Path, evidence: str | Path | None = None, *, clock: Clock | None
) -> Iterator[Store]:
    """The store for the one process that writes; made or migrated where needed.

    Raises StoreError at once where another process writes, or the store is newer.
    """
    place = location.located(store, evidence)
    location.refuse_foreign(place)
    location.create(place)
    held = lock.file_lock(place) if place.url is None else nullcontext()
    with (
        held,
        _named(place),
        _disposed(engine.engine(place, writing=True)) as target,
        _disposed(engine.engine(place, writing=False)) as source,
        target.connect() as connection,
    ):
        if place.url is not None:
            with connection.begin():
                lock.advisory_lock(connection, place)
        with connection.begin():
            _ready(connection, place)
        vault = Vault(place.evidence)
        vault.sweep()
        yield Store(place, vault, source, None, connection, clock)


def _ready(connection: Connection, place: Location) -> None:
    found = migrate.version(connection)
    migrate.refuse_newer(connection, place.name, found)
    if found == schema.VERSION:
        return
    migrate.upgrade(connection)
    connection.execute(delete(schema.meta).where(schema.meta.c.key == "program"))
    connection.execute(insert(schema.meta), {"key": "program", "value": __version__})


def _version(source: Engine, place: Location) -> str:
    with source.connect() as connection:
        found = migrate.version(connection)
        migrate.refuse_newer(connection, place.name, found)
    if found is None:
        raise StoreError(place.name, "there is no store", "make one with: marsad run PATH…")
    return found


@contextmanager
def _disposed(made: Engine) -> Iterator[Engine]:
    try:
        yield made
    finally:
        made.dispose()


@contextmanager
def _named(place: Location) -> Iterator[None]:
    try:
        yield
    except DBAPIError as fault:
        reason = " ".join(str(fault.orig).split())
        if "full" in reason or "disk I/O" in reason or "No space" in reason:
            raise StoreError(
                place.name, f"{reason}; nothing was lost", "make room and run the command again"
            ) from fault
        raise StoreError(
            place.name, f"the database says: {reason}", "look at the store, or run with -v"
        ) from fault
