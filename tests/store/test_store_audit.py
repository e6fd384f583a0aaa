"""Whatever is changed behind the store's back is found, and named."""

from __future__ import annotations

from pathlib import Path

import pytest
from databases import Place
from plain_runs import Clock, run, write_reports

from marsad import preserve, review, store
from marsad.ids import sha256
from marsad.model import Fault
from marsad.store import asked


@pytest.fixture
def filled(place: Place, tmp_path: Path) -> Place:
    reports = write_reports(tmp_path / "in", 3)
    with place.writing() as kept:
        run(kept, reports)
        decided = review.decide(
            "publish", "protected data", by="A. Keeper", reason="asked by a court", made=Clock()()
        )
        with kept.change() as change:
            store.record.decision(change, decided)
    return place


def faults(place: Place, head: str | None = None) -> list[Fault]:
    with place.reading() as kept:
        return list(preserve.audit(store.Held(kept), kept.vault, head))


def kinds(place: Place) -> set[str]:
    return {fault.kind for fault in faults(place)}


def test_an_untouched_store_has_no_fault(filled: Place) -> None:
    assert faults(filled) == []


def test_altered_bytes(filled: Place) -> None:
    with filled.reading() as kept:
        path = kept.vault.path(next(kept.vault.digests()))
    path.chmod(0o600)
    path.write_bytes(path.read_bytes().replace(b"killed", b"praised"))
    (fault,) = faults(filled)
    assert (fault.kind, fault.about) == ("evidence-bytes", f"evidence {path.name}")
    assert "altered" in fault.message


def test_missing_bytes(filled: Place) -> None:
    with filled.reading() as kept:
        path = kept.vault.path(next(kept.vault.digests()))
    path.unlink()
    (fault,) = faults(filled)
    assert fault.kind == "evidence-bytes"
    assert "missing" in fault.message


def test_bytes_and_files_that_no_entry_records(filled: Place) -> None:
    with filled.reading() as kept:
        folder = kept.vault.path(next(kept.vault.digests())).parent
    folder.chmod(0o700)
    other = sha256(b"others")
    (folder / other).write_bytes(b"others")
    (folder / "notes.txt").write_text("mine")
    assert kinds(filled) >= {"evidence-unrecorded", "evidence-stranger"}


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE texts SET body = replace(body, 'killed', 'praised')", "text"),
        ("UPDATE texts SET published = '2020-01-01'", "text"),
        ("UPDATE texts SET extracted = NULL, title = 'Other'", "text"),
        ("UPDATE claims SET document = replace(document, '\"killed\"', '\"injured\"')", "claim"),
        (
            "UPDATE claims SET document = replace(document, '\"start\":', '\"begin\":')",
            "unreadable",
        ),
        ("UPDATE claims SET harm = 'injured'", "columns"),
        ("DELETE FROM claims", "claims"),
        ("UPDATE claims SET retracted = 1", "claims"),
        ("UPDATE reports SET address = '/elsewhere'", "report"),
        ("DELETE FROM reports WHERE id = (SELECT min(id) FROM reports)", "report"),
        ("UPDATE texts SET rest = 'no json'", "unreadable"),
        ("UPDATE reports SET rest = '{}'", "unreadable"),
        ("UPDATE evidence SET kept = 'yesterday'", "unreadable"),
        ("UPDATE incidents SET document = '[]'", "unreadable"),
        ("UPDATE decisions SET document = ''", "unreadable"),
        ("UPDATE evidence SET size = 1", "evidence-size"),
        ("UPDATE evidence SET ledger_entry = 2", "evidence-entry"),
        ("UPDATE incidents SET document = replace(document, 'single', 'several')", "incidents"),
        ("UPDATE incidents SET status = 'corroborated'", "columns"),
        ("DELETE FROM incidents", "incidents"),
        ("UPDATE decisions SET document = replace(document, 'court', 'friend')", "decision"),
        ("DELETE FROM decisions", "decision"),
    ],
)
def test_a_changed_row(filled: Place, statement: str, kind: str) -> None:
    filled.execute(statement)
    assert kind in kinds(filled)


def test_a_changed_quotation_is_no_slice_of_its_text(filled: Place) -> None:
    filled.execute("UPDATE claims SET document = replace(document, 'people were', 'people are')")
    assert "quotation" in kinds(filled)


def test_a_changed_ledger_entry(filled: Place) -> None:
    filled.disarm()
    filled.execute("UPDATE ledger SET about = 'other' WHERE number = 2")
    assert "ledger-altered" in kinds(filled)


def test_a_ledger_cut_at_its_end(filled: Place) -> None:
    with filled.reading() as kept:
        head = asked.head(kept)
    assert head is not None
    assert faults(filled, head.hash) == []
    filled.disarm()
    filled.execute(
        f"DELETE FROM decisions WHERE entry = {head.number}",
        f"DELETE FROM ledger WHERE number = {head.number}",
    )
    assert faults(filled) == []  # a cut that takes its rows along is invisible from inside
    assert [fault.kind for fault in faults(filled, head.hash)] == ["ledger-head"]
