"""A store as ``preserve.audit`` wants to see it: everything held, from start to end.

In: an open store. Out: nouns with the ledger entries that recorded them; a fault in the place of a
row that cannot be read as what it should be. Reads the tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import Table, select

from marsad.errors import MarsadError
from marsad.model import Decision, Entry, Evidence, Fault, Report, Resolution
from marsad.preserve import Extraction, Reading
from marsad.store import asked, results, rows
from marsad.store.opened import Store
from marsad.store.rows import Row
from marsad.store.schema import (
    claims,
    decisions,
    evidence,
    incidents,
    ledger,
    reports,
    tallies,
    texts,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Held:
    """The holdings of a store (the protocol ``preserve.audit.Holdings``)."""

    store: Store

    def entries(self) -> Iterator[Entry | Fault]:
        """The ledger, in order of its numbers."""
        return self._each(ledger, "number", rows.to_entry)

    def reports(self) -> Iterator[Report | Fault]:
        """Reports without their bytes."""
        return self._each(reports, "id", rows.to_report)

    def evidence(self) -> Iterator[Evidence | Fault]:
        """All evidence, by id."""
        return self._each(evidence, "id", rows.to_evidence)

    def readings(self) -> Iterator[Reading | Fault]:
        """All texts with all their claims, retracted ones too."""
        return self._each(texts, "id", self._reading)

    def decisions(self) -> Iterator[Decision | Fault]:
        """All decisions."""
        return self._each(decisions, "id", rows.to_decision)

    def results(self) -> Iterator[tuple[str, str] | Fault]:
        """Rule set and digest of the incidents and tallies stored under it."""
        for name in asked.rule_sets(self.store):
            stored = _made("incidents", name, asked.resolution, self.store, name)
            if isinstance(stored, Resolution):
                yield name, results.results_digest(stored)
            else:
                yield stored

    def skewed(self) -> Iterator[Fault]:
        """Rows whose columns for queries do not repeat their document."""
        for table, key, again in (
            (claims, "id", _claim_again),
            (incidents, "id", _incident_again),
            (tallies, "claim", _tally_again),
        ):
            for row in asked.walked(self.store, select(table)):
                made = _made(table.name, row[key], again, row)
                if isinstance(made, Fault):
                    continue  # named already, where the row was read as a whole
                if any(row[name] != value for name, value in made.items()):
                    yield Fault("columns", f"{table.name[:-1]} {row[key]}", _SKEWED)

    def _each(self, table: Table, key: str, read: Callable[[Row], T]) -> Iterator[T | Fault]:
        for row in asked.walked(self.store, select(table).order_by(table.c[key])):
            yield _made(table.name, row[key], read, row)

    def _reading(self, row: Row) -> Reading:
        return Reading(rows.to_text(row), row["entry"], tuple(self._extractions(row["id"])))

    def _extractions(self, text_id: str) -> Iterator[Extraction | Fault]:
        query = select(claims).where(claims.c.text == text_id)
        found = asked.rows_of(self.store, query.order_by(claims.c.entry, claims.c.position))
        for entry, group in groupby(found, key=lambda row: int(row["entry"])):
            yield from _extraction(text_id, entry, list(group))


def _extraction(text_id: str, entry: int, items: list[Row]) -> Iterator[Extraction | Fault]:
    made = [_made("claims", row["id"], rows.to_claim, row) for row in items]
    broken = [one for one in made if isinstance(one, Fault)]
    values = tuple(one for one in made if not isinstance(one, Fault))
    yield from broken
    retracted = {row["retracted"] is not None for row in items}
    if len(retracted) > 1:
        yield Fault("claims", f"text {text_id}", f"some of ledger entry {entry} are retracted only")
    yield Extraction(entry, values, retracted == {True})


def _made(table: str, key: object, read: Callable[..., T], *arguments: Any) -> T | Fault:
    try:
        return read(*arguments)
    except (MarsadError, ValueError, TypeError, KeyError) as fault:
        reason = fault.reason if isinstance(fault, MarsadError) else str(fault)
        return Fault("unreadable", f"{table} {key}", f"cannot be read: {reason}")


def _claim_again(row: Row) -> dict[str, Any]:
    return rows.from_claim(rows.to_claim(row), row["entry"], row["position"])


def _incident_again(row: Row) -> dict[str, Any]:
    return rows.from_incident(rows.to_incident(row), row["rule_set"], row["position"])


def _tally_again(row: Row) -> dict[str, Any]:
    return rows.from_tally(rows.to_tally(row), row["rule_set"], row["position"])


_SKEWED = "its columns for queries differ from its document"
