"""The walk from a thing down to the bytes, as plain JSON values that every format shows.

In: an open store, what was found. Out: nested objects. Reads the store; touches nothing else.
Names of victims are left out, and how many is said.
"""

from __future__ import annotations

from typing import Any

from marsad import count
from marsad.codec import to_json
from marsad.model import Claim, Incident, Report, Tally, Text
from marsad.store import Store, trace
from marsad.store.find import Found

Walk = dict[str, Any]


def walk(store: Store, found: Found, rule_set: str, limit: int | None = None) -> Walk:
    """What lies below ``found``. ``limit``: so many claims at most."""
    head: Walk = {"kind": found.kind, "id": found.id, "asked": found.asked}
    if found.kind == "incident":
        incident = trace.incident(store, found.id, rule_set)
        return head | _incident(store, incident, rule_set, limit)
    if found.kind == "tally":
        tally = trace.tally(store, found.id, rule_set)
        return head | _tally(tally, trace.claim(store, found.id)) | _claims(store, [found.id])
    if found.kind == "claim":
        incidents = list(trace.incidents_of(store, found.id, rule_set))
        return head | {"incidents": incidents} | _claims(store, [found.id])
    if found.kind == "text":
        return head | _text(store, trace.text(store, found.id), limit)
    evidence = found.id if found.kind == "evidence" else trace.evidence_id(store, found.id)
    return head | _evidence(store, evidence, limit)


def agrees(walk: Walk) -> bool:
    """Did every hash and every quotation on the way agree?"""
    custody = [walk["evidence"]] if "evidence" in walk else []
    custody += [claim["evidence"] for claim in walk.get("claims", ())]
    quotes = [quote for claim in walk.get("claims", ()) for quote in claim.get("quotations", ())]
    return all(item["agrees"] for item in (*custody, *quotes))


def _incident(store: Store, incident: Incident, rule_set: str, limit: int | None) -> Walk:
    return {
        "incident": to_json(incident),
        "rule_set": rule_set,
        "left_out": max(0, len(incident.claims) - limit) if limit else 0,
    } | _claims(store, list(incident.claims[:limit]))


def _tally(tally: Tally, claim: trace.ClaimTrace) -> Walk:
    sentence = count.sentence(tally, claim.claim.published)
    return {"tally": to_json(tally), "sentence": sentence}


def _claims(store: Store, ids: list[str]) -> Walk:
    return {"claims": [_claim(trace.claim(store, id)) for id in ids]}


def _claim(found: trace.ClaimTrace) -> Walk:
    return {
        "claim": guarded(found.claim),
        "recorded": found.entry,
        "retracted": found.retracted,
        "quotations": [to_json(quotation) for quotation in found.quotations],
        "text": _named(found.text),
        "reports": [_report(report) for report in found.reports],
        "evidence": _custody(found.custody),
    }


def _text(store: Store, text: Text, limit: int | None) -> Walk:
    claims = [claim.id for claim in trace.claims_of(store, text.id)][:limit]
    return {"text": _named(text), "evidence": _custody(trace.custody(store, text.evidence))} | (
        _claims(store, claims)
    )


def _evidence(store: Store, evidence: str, limit: int | None) -> Walk:
    texts = trace.texts_of(store, evidence)
    claims = [claim.id for text in texts for claim in trace.claims_of(store, text.id)][:limit]
    return {
        "evidence": _custody(trace.custody(store, evidence)),
        "reports": [_report(report) for report in trace.reports_of(store, evidence)],
        "texts": [_named(text) for text in texts],
    } | _claims(store, claims)


def _custody(found: trace.Custody) -> Walk:
    return {
        "id": found.evidence.id,
        "size": found.evidence.size,
        "media_type": found.evidence.media_type,
        "kept": to_json(found.evidence.kept),
        "tool": found.evidence.tool,
        "file": found.path,
        "agrees": found.agrees,
        "finding": found.finding,
        "ledger": {"number": found.entry.number, "hash": found.entry.hash},
    }


def guarded(claim: Claim) -> Walk:
    """A claim as JSON without the names of victims, which are counted instead."""
    said: Walk = to_json(claim)
    if claim.victims is not None and claim.victims.names:
        said["victims"]["names"] = []
        said["victims"]["names_withheld"] = len(claim.victims.names)
    return said


def _named(text: Text) -> Walk:
    names = ("id", "title", "published", "outlet", "language", "reader", "reader_version")
    return {name: to_json(getattr(text, name)) for name in names} | {"basis": dict(text.basis)}


def _report(report: Report) -> Walk:
    names = ("id", "address", "document", "media_type", "retrieved", "redirects", "headers")
    return {name: to_json(getattr(report, name)) for name in names}
