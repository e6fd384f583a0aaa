"""From a claim down to the bytes: quotation in context, text, evidence re-hashed now, ledger.

In: an open store and ids. Out: traces. Reads the tables and the evidence folder.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from marsad.errors import IntegrityError, StoreError
from marsad.model import Claim, Entry, Evidence, Incident, Quote, Report, Tally, Text
from marsad.store import asked, rows
from marsad.store.opened import Store
from marsad.store.schema import claims, incidents, reports, tallies, texts

CONTEXT = 160  # characters of the text shown on each side of a quotation


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation as it stands in its text; ``agrees``: it equals the slice that it names."""

    quote: Quote
    before: str
    words: str
    after: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class Custody:
    """Kept bytes: the evidence, its ledger entry, the file, and what a check found just now."""

    evidence: Evidence
    entry: Entry
    path: str
    agrees: bool
    finding: str


@dataclass(frozen=True, slots=True)
class ClaimTrace:
    """A claim and everything below it. ``retracted``: the ledger entry that retracted it."""

    claim: Claim
    entry: int
    retracted: int | None
    quotations: tuple[Quotation, ...]
    text: Text
    reports: tuple[Report, ...]
    custody: Custody


def incident(store: Store, incident_id: str, rule_set: str) -> Incident:
    """An incident under a rule set."""
    here = (incidents.c.id == incident_id) & (incidents.c.rule_set == rule_set)
    about = f"incident {incident_id} under rule set {rule_set}"
    return rows.to_incident(asked.one(store, select(incidents).where(here), about))


def tally(store: Store, claim_id: str, rule_set: str) -> Tally:
    """A running total under a rule set, by its claim."""
    here = (tallies.c.claim == claim_id) & (tallies.c.rule_set == rule_set)
    return rows.to_tally(asked.one(store, select(tallies).where(here), f"tally {claim_id}"))


def incidents_of(store: Store, claim_id: str, rule_set: str) -> tuple[str, ...]:
    """The incidents that a claim is in under a rule set."""
    found = asked.resolution(store, rule_set).incidents
    return tuple(item.id for item in found if claim_id in item.claims)


def claim(store: Store, claim_id: str) -> ClaimTrace:
    """A claim with everything below it; the one not retracted, if it was recorded twice."""
    query = select(claims).where(claims.c.id == claim_id)
    ordered = query.order_by(claims.c.retracted.is_not(None), claims.c.entry.desc()).limit(1)
    row = asked.one(store, ordered, f"claim {claim_id}")
    said, text = rows.to_claim(row), asked.text(store, str(row["text"]))
    quotes = (said.quote, *said.restated)
    return ClaimTrace(
        claim=said,
        entry=row["entry"],
        retracted=row["retracted"],
        quotations=tuple(_quotation(text, quote) for quote in quotes),
        text=text,
        reports=tuple(asked.text_reports(store, text.id)),
        custody=custody(store, text.evidence),
    )


def text(store: Store, text_id: str) -> Text:
    """A text."""
    return asked.text(store, text_id)


def evidence_id(store: Store, report_id: str) -> str:
    """The id of the bytes that a report brought."""
    return asked.report(store, report_id)[1]


def custody(store: Store, evidence_id: str) -> Custody:
    """The kept bytes, hashed again now."""
    evidence = asked.evidence_of(store, evidence_id)
    path = str(store.vault.path(evidence_id))
    agrees, finding = True, "hash checked now: agrees"
    try:
        store.vault.get(evidence_id)
    except (IntegrityError, StoreError) as fault:
        agrees, finding = False, f"hash checked now: {fault.reason}"
    return Custody(evidence, asked.entry(store, evidence.ledger_entry), path, agrees, finding)


def reports_of(store: Store, evidence_id: str) -> tuple[Report, ...]:
    """The reports that brought these bytes, oldest first."""
    query = select(reports).where(reports.c.evidence == evidence_id).order_by(reports.c.entry)
    return tuple(rows.to_report(row) for row in asked.rows_of(store, query))


def texts_of(store: Store, evidence_id: str) -> tuple[Text, ...]:
    """The readings of an evidence, oldest first."""
    query = select(texts).where(texts.c.evidence == evidence_id).order_by(texts.c.entry)
    return tuple(rows.to_text(row) for row in asked.rows_of(store, query))


def claims_of(store: Store, text_id: str) -> tuple[Claim, ...]:
    """The claims of a text that are not retracted, in their order."""
    here = (claims.c.text == text_id) & claims.c.retracted.is_(None)
    query = select(claims).where(here).order_by(claims.c.entry, claims.c.position)
    return tuple(rows.to_claim(row) for row in asked.rows_of(store, query))


def _quotation(text: Text, quote: Quote) -> Quotation:
    part = (text.title if quote.part == "title" else text.body) or ""
    words = part[quote.start : quote.end]
    before = part[max(0, quote.start - CONTEXT) : quote.start]
    after = part[quote.end : quote.end + CONTEXT]
    return Quotation(quote, before, words, after, agrees=words == quote.text)
