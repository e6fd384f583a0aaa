"""Nouns as CSV (RFC 4180) for spreadsheets, without names of victims.

In: nouns. Out: lines on standard output. Touches nothing else.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from marsad.cli import words
from marsad.codec import to_json
from marsad.model import Claim, Incident

_CLAIM = (
    "id", "report", "harm", "act", "status", "role", "low", "high", "soft", "count_words", "unit",
    "start", "end", "grain", "place", "country", "lat", "lon", "precision", "actors",
    "victims_kind", "victims_age", "target", "sources", "part", "quote_start", "quote_end",
    "quotation", "published", "outlet", "confidence",
)  # fmt: skip
_INCIDENT = (
    "id", "start", "end", "place", "country", "lat", "lon", "precision", "act", "target", "harm",
    "low", "best", "high", "rule_set", "grade", "actors", "origins", "claims", "reports",
)  # fmt: skip


def claims(said: Iterable[Claim]) -> None:
    """One row a claim."""
    rows(_CLAIM, map(_claim, said))


def incidents(found: Iterable[Incident]) -> None:
    """One row an incident and harm."""
    rows(_INCIDENT, (row for incident in found for row in _incident(incident)))


def fields(value: object) -> Mapping[str, Any]:
    """The fields of a flat noun."""
    made: Mapping[str, Any] = to_json(value)
    return made


def rows(header: Sequence[str], lines: Iterable[Mapping[str, Any]]) -> None:
    """A table with these columns; what a row lacks is empty."""
    writer = csv.DictWriter(sys.stdout, fieldnames=list(header))
    writer.writeheader()
    for line in lines:
        writer.writerow({name: _cell(line.get(name)) for name in header})


def _claim(claim: Claim) -> dict[str, Any]:
    count, when, where, victims = claim.count, claim.when, claim.where, claim.victims
    row = {name: getattr(claim, name) for name in _CLAIM if hasattr(claim, name)}
    row |= {"actors": words.actors(claim.actors), "sources": words.sources(claim.sources)}
    row |= {"part": claim.quote.part, "quotation": claim.quote.text}
    row |= {"quote_start": claim.quote.start, "quote_end": claim.quote.end}
    if count is not None:
        row |= {"low": count.low, "high": count.high, "soft": count.soft, "unit": count.unit}
        row |= {"count_words": count.words}
    if when is not None:
        row |= {"start": when.start, "end": when.end, "grain": when.grain}
    if where is not None:
        row |= {"place": where.name, "country": where.country, "precision": where.precision}
        row |= {"lat": where.lat, "lon": where.lon}
    if victims is not None:
        row |= {"victims_kind": victims.kind, "victims_age": victims.age_group}
    return row


def _incident(incident: Incident) -> Iterator[dict[str, Any]]:
    when, where = incident.when, incident.where
    row: dict[str, Any] = {"id": incident.id, "act": incident.act, "target": incident.target}
    row |= {"grade": incident.status, "actors": words.actors(incident.actors)}
    for name in ("origins", "claims", "reports"):
        row[name] = "; ".join(getattr(incident, name))
    if when is not None:
        row |= {"start": when.start, "end": when.end}
    if where is not None:
        row |= {"place": where.name, "country": where.country, "precision": where.precision}
        row |= {"lat": where.lat, "lon": where.lon}
    if not incident.counts:
        yield row
    for harm, count in sorted(incident.counts.items()):
        yield row | {
            "harm": harm,
            "low": count.low,
            "best": count.best,
            "high": count.high,
            "rule_set": count.rule_set,
        }


def _cell(value: Any) -> Any:
    """A spreadsheet takes a text that begins so for a formula, and would run it."""
    if isinstance(value, str) and value.lstrip(" \n")[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
