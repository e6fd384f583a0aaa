"""The ledger's chain: every entry carries the hash of the one before.

In: what was done, or entries as they were stored. Out: a sealed entry, or the faults of a chain.
Touches nothing: whoever calls gives the time and stores the result.

The hash is SHA-256 of the canonical JSON of every other field (``number``, ``at``, ``tool``,
``step``, ``about``, ``detail``, ``previous``), so it can be recomputed in any language from an
export of the ledger. The first entry's ``previous`` is 64 zeros.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from marsad.codec import to_json
from marsad.ids import canonical, sha256
from marsad.model import Entry, Fault

FIRST = "0" * 64


def seal(
    last: Entry | None,
    *,
    at: datetime,
    tool: str,
    step: str,
    about: str,
    detail: Mapping[str, object],
) -> Entry:
    """The entry that follows ``last`` (None: the first). ``detail`` holds plain JSON types."""
    number = 1 if last is None else last.number + 1
    previous = FIRST if last is None else last.hash
    open_entry = Entry(number, at, tool, step, about, detail, previous, hash="")
    return Entry(number, at, tool, step, about, detail, previous, hash=entry_hash(open_entry))


def entry_hash(entry: Entry) -> str:
    """The hash that an entry with these fields must carry."""
    fields = to_json(entry)
    del fields["hash"]
    return sha256(canonical(fields))


def faults(entries: Iterable[Entry | Fault], head: str | None = None) -> Iterator[Fault]:
    """What is wrong with a chain given in order of its numbers.

    ``head`` is a hash noted earlier and elsewhere; that it is not in the chain is a fault too.
    """
    expected, previous, seen = 1, FIRST, head is None
    for entry in entries:
        if isinstance(entry, Fault):
            yield entry  # cannot be read: what follows shows a gap
            continue
        about = f"ledger entry {entry.number}"
        if entry.number != expected:
            missing = _range(expected, entry.number - 1)
            yield Fault("ledger-gap", about, f"{missing} missing before it")
        elif entry.previous != previous:
            yield Fault("ledger-link", about, "does not carry the hash of the entry before it")
        if entry_hash(entry) != entry.hash:
            yield Fault("ledger-altered", about, "was altered: its hash does not fit its content")
        seen = seen or entry.hash == head
        expected, previous = entry.number + 1, entry.hash
    if not seen:
        yield Fault(
            "ledger-head",
            f"head {head}",
            "the hash noted earlier is not in this ledger: it was cut or rebuilt",
        )


def _range(first: int, last: int) -> str:
    return f"entry {first} is" if first == last else f"entries {first} to {last} are"
