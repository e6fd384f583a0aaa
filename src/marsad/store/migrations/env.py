"""Alembic's door: migrate on the connection that ``marsad.store.migrate`` hands in.

In: a connection inside a transaction. Out: nothing. Touches the schema behind the connection.
"""

from __future__ import annotations

from alembic import context

from marsad.store import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    transactional_ddl=True,
)
context.run_migrations()
