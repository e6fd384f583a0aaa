"""One digest of what the record says, however and whenever it came to say it.

In: an open store. Out: 64 hex digits. Reads the tables.

Covered: reports, evidence, current texts and claims, incidents and tallies. Not covered: times of
keeping, ledger numbers, aliases and retracted claims, which depend on the way that led here. A run
that was killed and run again has the fingerprint of an undisturbed one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import select

from marsad.codec import to_json
from marsad.ids import canonical
from marsad.store import asked
from marsad.store.opened import Store
from marsad.store.schema import evidence, reports


def fingerprint(store: Store) -> str:
    """SHA-256 over the canonical JSON of each item, sorted by kind and id, line by line."""
    whole = hashlib.sha256()
    for kind, value in _items(store):
        whole.update(canonical([kind, value]) + b"\n")
    return whole.hexdigest()


def _items(store: Store) -> Iterator[tuple[str, object]]:
    for row in asked.walked(store, select(reports).order_by(reports.c.id)):
        yield "report", [row["id"], row["address"], row["document"], row["evidence"]]
    for row in asked.walked(store, select(evidence).order_by(evidence.c.id)):
        yield "evidence", [row["id"], row["size"], row["media_type"]]
    for text in asked.current_texts(store):
        yield "text", to_json(text)
    for claim in sorted(asked.current_claims(store), key=lambda claim: (claim.text, claim.id)):
        yield "claim", to_json(claim)
    for rule_set in asked.rule_sets(store):
        yield "results", [rule_set, to_json(asked.resolution(store, rule_set))]
