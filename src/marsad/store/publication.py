"""What an export shows, gathered from the record as it is now.

In: an open store, a rule set, the time. Out: a ``publish.Record``. Reads the tables, and the
gazetteer for the provinces in which places lie.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from marsad import __version__
from marsad.extract.places import gazetteer
from marsad.model import Claim, Resolution
from marsad.publish import Area, Provenance, Record
from marsad.store import asked
from marsad.store.cited import cited, sentences
from marsad.store.opened import Store


def publication(store: Store, rule_set: str, made: datetime, limit: int | None = None) -> Record:
    """All incidents and tallies of a rule set, with every claim and text that they cite.

    ``limit`` takes the first incidents only. Raises UseError if nothing is stored under it.
    """
    asked.require(store, rule_set)
    stored = asked.resolution(store, rule_set)
    stored = Resolution(stored.incidents[:limit], stored.tallies)
    claims = cited(store, stored)
    head = asked.head(store)
    return Record(
        incidents=stored.incidents,
        tallies=stored.tallies,
        claims=claims,
        provenance={
            text: _provenance(store, text) for text in sorted({c.text for c in claims.values()})
        },
        rule_set=rule_set,
        made=made,
        version=__version__,
        ledger_head=head.hash if head else None,
        sentences=sentences(stored.tallies, claims),
        areas=_areas(claims.values()),
        bodies={text: asked.text(store, text).body for text in {c.text for c in claims.values()}},
    )


def _provenance(store: Store, text_id: str) -> Provenance:
    text = asked.text(store, text_id)
    evidence = asked.evidence_of(store, text.evidence)
    return Provenance(
        text=text.id,
        document=text.document or text.id,
        outlet=text.outlet,
        published=text.published,
        title=text.title,
        address=text.address,
        evidence=evidence.id,
        size=evidence.size,
        media_type=evidence.media_type,
        kept=evidence.kept,
        ledger_entry=evidence.ledger_entry,
    )


def _areas(claims: Iterable[Claim]) -> dict[str, Area]:
    places = gazetteer.load()
    named = [claim.where for claim in claims if claim.where is not None]
    ids = {key for where in named for key in (where.id, *where.within) if key is not None}
    found = [entry for key in sorted(ids) if (entry := places.get(key)) is not None]
    return {
        entry.id: Area(entry.id, entry.name, entry.precision, entry.country)
        for entry in found
        if entry.precision in ("admin1", "country")
    }
