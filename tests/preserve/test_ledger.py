"""The chain: whatever is changed in it, the chain says so."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.codec import to_json
from marsad.ids import canonical, sha256
from marsad.model import Entry
from marsad.preserve import ledger

START = datetime(2024, 4, 1, tzinfo=UTC)


def chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    for number in range(length):
        last = entries[-1] if entries else None
        entries.append(
            ledger.seal(
                last,
                at=START + timedelta(seconds=number),
                tool="marsad test",
                step="keep",
                about=f"thing {number}",
                detail={"size": number, "words": "Дейр-эз-Зор"},
            )
        )
    return entries


def test_the_first_entry_follows_64_zeros_and_each_carries_the_hash_before() -> None:
    entries = chain(3)
    assert entries[0].previous == "0" * 64
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert entries[2].previous == entries[1].hash
    assert list(ledger.faults(entries)) == []


def test_the_hash_is_that_of_the_documented_canonical_json() -> None:
    entry = chain(1)[0]
    fields = {key: value for key, value in to_json(entry).items() if key != "hash"}
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert entry.hash == sha256(text.encode())
    assert canonical(fields) == text.encode()


@pytest.mark.parametrize(
    "field", ["at", "tool", "step", "about", "detail", "previous", "hash", "number"]
)
@given(at=st.integers(0, 4))
def test_a_change_of_any_field_of_any_entry_is_found(field: str, at: int) -> None:
    entries = chain(5)
    value = {
        "at": START - timedelta(days=1),
        "detail": {"size": -1},
        "previous": "f" * 64,
        "hash": "f" * 64,
        "number": 77,
    }.get(field, "other")
    entries[at] = dataclasses.replace(entries[at], **{field: value})
    assert list(ledger.faults(entries))


@given(at=st.integers(0, 3))
def test_a_missing_entry_is_named(at: int) -> None:
    entries = chain(5)
    del entries[at]
    assert f"entry {at + 1} is missing before it" in [f.message for f in ledger.faults(entries)]


def test_an_altered_and_resealed_entry_breaks_the_link_after_it() -> None:
    entries = chain(3)
    changed = dataclasses.replace(entries[1], about="other")
    entries[1] = dataclasses.replace(changed, hash=ledger.entry_hash(changed))
    assert [fault.kind for fault in ledger.faults(entries)] == ["ledger-link"]


def test_a_cut_or_rebuilt_chain_is_only_found_by_a_head_noted_elsewhere() -> None:
    entries = chain(5)
    head = entries[4].hash
    assert list(ledger.faults(entries[:3])) == []
    assert [fault.kind for fault in ledger.faults(entries[:3], head)] == ["ledger-head"]
    assert list(ledger.faults(entries, head)) == []
    assert [fault.kind for fault in ledger.faults([], head)] == ["ledger-head"]
