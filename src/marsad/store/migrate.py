"""Bring an older store to the version that this program reads; refuse a newer one.

In: a connection inside a transaction. Out: nothing, or StoreError. Touches the schema.
"""

from __future__ import annotations

from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, select

from marsad import __version__
from marsad.errors import StoreError
from marsad.store import schema


def version(connection: Connection) -> str | None:
    """The version of the store behind a connection; None: there is none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return None if row is None else str(row[0])


def refuse_newer(connection: Connection, name: str, found: str | None) -> None:
    """Raise StoreError, naming both versions, if the store is newer than this program."""
    if found is None or found <= schema.VERSION:
        return
    writer = connection.execute(
        select(schema.meta.c.value).where(schema.meta.c.key == "program")
    ).scalar()
    raise StoreError(
        name,
        f"has store version {found} (written by marsad {writer or 'unknown'}); "
        f"this is marsad {__version__}, which reads up to {schema.VERSION}",
        "use a newer marsad",
    )


def upgrade(connection: Connection, to: str = schema.VERSION) -> None:
    """Run the packaged migrations up to a version, inside the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", "marsad.store:migrations")
    attributes: dict[str, Any] = config.attributes
    attributes["connection"] = connection
    command.upgrade(config, to)
