"""What an id, or the beginning of one, names.

In: an open store, an id as a person types it. Out: what kind of thing and its whole id. Reads the
tables.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from marsad.errors import UseError
from marsad.store import asked, results
from marsad.store.opened import Store
from marsad.store.schema import aliases, claims, evidence, incidents, reports, tallies, texts

SHOWN = 8  # how many candidates an ambiguous beginning lists


@dataclass(frozen=True, slots=True)
class Found:
    """``kind``: incident, claim, tally, report, evidence or text; ``asked`` is what was typed."""

    kind: str
    id: str
    asked: str


def find(store: Store, begun: str, rule_set: str) -> Found:
    """What ``begun`` names: an id, a unique beginning, or a report's document id.

    A former incident leads to the one that took it over. Raises UseError: nothing, or several.
    """
    word = begun.strip().lower()
    found = _exact(store, begun.strip(), rule_set) or _beginning(store, word, rule_set)
    if not found:
        asked.require(store, rule_set)  # an incident may be there under another one
        raise UseError(f"id “{begun}”", "names nothing in this store", _NEXT)
    if len(found) > 1:
        some = ", ".join(f"{item.id} ({item.kind})" for item in found[:SHOWN])
        raise UseError(f"id “{begun}”", f"names several: {some}", "type more of it")
    only = found[0]
    if only.kind == "former incident":
        with store.read() as link:
            only = Found("incident", results.followed(link, only.id), only.id)
    if only.kind == "claim" and _is_tally(store, only.id, rule_set):
        return Found("tally", only.id, begun)
    return Found(only.kind, only.id, begun)


def _exact(store: Store, word: str, rule_set: str) -> list[Found]:
    whole = [item for item in _beginning(store, word.lower(), rule_set) if item.id == word.lower()]
    if whole:
        return whole
    query = select(reports.c.id).where(reports.c.document == word).order_by(reports.c.id)
    return [Found("report", str(row["id"]), word) for row in asked.rows_of(store, query)]


def _beginning(store: Store, word: str, rule_set: str) -> list[Found]:
    here = incidents.c.rule_set == rule_set
    columns: list[tuple[str, ColumnElement[str], ColumnElement[bool] | None]] = [
        ("incident", incidents.c.id, here),
        ("former incident", aliases.c.old, None),
        ("claim", claims.c.id, None),
        ("report", reports.c.id, None),
        ("evidence", evidence.c.id, None),
        ("text", texts.c.id, None),
    ]
    found = []
    for kind, column, also in columns:
        query = select(column.label("id")).where(column.startswith(word, autoescape=True))
        query = query if also is None else query.where(also)
        limited = query.distinct().order_by(column).limit(SHOWN + 1)
        found += [Found(kind, str(row["id"]), word) for row in asked.rows_of(store, limited)]
    return found


def _is_tally(store: Store, claim_id: str, rule_set: str) -> bool:
    here = (tallies.c.claim == claim_id) & (tallies.c.rule_set == rule_set)
    return bool(asked.rows_of(store, select(tallies.c.claim).where(here)))


_NEXT = "copy an id from the tables of marsad run, or of marsad export"
