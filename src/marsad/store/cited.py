"""The claims that results cite, and running totals in plain sentences.

In: an open store, results. Out: claims by id, sentences by claim id. Reads the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from marsad import count
from marsad.model import Claim, Resolution, Tally
from marsad.store import asked, rows
from marsad.store.opened import Store
from marsad.store.schema import claims as claims_table

_AT_ONCE = 500  # ids in one query: databases limit the parameters of a statement


def cited(store: Store, stored: Resolution) -> dict[str, Claim]:
    """Every claim that incidents, tallies and their derivations cite, by id."""
    wanted = {tally.claim for tally in stored.tallies}
    counts = [tally.recorded for tally in stored.tallies]
    for incident in stored.incidents:
        wanted.update(incident.claims)
        counts.extend(incident.counts.values())
    wanted |= {line.claim for item in counts for line in item.derivation if line.claim}
    ids, found = sorted(wanted), dict[str, Claim]()
    for at in range(0, len(ids), _AT_ONCE):
        here = claims_table.c.id.in_(ids[at : at + _AT_ONCE])
        query = select(claims_table).where(here, claims_table.c.retracted.is_(None))
        found |= {str(row["id"]): rows.to_claim(row) for row in asked.rows_of(store, query)}
    return dict(sorted(found.items()))


def sentences(tallies: Iterable[Tally], claims: Mapping[str, Claim]) -> dict[str, str]:
    """Each running total in one plain sentence, by its claim."""
    days = {tally.claim: claims[tally.claim].published for tally in tallies}
    return {tally.claim: count.sentence(tally, days[tally.claim]) for tally in tallies}
