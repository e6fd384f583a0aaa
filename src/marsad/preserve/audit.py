"""Does the record still say what the ledger says was recorded? Every fault by name.

In: what a store holds, the vault, and a ledger hash noted earlier (if any). Out: faults; none
means that everything checked agrees. Touches the evidence folder, reading only.

Checked: the bytes of all evidence; the chain of the ledger; reports, texts, claims, results and
decisions against the digests that the ledger recorded for them; every quotation against the slice
of its text.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.codec import identified
from marsad.errors import MarsadError
from marsad.model import Claim, Fault, Quote, Text
from marsad.preserve import ledger
from marsad.preserve.holdings import Extraction, Holdings, Reading
from marsad.preserve.keep import described
from marsad.preserve.recorded import (
    Recorded,
    claims_digest,
    decision_digest,
    recorded,
    text_digest,
)
from marsad.preserve.vault import Vault


def audit(held: Holdings, vault: Vault, head: str | None = None) -> Iterator[Fault]:
    """All faults, one by one. ``head``: a ledger hash noted earlier that must be in the chain."""
    yield from ledger.faults(held.entries(), head)
    said = recorded(held.entries())
    yield from _evidence(held, vault, said)
    yield from _reports(held, said)
    yield from _texts(held, said)
    yield from _decisions(held, said)
    yield from _results(held, said)
    yield from held.skewed()


def misquotations(text: Text, claim: Claim) -> Iterator[Quote]:
    """Quotations of a claim that are not the slice of the text which they name."""
    for quote in (claim.quote, *claim.restated):
        part = text.title if quote.part == "title" else text.body
        if part is None or part[quote.start : quote.end] != quote.text or not quote.text:
            yield quote


def _evidence(held: Holdings, vault: Vault, said: Recorded) -> Iterator[Fault]:
    rows = set()
    for item in held.evidence():
        if isinstance(item, Fault):
            yield item
            continue
        rows.add(item.id)
        if said.evidence.get(item.id) != item.ledger_entry:
            yield Fault("evidence-entry", f"evidence {item.id}", "no ledger entry says it was kept")
        try:
            size = len(vault.get(item.id))
        except MarsadError as fault:
            yield Fault("evidence-bytes", fault.about, fault.reason)
        else:
            if size != item.size:
                said_size = f"is recorded with {item.size} bytes but has {size}"
                yield Fault("evidence-size", f"evidence {item.id}", said_size)
    for sha in said.evidence:
        if sha not in rows:
            yield Fault("evidence-row", f"evidence {sha}", "is in the ledger but not in the store")
    for sha in vault.digests():
        if sha not in said.evidence:
            yield Fault("evidence-unrecorded", f"evidence {sha}", _UNRECORDED)
    for path in vault.strangers():
        yield Fault("evidence-stranger", str(path), "a file that Marsad did not put there")


def _reports(held: Holdings, said: Recorded) -> Iterator[Fault]:
    left = dict(said.reports)
    for report in held.reports():
        if isinstance(report, Fault):
            yield report
        elif left.pop(report.id, None) != described(report):
            yield Fault("report", f"report {report.id}", "differs from what the ledger recorded")
    for missing in left:
        yield Fault("report", f"report {missing}", "is in the ledger but not in the store")


def _texts(held: Holdings, said: Recorded) -> Iterator[Fault]:
    texts, extractions = dict(said.texts), dict(said.extractions)
    for reading in held.readings():
        if isinstance(reading, Fault):
            yield reading
            continue
        text = reading.text
        if texts.pop(text.id, None) != text_digest(text):
            yield Fault("text", f"text {text.id}", "differs from what the ledger recorded")
        yield from _extractions(reading, extractions, said)
    for missing in texts:
        yield Fault("text", f"text {missing}", "is in the ledger but not in the store")
    empty = claims_digest(())
    for number, (text_id, recorded_digest) in extractions.items():
        if recorded_digest != empty:
            lost = f"the claims of ledger entry {number} are not in the store"
            yield Fault("claims", f"text {text_id}", lost)


def _extractions(
    reading: Reading, left: dict[int, tuple[str, str]], said: Recorded
) -> Iterator[Fault]:
    for extraction in reading.extractions:
        if isinstance(extraction, Fault):
            yield extraction
        else:
            recorded_here = left.pop(extraction.entry, None)
            current = said.current.get(reading.text.id)
            yield from _claims(reading.text, extraction, recorded_here, current)


def _claims(
    text: Text, extraction: Extraction, said: tuple[str, str] | None, current: int | None
) -> Iterator[Fault]:
    about = f"text {text.id}"
    if said is None or said[0] != text.id:
        yield Fault("claims", about, f"no ledger entry {extraction.entry} records these claims")
    elif said[1] != claims_digest(extraction.claims):
        lost = f"the claims differ from what ledger entry {extraction.entry} recorded"
        yield Fault("claims", about, lost)
        for claim in extraction.claims:
            if identified(claim).id != claim.id:
                yield Fault("claim", f"claim {claim.id}", "was altered")
    if extraction.retracted == (extraction.entry == current):
        state = "retracted" if extraction.retracted else "not retracted"
        yield Fault("claims", about, f"marked {state}, and the ledger says otherwise")
    for claim in extraction.claims:
        for quote in misquotations(text, claim):
            place = f"{quote.part} {quote.start}–{quote.end}"
            yield Fault("quotation", f"claim {claim.id}", f"is not the slice {place} of {about}")


def _decisions(held: Holdings, said: Recorded) -> Iterator[Fault]:
    left = dict(said.decisions)
    for decision in held.decisions():
        if isinstance(decision, Fault):
            yield decision
        elif left.pop(decision.id, None) != decision_digest(decision):
            yield Fault("decision", f"decision {decision.id}", "differs from what was recorded")
    for missing in left:
        yield Fault("decision", f"decision {missing}", "is in the ledger but not in the store")


def _results(held: Holdings, said: Recorded) -> Iterator[Fault]:
    left = dict(said.results)
    for result in held.results():
        if isinstance(result, Fault):
            yield result
            left.pop(result.about.removeprefix("incidents "), None)
            continue
        rule_set, found = result
        if left.pop(rule_set, None) != found:
            about = f"incidents under rule set {rule_set}"
            yield Fault("incidents", about, "differ from what the ledger recorded")
    for rule_set in left:
        about = f"incidents under rule set {rule_set}"
        yield Fault("incidents", about, "are in the ledger but not in the store")


_UNRECORDED = (
    "lies in the evidence folder but no ledger entry records it: an interrupted run leaves such a "
    "file, and the same marsad run again records it"
)
