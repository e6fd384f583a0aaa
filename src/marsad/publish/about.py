"""What an export is, what its figures mean and what was withheld: for people and for programs.

In: a protected record. Out: the content of ``about.json`` and of ``README.txt``. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from marsad.publish.record import Protected

SCALE = (
    "The figures do not show the full scale: they show what was reported, collected and read here."
)
WORDS = {
    "claimed": "said by a source, in the words quoted",
    "count": "a range made from claims under the named rule set; each bound names its claim",
    "low, best, high": "the bounds of a count; empty or null: unknown, and for high: unbounded",
    "tally": "a running total that a source claims; it is set against the incidents recorded in"
    " its scope and never added to them",
    "estimate": "inferred from overlapping lists; none is in this export",
    "origin": "who said it first; copies and re-use of one origin count once",
}
WALK = (
    "From a number to the words: counts name the claim of each bound; a claim names its text, its"
    " characters (start, end) and the SHA-256 of the kept evidence. Who holds the store runs"
    " “marsad why ID” and “marsad verify”. A withheld quotation keeps its offsets and the hash."
)
LIMITS = (
    "Withholding does not undo what others have published. Ids and hashes are fingerprints: they"
    " confirm words that somebody already has. A claim whose parts are withheld no longer hashes"
    " to its own id."
)


def about(protected: Protected, form: str, columns: Mapping[str, object]) -> dict[str, object]:
    """The particulars of an export as plain JSON types; ``columns`` documents its files."""
    record = protected.record
    return {
        "format": form,
        "made_by": f"marsad {record.version}",
        "made": record.made.isoformat(),
        "rule_set": record.rule_set,
        "ledger_head": record.ledger_head,
        "incidents": len(record.incidents),
        "tallies": len(record.tallies),
        "claims": len(record.claims),
        "withheld": [
            {"kind": item.kind, "number": item.number, "why": item.why}
            for item in protected.withheld
        ],
        "included_by_decision": protected.included,
        "reason_of_decision": protected.reason,
        "scale": SCALE,
        "words": WORDS,
        "walk": WALK,
        "limits": LIMITS,
        "columns": columns,
    }


def readme(particulars: Mapping[str, object]) -> bytes:
    """``README.txt``: the same for people, in lines of plain text."""
    lines = [
        f"Export of {particulars['incidents']} incidents, {particulars['tallies']} tallies and"
        f" {particulars['claims']} claims, made {particulars['made']}"
        f" by {particulars['made_by']}.",
        f"Rule set of the counts: {particulars['rule_set']}. Head of the ledger:"
        f" {particulars['ledger_head'] or 'not given'}.",
        "",
        SCALE,
        "",
        "Withheld:",
        *_withheld(particulars),
        "",
        *(f"{word}: {meaning}." for word, meaning in WORDS.items()),
        "",
        WALK,
        "",
        LIMITS,
        "",
        "The files are readable by their owner alone until the owner decides to hand them on.",
        "about.json says the same for programs, and documents the columns.",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _withheld(particulars: Mapping[str, object]) -> list[str]:
    items = particulars["withheld"]
    assert isinstance(items, list)
    lines = [f"  {item['number']}: {item['why']}" for item in items] or ["  nothing"]
    if particulars["included_by_decision"]:
        lines.append(
            f"  Included by decision: {particulars['included_by_decision']}."
            f" Reason: {particulars['reason_of_decision']}"
        )
    return lines
