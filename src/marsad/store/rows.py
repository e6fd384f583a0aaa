"""Nouns to rows and back; a row read again gives a value equal to the one written.

In: nouns of ``model``, or rows as mappings. Out: the other of the two. Touches nothing.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from marsad.codec import from_json, to_json
from marsad.ids import canonical
from marsad.model import (
    Claim,
    Decision,
    Entry,
    Evidence,
    Failure,
    Incident,
    Report,
    Tally,
    Text,
)

Row = Mapping[Any, Any]
_REPORT_COLUMNS = ("id", "address", "document")
_TEXT_COLUMNS = ("id", "evidence", "title", "body", "published", "outlet", "language")


def written(value: Any) -> str:
    """A noun or plain value as canonical JSON text."""
    return canonical(to_json(value)).decode("utf-8", "surrogatepass")


def from_entry(entry: Entry) -> dict[str, Any]:
    """A ledger row."""
    row = {name: getattr(entry, name) for name in ("number", "tool", "step", "about")}
    hashes = {"previous": entry.previous, "hash": entry.hash}
    return row | hashes | {"at": entry.at.isoformat(), "detail": written(entry.detail)}


def to_entry(row: Row) -> Entry:
    """The entry of a ledger row."""
    return Entry(
        number=row["number"],
        at=datetime.fromisoformat(row["at"]),
        tool=row["tool"],
        step=row["step"],
        about=row["about"],
        detail=json.loads(row["detail"]),
        previous=row["previous"],
        hash=row["hash"],
    )


def from_report(report: Report, evidence: str, entry: int) -> dict[str, Any]:
    """A reports row; the bytes stay in the evidence folder."""
    rest = _rest(report, (*_REPORT_COLUMNS, "data"))
    columns = {name: getattr(report, name) for name in _REPORT_COLUMNS}
    return columns | {"evidence": evidence, "rest": rest, "entry": entry}


def to_report(row: Row, data: bytes = b"") -> Report:
    """The report of a row, with the bytes handed in."""
    fields = json.loads(row["rest"]) | {name: row[name] for name in _REPORT_COLUMNS}
    return from_json(Report, fields | {"data": data}, f"report {row['id']}")


def from_evidence(evidence: Evidence) -> dict[str, Any]:
    """An evidence row."""
    return dataclasses.asdict(evidence) | {"kept": evidence.kept.isoformat()}


def to_evidence(row: Row) -> Evidence:
    """The evidence of a row."""
    names = [item.name for item in dataclasses.fields(Evidence)]
    fields = {name: row[name] for name in names}
    return Evidence(**(fields | {"kept": datetime.fromisoformat(row["kept"])}))


def from_text(text: Text, entry: int) -> dict[str, Any]:
    """A texts row."""
    columns = {name: getattr(text, name) for name in _TEXT_COLUMNS}
    return columns | {"rest": _rest(text, _TEXT_COLUMNS), "entry": entry}


def to_text(row: Row) -> Text:
    """The text of a row."""
    columns = {name: to_json(row[name]) for name in _TEXT_COLUMNS}
    return from_json(Text, json.loads(row["rest"]) | columns, f"text {row['id']}")


def from_claim(claim: Claim, entry: int, position: int) -> dict[str, Any]:
    """A claims row: the document, and the columns that queries ask for."""
    count, when, where = claim.count, claim.when, claim.where
    return {
        "entry": entry,
        "position": position,
        "id": claim.id,
        "text": claim.text,
        "report": claim.report,
        "harm": claim.harm,
        "act": claim.act,
        "status": claim.status,
        "role": claim.role,
        "low": count.low if count else None,
        "high": count.high if count else None,
        "start": when.start if when else None,
        "end": when.end if when else None,
        "country": where.country if where else None,
        "place": where.id if where else None,
        "place_name": where.name if where else None,
        "origin": claim.sources[0].name if claim.sources else None,
        "published": claim.published,
        "outlet": claim.outlet,
        "confidence": claim.confidence,
        "document": written(claim),
    }


def to_claim(row: Row) -> Claim:
    """The claim of a row."""
    return from_json(Claim, json.loads(row["document"]), f"claim {row['id']}")


def from_failure(failure: Failure, report: str | None, entry: int) -> dict[str, Any]:
    """A failures row."""
    return dataclasses.asdict(failure) | {"report": report, "entry": entry}


def to_failure(row: Row) -> Failure:
    """The failure of a row."""
    return Failure(**{item.name: row[item.name] for item in dataclasses.fields(Failure)})


def from_incident(incident: Incident, rule_set: str, position: int) -> dict[str, Any]:
    """An incidents row."""
    when, where = incident.when, incident.where
    return {
        "rule_set": rule_set,
        "id": incident.id,
        "position": position,
        "status": incident.status,
        "start": when.start if when else None,
        "end": when.end if when else None,
        "country": where.country if where else None,
        "place": where.id if where else None,
        "document": written(incident),
    }


def to_incident(row: Row) -> Incident:
    """The incident of a row."""
    return from_json(Incident, json.loads(row["document"]), f"incident {row['id']}")


def from_tally(tally: Tally, rule_set: str, position: int) -> dict[str, Any]:
    """A tallies row."""
    return {
        "rule_set": rule_set,
        "claim": tally.claim,
        "position": position,
        "harm": tally.harm,
        "document": written(tally),
    }


def to_tally(row: Row) -> Tally:
    """The tally of a row."""
    return from_json(Tally, json.loads(row["document"]), f"tally {row['claim']}")


def from_decision(decision: Decision, entry: int) -> dict[str, Any]:
    """A decisions row."""
    columns = {name: getattr(decision, name) for name in ("id", "kind", "about")}
    made = decision.made.isoformat()
    return columns | {"made": made, "document": written(decision), "entry": entry}


def to_decision(row: Row) -> Decision:
    """The decision of a row."""
    return from_json(Decision, json.loads(row["document"]), f"decision {row['id']}")


def _rest(value: Any, left_out: tuple[str, ...]) -> str:
    names = (item.name for item in dataclasses.fields(value) if item.name not in left_out)
    return written({name: getattr(value, name) for name in names})
