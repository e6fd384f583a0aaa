"""Store what grouping and counting gave, if it changed; ids that vanish live on as aliases.

In: an open change and a resolution under a rule set. Out: whether anything changed. Touches the
tables of incidents, tallies and aliases, and the ledger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from marsad.codec import to_json
from marsad.ids import digest
from marsad.model import Incident, Resolution
from marsad.store import rows
from marsad.store.change import Change
from marsad.store.schema import aliases, incidents, meta, tallies


def resolution(change: Change, rule_set: str, found: Resolution, claims: int) -> bool:
    """Replace the incidents and tallies stored under a rule set; False if they are the same."""
    link, now = change.connection, results_digest(found)
    if now == _noted(link, rule_set):
        return False
    before = stored(link, rule_set)
    detail = {
        "claims": claims,
        "incidents": len(found.incidents),
        "tallies": len(found.tallies),
        "digest": now,
    }
    change.enter("resolve", rule_set, detail)
    for table in (incidents, tallies):
        link.execute(delete(table).where(table.c.rule_set == rule_set))
    _insert(link, rule_set, found)
    _alias(link, before.incidents, found.incidents)
    link.execute(delete(meta).where(meta.c.key == _KEY + rule_set))
    link.execute(insert(meta), {"key": _KEY + rule_set, "value": now})
    return True


def rule_sets(connection: Connection) -> tuple[str, ...]:
    """The rule sets under which results are stored, sorted."""
    keys = connection.execute(select(meta.c.key).where(meta.c.key.startswith(_KEY))).scalars()
    return tuple(sorted(key.removeprefix(_KEY) for key in keys))


def stored(connection: Connection, rule_set: str) -> Resolution:
    """The incidents and tallies stored under a rule set, in their order."""
    query = select(incidents).where(incidents.c.rule_set == rule_set)
    found = connection.execute(query.order_by(incidents.c.position)).mappings()
    query = select(tallies).where(tallies.c.rule_set == rule_set)
    totals = connection.execute(query.order_by(tallies.c.position)).mappings()
    return Resolution(tuple(map(rows.to_incident, found)), tuple(map(rows.to_tally, totals)))


def results_digest(found: Resolution) -> str:
    """Digest of all incidents and tallies, in order, all fields."""
    return digest(to_json(found))


def _insert(connection: Connection, rule_set: str, found: Resolution) -> None:
    rows_of_incidents = [
        rows.from_incident(item, rule_set, at) for at, item in enumerate(found.incidents)
    ]
    rows_of_tallies = [rows.from_tally(item, rule_set, at) for at, item in enumerate(found.tallies)]
    if rows_of_incidents:
        connection.execute(insert(incidents), rows_of_incidents)
    if rows_of_tallies:
        connection.execute(insert(tallies), rows_of_tallies)


def _noted(connection: Connection, rule_set: str) -> str | None:
    query = select(meta.c.value).where(meta.c.key == _KEY + rule_set)
    return connection.execute(query).scalar()


def _alias(connection: Connection, before: Iterable[Incident], now: Iterable[Incident]) -> None:
    """An incident that is gone is found where most of its claims went (a tie: the smaller id)."""
    home = {claim: incident.id for incident in now for claim in incident.claims}
    living = set(home.values())
    for old in connection.execute(select(aliases.c.old)).scalars().all():
        if old in living:
            connection.execute(delete(aliases).where(aliases.c.old == old))
    for incident in before:
        homes = Counter(home[claim] for claim in incident.claims if claim in home)
        if incident.id in living or not homes:
            continue  # no home: its claims were retracted, and the first of them shows why
        best = min(homes, key=lambda new: (-homes[new], new))
        connection.execute(delete(aliases).where(aliases.c.old == incident.id))
        connection.execute(insert(aliases), {"old": incident.id, "new": best})


def followed(connection: Connection, old: str) -> str:
    """The incident id that an id leads to now, through merges one after the other."""
    seen: set[str] = set()
    while old not in seen:
        seen.add(old)
        query = select(aliases.c.new).where(aliases.c.old == old)
        old = connection.execute(query).scalar() or old
    return old


_KEY = "resolved:"
