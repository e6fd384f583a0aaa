"""The rows of the flat tables.

In: a protected record. Out: rows of plain values under the columns of ``columns``; None is an
empty cell. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from marsad.model import Claim, Count, Incident, Quote, Tally, When, Where
from marsad.publish.columns import CLAIMS, COUNTS, INCIDENTS, RANGE, TALLIES, WHERE
from marsad.publish.record import Protected, Provenance

Value = str | int | float | bool | None
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Table:
    """A file of the CSV export: its columns with their meaning, and its rows."""

    name: str
    columns: dict[str, str]
    rows: list[Row]


def tables(protected: Protected) -> list[Table]:
    """The four tables of the CSV export."""
    record = protected.record
    held: dict[str, list[str]] = {}
    for incident in record.incidents:
        for key in incident.claims:
            held.setdefault(key, []).append(incident.id)
    return [
        Table(
            "incidents.csv", INCIDENTS, [_incident(item, protected) for item in record.incidents]
        ),
        Table("counts.csv", COUNTS, [row for item in record.incidents for row in _counts(item)]),
        Table(
            "claims.csv",
            CLAIMS,
            [_claim(item, protected, held.get(key, [])) for key, item in record.claims.items()],
        ),
        Table("tallies.csv", TALLIES, [_tally(item, protected) for item in record.tallies]),
    ]


def _incident(item: Incident, protected: Protected) -> Row:
    return {
        "id": item.id,
        "harms": _many(item.harms or item.counts),
        "act": item.act,
        "target": item.target,
        **_range(item.counts.get("killed"), "killed_"),
        **_range(item.counts.get("injured"), "injured_"),
        **_when(item.when),
        **_where(item.where),
        "actors": _many(actor.name or actor.kind for actor in item.actors),
        "actors_open": any(actor.alternatives for actor in item.actors),
        "grade": item.status,
        "grade_reasons": _many(item.reasons),
        "origins": _many(item.origins),
        "origin_count": len(item.origins),
        "reports": _many(item.reports),
        "claims": _many(item.claims),
        "aliases": _many(item.aliases),
        "withheld": _many(protected.marks.get(item.id, ())),
    }


def _counts(item: Incident) -> Iterator[Row]:
    for harm, count in item.counts.items():
        setter = {step.bound: step.claim for step in count.derivation}
        steps = (f"{step.bound}: {step.claim or '–'}: {step.reason}" for step in count.derivation)
        yield {
            "incident": item.id,
            "harm": harm,
            **_range(count, ""),
            "rule_set": count.rule_set,
            "low_claim": setter.get("low"),
            "best_claim": setter.get("best"),
            "high_claim": setter.get("high"),
            "derivation": _many(steps),
            "needs_review": _many(count.needs_review),
        }


def _claim(item: Claim, protected: Protected, incidents: list[str]) -> Row:
    figure, victims, replaced = item.count, item.victims, item.supersedes
    report = protected.record.provenance.get(item.text)
    return {
        "id": item.id, "incidents": _many(incidents), "harm": item.harm, "act": item.act,
        "status": item.status, "role": item.role,
        "count_low": figure.low if figure else None, "count_high": figure.high if figure else None,
        "count_soft": figure.soft if figure else None,
        "count_words": figure.words if figure else None,
        "unit": figure.unit if figure else None, "count_rule": figure.rule if figure else None,
        "victims": victims.words if victims else None,
        "victims_kind": victims.kind if victims else None,
        "age_group": victims.age_group if victims else None,
        "ages": _many(str(age) for age in victims.ages) if victims else None,
        "sex": victims.sex if victims else None,
        "victim_names": _many(victims.names) if victims else None,
        "target": item.target, **_when(item.when), **_where(item.where),
        "actors": _many(actor.name or actor.kind for actor in item.actors),
        "actors_open": any(actor.alternatives for actor in item.actors),
        "sources": _many(source.name or source.kind for source in item.sources),
        "source_kinds": _many(source.kind for source in item.sources),
        **_quote(item.quote), "subset_of": item.subset_of,
        "supersedes_low": replaced.low if replaced else None,
        "supersedes_high": replaced.high if replaced else None,
        "confidence": item.confidence, "needs_review": _many(item.needs_review),
        "extractor": item.extractor, "text": item.text, "report": item.report,
        **_report(report),
        "withheld": _many(sorted(
            {*protected.marks.get(item.id, ()), *protected.marks.get(item.text, ())}
        )),
    }  # fmt: skip


def _tally(item: Tally, protected: Protected) -> Row:
    return {
        "claim": item.claim,
        "harm": item.harm,
        "claimed_low": item.claimed.low if item.claimed else None,
        "claimed_high": item.claimed.high if item.claimed else None,
        **_range(item.recorded, "recorded_"),
        "rule_set": item.recorded.rule_set,
        **_when(item.when),
        **_where(item.where),
        "incidents": _many(item.incidents),
        "sentence": protected.record.sentences.get(item.claim),
        "withheld": _many(protected.marks.get(item.claim, ())),
    }


def _report(report: Provenance | None) -> Row:
    names = ("outlet", "published", "title", "address", "evidence", "size", "media_type", "kept")
    row: Row = {name: _plain(getattr(report, name, None)) for name in (*names, "ledger_entry")}
    return row


def _when(when: When | None) -> Row:
    return {
        "start": _plain(when.start) if when else None,
        "end": _plain(when.end) if when else None,
        "date_grain": when.grain if when else None,
        "date_basis": when.basis if when else None,
    }


def _where(where: Where | None) -> Row:
    names = ("name", "site", "country", "precision", "point", "lat", "lon", "relation")
    return dict(zip(WHERE, (getattr(where, name, None) for name in names), strict=True))


def _range(count: Count | None, prefix: str) -> Row:
    return {f"{prefix}{key}": getattr(count, key, None) for key in RANGE}


def _quote(quote: Quote) -> Row:
    return {
        "quote_part": quote.part,
        "quote_start": quote.start,
        "quote_end": quote.end,
        "quote": quote.text,
    }


def _plain(value: str | int | date | None) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def _many(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None
