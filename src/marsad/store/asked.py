"""What the record holds, and what is still to be done.

In: an open store. Out: nouns, or ids of unfinished items. Reads the tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, and_, exists, func, not_, or_, select

from marsad.errors import IntegrityError, UseError
from marsad.model import Claim, Decision, Entry, Evidence, Failure, Report, Resolution, Text
from marsad.store import results, rows
from marsad.store.opened import Store
from marsad.store.rows import Row
from marsad.store.schema import claims, decisions, evidence, failures, ledger, reports, texts

_FETCH = 500  # rows held in memory at once while a table is walked


def unread(store: Store, version: str) -> list[str]:
    """Ids of reports that this version of the reading step has not read, oldest first.

    Left out: reports never read whose address has since brought another one.
    """
    later = reports.alias()
    overtaken = exists().where(
        later.c.address == reports.c.address, later.c.entry > reports.c.entry
    )
    fresh = or_(reports.c.reader.is_(None), reports.c.reader != version)
    dropped = and_(reports.c.text.is_(None), overtaken)
    query = select(reports.c.id).where(fresh, not_(dropped)).order_by(reports.c.entry)
    return [str(row["id"]) for row in rows_of(store, query)]


def unextracted(store: Store, version: str) -> list[str]:
    """Ids of texts that some report has now and this extractor has not seen, oldest first."""
    fresh = or_(texts.c.extractor.is_(None), texts.c.extractor != version)
    used = texts.c.id.in_(select(reports.c.text).where(reports.c.text.is_not(None)))
    query = select(texts.c.id).where(fresh, used).order_by(texts.c.entry)
    return [str(row["id"]) for row in rows_of(store, query)]


def report(store: Store, report_id: str) -> tuple[Report, str]:
    """A report without its bytes, and the id of the evidence that has them."""
    row = one(store, select(reports).where(reports.c.id == report_id), f"report {report_id}")
    return rows.to_report(row), str(row["evidence"])


def text(store: Store, text_id: str) -> Text:
    """A text."""
    query = select(texts).where(texts.c.id == text_id)
    return rows.to_text(one(store, query, f"text {text_id}"))


def evidence_of(store: Store, evidence_id: str) -> Evidence:
    """An evidence."""
    query = select(evidence).where(evidence.c.id == evidence_id)
    return rows.to_evidence(one(store, query, f"evidence {evidence_id}"))


def entry(store: Store, number: int) -> Entry:
    """A ledger entry by its number."""
    query = select(ledger).where(ledger.c.number == number)
    return rows.to_entry(one(store, query, f"ledger entry {number}"))


def head(store: Store) -> Entry | None:
    """The last ledger entry: its hash stands for the whole record. None: nothing was done yet."""
    with store.read() as link:
        query = select(ledger).order_by(ledger.c.number.desc()).limit(1)
        row = link.execute(query).mappings().first()
    return None if row is None else rows.to_entry(row)


def current_claims(store: Store) -> Iterator[Claim]:
    """All claims that are not retracted, in the order of their texts."""
    query = select(claims.c.id, claims.c.document).where(claims.c.retracted.is_(None))
    for row in walked(store, query.order_by(claims.c.entry, claims.c.position)):
        yield rows.to_claim(row)


def current_texts(store: Store) -> Iterator[Text]:
    """All texts that some report has now, ordered by id."""
    used = texts.c.id.in_(select(reports.c.text).where(reports.c.text.is_not(None)))
    for row in walked(store, select(texts).where(used).order_by(texts.c.id)):
        yield rows.to_text(row)


def text_reports(store: Store, text_id: str) -> list[Report]:
    """The reports (without bytes) that have this text now, oldest first."""
    query = select(reports).where(reports.c.text == text_id).order_by(reports.c.entry)
    return [rows.to_report(row) for row in rows_of(store, query)]


def open_failures(store: Store) -> tuple[Failure, ...]:
    """What could not be done and was not done since, by address and step."""
    query = select(failures).order_by(failures.c.address, failures.c.step)
    return tuple(rows.to_failure(row) for row in rows_of(store, query))


def decisions_made(store: Store) -> tuple[Decision, ...]:
    """All decisions, in the order in which they were made."""
    query = select(decisions).order_by(decisions.c.entry)
    return tuple(rows.to_decision(row) for row in rows_of(store, query))


def resolution(store: Store, rule_set: str) -> Resolution:
    """Incidents and tallies stored under a rule set (empty if none are)."""
    with store.read() as link:
        return results.stored(link, rule_set)


def rule_sets(store: Store) -> tuple[str, ...]:
    """The rule sets under which incidents are stored."""
    with store.read() as link:
        return results.rule_sets(link)


def require(store: Store, rule_set: str) -> None:
    """Raises UseError where nothing is stored under the rule set."""
    if rule_set in rule_sets(store):
        return
    known = ", ".join(rule_sets(store)) or "none yet"
    raise UseError(
        f"rule set {rule_set}",
        f"no incidents are stored under it (stored: {known})",
        f"marsad run --rule-set {rule_set}",
    )


def sizes(store: Store) -> dict[str, int]:
    """How many reports, evidence, texts, current claims and ledger entries there are."""
    current = select(func.count()).select_from(claims).where(claims.c.retracted.is_(None))
    tables = {"reports": reports, "evidence": evidence, "texts": texts, "entries": ledger}
    counted = {name: select(func.count()).select_from(table) for name, table in tables.items()}
    with store.read() as link:
        return {
            name: int(link.execute(query).scalar_one())
            for name, query in (counted | {"claims": current}).items()
        }


def one(store: Store, query: Select[Any], about: str) -> Row:
    """The one row of a query. Raises IntegrityError if the record lacks it."""
    with store.read() as link:
        row = link.execute(query).mappings().first()
    if row is None:
        raise IntegrityError(about, "is not in the record", "run marsad verify")
    return row


def rows_of(store: Store, query: Select[Any]) -> list[Row]:
    """All rows of a query at once."""
    with store.read() as link:
        return list(link.execute(query).mappings())


def walked(store: Store, query: Select[Any]) -> Iterator[Row]:
    """The rows of a query one after the other, a few hundred in memory."""
    with store.read() as link:
        options = {"yield_per": _FETCH}
        yield from link.execute(query, execution_options=options).mappings()
