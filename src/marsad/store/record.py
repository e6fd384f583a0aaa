"""Write nouns into the record, each with its ledger entry in the same transaction.

In: an open change and nouns. Out: nothing, or what was made. Touches the tables and, for reports,
the evidence folder. Each function leaves state as it is when nothing is new.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, insert, select, update

from marsad.codec import to_json
from marsad.errors import IntakeError, ReadError
from marsad.ids import sha256
from marsad.model import Claim, Decision, Failure, Report, Text
from marsad.preserve import Vault, keep
from marsad.preserve.keep import described
from marsad.preserve.recorded import claims_digest, decision_digest, text_digest
from marsad.store import rows
from marsad.store.change import Change
from marsad.store.schema import claims, decisions, evidence, failures, reports, texts

_GIVEN = ("given_title", "given_published", "given_outlet", "given_language")


def report(change: Change, vault: Vault, taken: Report) -> bool:
    """Keep a report; False if it is in the record already, with the same said about it.

    Raises StoreError, IntakeError.
    """
    _refuse_unstorable(IntakeError, taken.address, taken.address, taken.document)
    query = select(reports).where(reports.c.id == taken.id)
    row = change.connection.execute(query).mappings().first()
    if row is not None:
        return _restate(change, rows.to_report(row), taken)
    query = select(evidence).where(evidence.c.id == sha256(taken.data))
    row = change.connection.execute(query).mappings().first()
    known = None if row is None else rows.to_evidence(row)
    kept = keep(taken, vault, change.enter, known)
    if known is None:
        change.connection.execute(insert(evidence), rows.from_evidence(kept))
    assert change.last is not None
    values = rows.from_report(taken, kept.id, change.last.number)
    change.connection.execute(insert(reports), values)
    clear(change, taken.address, "read", "another report came from this address")
    clear(change, taken.address, "extract", "another report came from this address")
    return True


def _restate(change: Change, known: Report, taken: Report) -> bool:
    """The operator says something new about kept bytes (a date, an outlet): they are read again."""
    said = {name: getattr(taken, name) for name in _GIVEN if getattr(taken, name) is not None}
    now = dataclasses.replace(known, **said)
    if now == known:
        return False
    detail = {"report": known.id, "given": to_json(said), "digest": described(now)}
    change.enter("restate", known.id, detail)
    values = {"rest": rows.from_report(now, "", 0)["rest"], "reader": None}
    change.connection.execute(update(reports).where(reports.c.id == known.id).values(values))
    return True


def text(change: Change, of: Report, read: Text, version: str) -> None:
    """Record the reading of a report by a version of the reading step; it is the current one.

    A reading it had before, and that no other report has, loses its claims: they are retracted.
    Raises ReadError for characters that a database cannot keep.
    """
    _refuse_unstorable(ReadError, of.address, read.title or "", read.body, read.outlet or "")
    link = change.connection
    before = link.execute(select(reports.c.text).where(reports.c.id == of.id)).scalar()
    known = link.execute(select(texts.c.id).where(texts.c.id == read.id)).first()
    if known is None:
        detail = {
            "evidence": read.evidence,
            "report": of.id,
            "reader": read.reader,
            "version": read.reader_version,
            "digest": text_digest(read),
        }
        entry = change.enter("read", read.id, detail)
        link.execute(insert(texts), rows.from_text(read, entry.number))
    state = {"text": read.id, "reader": version}
    link.execute(update(reports).where(reports.c.id == of.id).values(state))
    if before is not None and before != read.id:
        _retract_orphan(change, before)
    clear(change, of.address, "read", "it was read")


def extraction(change: Change, text_id: str, found: Sequence[Claim], version: str) -> None:
    """Record the claims of a text by an extractor's version; claims it had are retracted."""
    link = change.connection
    query = select(texts.c.extracted, texts.c.extractor).where(texts.c.id == text_id)
    before = link.execute(query).one()
    if before.extractor == version:
        return  # two reports with the same bytes have one text
    if before.extracted is not None:
        _retract(change, text_id, before.extracted, before.extractor, f"again by {version}")
    detail = {"extractor": version, "claims": len(found), "digest": claims_digest(found)}
    entry = change.enter("extract", text_id, detail)
    if found:
        values = [rows.from_claim(claim, entry.number, at) for at, claim in enumerate(found)]
        link.execute(insert(claims), values)
    state = {"extractor": version, "extracted": entry.number}
    link.execute(update(texts).where(texts.c.id == text_id).values(state))
    if any(step == "extract" for _, step in change.failed):
        having = select(reports.c.address).where(reports.c.text == text_id)
        for address in link.execute(having).scalars().all():
            clear(change, address, "extract", "claims were extracted")


def failure(change: Change, failed: Failure, report_id: str | None = None) -> None:
    """Record a failure, once: the same failure again adds nothing."""
    failed = dataclasses.replace(failed, **_printable(failed))
    where = (failures.c.address == failed.address) & (failures.c.step == failed.step)
    row = change.connection.execute(select(failures).where(where)).mappings().first()
    if row is not None and rows.to_failure(row) == failed:
        return
    detail = {key: value for key, value in to_json(failed).items() if key != "address"}
    entry = change.enter("fail", failed.address, detail)
    change.connection.execute(delete(failures).where(where))
    values = rows.from_failure(failed, report_id, entry.number)
    change.connection.execute(insert(failures), values)
    change.failed.add((failed.address, failed.step))


def clear(change: Change, address: str, step: str, reason: str) -> None:
    """A failure is over: it leaves the list, and the ledger keeps both."""
    if (address, step) not in change.failed:
        return
    where = (failures.c.address == address) & (failures.c.step == step)
    change.connection.execute(delete(failures).where(where))
    change.failed.discard((address, step))
    change.enter("clear", address, {"step": step, "reason": reason})


def decision(change: Change, decided: Decision) -> None:
    """Record a person's decision."""
    detail = {
        "decision": decided.id,
        "kind": decided.kind,
        "by": decided.by,
        "reason": decided.reason,
        "digest": decision_digest(decided),
    }
    entry = change.enter("decide", decided.about, detail)
    change.connection.execute(insert(decisions), rows.from_decision(decided, entry.number))


def _retract_orphan(change: Change, text_id: str) -> None:
    used = select(reports.c.id).where(reports.c.text == text_id)
    if change.connection.execute(used).first() is not None:
        return
    query = select(texts.c.extracted, texts.c.extractor).where(texts.c.id == text_id)
    row = change.connection.execute(query).one()
    if row.extracted is not None:
        _retract(change, text_id, row.extracted, row.extractor, "its report was read again")
        state = {"extractor": None, "extracted": None}
        change.connection.execute(update(texts).where(texts.c.id == text_id).values(state))


def _retract(change: Change, text_id: str, extracted: int, extractor: str, reason: str) -> None:
    detail = {"extractor": extractor, "entry": extracted, "reason": reason}
    entry = change.enter("retract", text_id, detail)
    where = claims.c.entry == extracted
    change.connection.execute(update(claims).where(where).values(retracted=entry.number))


def _refuse_unstorable(
    kind: type[IntakeError] | type[ReadError], about: str, *values: Iterable[str]
) -> None:
    for value in values:
        if any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in value):
            raise kind(
                _shown(about),
                "holds characters that are no text (NUL or half of a surrogate pair)",
                "convert it to UTF-8 text",
            )


def _printable(failed: Failure) -> dict[str, str]:
    names = [item.name for item in dataclasses.fields(failed)]
    return {name: _shown(getattr(failed, name)) for name in names}


def _shown(value: str) -> str:
    return value.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\0")
