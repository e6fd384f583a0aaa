"""One transaction: rows and the ledger entries that say so, committed together or not at all.

In: a connection inside a transaction, a clock. Out: sealed entries. Touches the ledger table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from marsad import __version__
from marsad.model import Entry
from marsad.preserve import ledger
from marsad.store import rows, schema

Clock = Callable[[], datetime]
TOOL = f"marsad {__version__}"


@dataclass(slots=True)
class Change:
    """An open transaction of the one writer.

    ``last`` is the ledger's head within it, ``failed`` the address and step of open failures.
    """

    connection: Connection
    clock: Clock
    last: Entry | None
    failed: set[tuple[str, str]]

    def enter(self, step: str, about: str, detail: Mapping[str, object]) -> Entry:
        """Seal the next ledger entry and add it."""
        entry = ledger.seal(
            self.last, at=self.clock(), tool=TOOL, step=step, about=about, detail=detail
        )
        self.connection.execute(insert(schema.ledger), rows.from_entry(entry))
        self.last = entry
        return entry


def begun(connection: Connection, clock: Clock) -> Change:
    """A change on a connection whose transaction has begun."""
    query = select(schema.ledger).order_by(schema.ledger.c.number.desc()).limit(1)
    row = connection.execute(query).mappings().first()
    failures = connection.execute(select(schema.failures.c.address, schema.failures.c.step))
    failed = {(one.address, one.step) for one in failures}
    return Change(connection, clock, None if row is None else rows.to_entry(row), failed)
