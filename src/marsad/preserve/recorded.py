"""What the ledger says was recorded: digests by id, gathered in one walk.

In: ledger entries. Out: Recorded; digests of nouns. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from marsad.codec import to_json
from marsad.ids import digest
from marsad.model import Claim, Decision, Entry, Fault, Text


@dataclass(slots=True)
class Recorded:
    """By id: the entry of an evidence; digests of reports, texts, decisions, results.

    ``extractions`` by entry number: text and digest of claims; ``current`` by text: the entry
    whose claims are not retracted.
    """

    evidence: dict[str, int] = field(default_factory=dict)
    reports: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    extractions: dict[int, tuple[str, str]] = field(default_factory=dict)
    current: dict[str, int] = field(default_factory=dict)
    decisions: dict[str, str] = field(default_factory=dict)
    results: dict[str, str] = field(default_factory=dict)


def recorded(entries: Iterable[Entry | Fault]) -> Recorded:
    """What a ledger says, up to its last entry."""
    said = Recorded()
    for entry in entries:
        if isinstance(entry, Fault):
            continue
        detail = entry.detail
        if entry.step == "keep":
            said.evidence.setdefault(entry.about, entry.number)
            said.reports[str(detail.get("report"))] = str(detail.get("digest"))
        elif entry.step == "restate":
            said.reports[entry.about] = str(detail.get("digest"))
        elif entry.step == "read":
            said.texts[entry.about] = str(detail.get("digest"))
        elif entry.step == "extract":
            said.extractions[entry.number] = (entry.about, str(detail.get("digest")))
            said.current[entry.about] = entry.number
        elif entry.step == "retract":
            said.current.pop(entry.about, None)
        elif entry.step == "decide":
            said.decisions[str(detail.get("decision"))] = str(detail.get("digest"))
        elif entry.step == "resolve":
            said.results[entry.about] = str(detail.get("digest"))
    return said


def claims_digest(claims: Iterable[Claim]) -> str:
    """Digest of an extraction: all fields of all claims, in order."""
    return digest(*(to_json(claim) for claim in claims))


def text_digest(text: Text) -> str:
    """Digest of a reading: title, body and everything said about them."""
    return digest(to_json(text))


def decision_digest(decision: Decision) -> str:
    """Digest of a decision with its name, reason and time."""
    return digest(to_json(decision))
