"""One writer at a time: a lock that the operating system or the server takes back by itself.

In: a location, or a connection to PostgreSQL. Out: a held lock. Touches the lock file.
Readers take no lock. A process that is killed loses its lock with its life.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text

from marsad.errors import StoreError
from marsad.store.location import Location

ADVISORY = 0x6D617273  # "mars": the number of our advisory lock in a PostgreSQL database


@contextmanager
def file_lock(location: Location) -> Iterator[None]:
    """Hold the store's lock file. Raises StoreError at once if another process holds it."""
    try:
        handle = os.open(location.lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as fault:
        reason = f"cannot be written: {fault.strerror}"
        raise StoreError(location.name, reason, "look at the rights of the folder") from fault
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
            raise _busy(location, f"pid {holder}" if holder else "pid unknown") from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
    finally:
        os.close(handle)


def advisory_lock(connection: Connection, location: Location) -> None:
    """Hold PostgreSQL's advisory lock for as long as the connection lives, or raise StoreError."""
    if connection.execute(text("SELECT pg_try_advisory_lock(:n)"), {"n": ADVISORY}).scalar():
        return
    holder = connection.execute(
        text(
            "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid) "
            "WHERE l.locktype = 'advisory' AND l.objid = :n AND l.granted "
            "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        ),
        {"n": ADVISORY},
    ).scalar()
    raise _busy(location, str(holder or "pid unknown"))


def _busy(location: Location, holder: str) -> StoreError:
    return StoreError(
        location.name,
        f"is used by another process ({holder})",
        "wait until it ends, or name another --store",
    )
