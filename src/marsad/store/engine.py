"""Connections that commit durably: SQLite with full sync, PostgreSQL as the server is set.

In: a location. Out: a SQLAlchemy engine. Touches the database file or the server.
"""

from __future__ import annotations

import importlib.util
import os
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from marsad.errors import StoreError
from marsad.store.location import Location

BUSY_S = 30.0  # seconds that a reader waits for a checkpoint, or the writer for a reader


def engine(location: Location, *, writing: bool) -> Engine:
    """An engine with its pool. Raises StoreError where the PostgreSQL driver is missing."""
    return _sqlite(location, writing) if location.url is None else _postgresql(location)


def _postgresql(location: Location) -> Engine:
    if importlib.util.find_spec("psycopg") is None:
        raise StoreError(
            location.name,
            "the PostgreSQL driver is not installed",
            'install it with: pip install "marsad[postgres]"',
        )
    assert location.url is not None
    name = {"application_name": f"marsad pid {os.getpid()}"}
    return create_engine(location.url, connect_args=name)


def _sqlite(location: Location, writing: bool) -> Engine:
    path = quote(str(location.database.absolute()))
    mode = "mode=rw" if writing else "mode=ro"
    if not writing and not os.access(location.folder, os.W_OK):
        mode += "&immutable=1"  # a copy on a read-only medium: no side files can be made there
    made = create_engine(
        f"sqlite:///file:{path}?{mode}&uri=true",
        connect_args={"timeout": BUSY_S, "check_same_thread": False},
    )

    @event.listens_for(made, "connect")
    def _connected(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        # the driver would open transactions late and on its own: we say BEGIN ourselves
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        if writing:
            cursor.execute("PRAGMA journal_mode = WAL")  # readers go on while one process writes
            cursor.execute("PRAGMA synchronous = FULL")  # a commit survives a power cut
        cursor.close()

    @event.listens_for(made, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return made
