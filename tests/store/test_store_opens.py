"""Opening a store: rights, versions, one writer, what is no store."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
import yaml
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from databases import Place
from plain_runs import Clock
from sqlalchemy.exc import DBAPIError

from marsad import store
from marsad.errors import StoreError, UseError
from marsad.store import engine, location, migrate, schema


def refusal(opening: AbstractContextManager[store.Store]) -> str:
    """What a store says that does not open."""
    with pytest.raises(StoreError) as fault, opening:
        pass
    return str(fault.value)


def test_a_store_is_created_for_its_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with store.writing(tmp_path / "store", clock=Clock()) as kept, kept.change() as change:
            change.enter("note", "nothing", {})
            modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "store").iterdir()}
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "store").stat().st_mode) == 0o700
    assert modes.pop("evidence") == 0o700
    assert set(modes.values()) == {0o600}
    assert "record.sqlite-wal" in modes


def test_the_migrations_make_the_tables_that_the_code_expects(place: Place) -> None:
    with place.writing() as kept, kept.read() as link:
        assert migrate.version(link) == schema.VERSION
        context = MigrationContext.configure(link, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []


def test_an_older_store_is_migrated_when_it_is_opened(place: Place) -> None:
    at = location.located(place.url, place.evidence)
    location.create(at)
    made = engine.engine(at, writing=True)
    with made.begin() as link:
        migrate.upgrade(link, "0001")
    made.dispose()
    with place.reading() as kept, kept.read() as link:
        assert migrate.version(link) == schema.VERSION
    with place.writing() as kept, kept.change() as change:
        change.enter("note", "nothing", {})
    with pytest.raises(DBAPIError, match="append-only"):
        place.execute("UPDATE ledger SET about = 'other'")


def _specimen(name: str) -> str:
    """The words that the error of a made specimen must hold."""
    path = Path(__file__).parent.parent / "specimens" / "made" / f"{name}.expected.yaml"
    return str(yaml.safe_load(path.read_text("utf-8"))["message"])


def test_a_newer_store_is_refused_naming_both_versions(place: Place) -> None:
    with place.writing():
        pass
    place.execute("UPDATE alembic_version SET version_num = '0099'", "DELETE FROM meta")
    for opening in (place.reading, place.writing):
        refused = refusal(opening())
        assert re.search(rf"version 0099 .* up to {schema.VERSION}", refused)
        assert _specimen("newer-store") in refused


def test_a_second_writer_is_refused_at_once_and_readers_go_on(place: Place) -> None:
    with place.writing() as kept:
        with kept.change() as change:
            change.enter("note", "nothing", {})
        refused = refusal(place.writing())
        assert re.search(rf"used by another process \(.*pid {os.getpid()}", refused)
        assert _specimen("locked-store") in refused
        with place.reading() as seen:
            assert store.asked.sizes(seen)["entries"] == 1
    with place.writing():
        pass


_HOLD = """
import sys
from datetime import UTC, datetime
from marsad import store
with store.writing(sys.argv[1], clock=lambda: datetime.now(UTC)):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_killed_writer_leaves_no_lock(tmp_path: Path) -> None:
    place = str(tmp_path / "store")
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with (
            pytest.raises(StoreError, match=rf"pid {holder.pid}"),
            store.writing(place, clock=Clock()),
        ):
            pass
        holder.kill()
    with store.writing(place, clock=Clock()):
        pass


def test_a_reader_sees_one_moment_while_a_writer_writes(place: Place) -> None:
    with place.writing() as kept:
        with kept.change() as change:
            change.enter("note", "first", {})
        with place.reading() as seen:
            assert store.asked.sizes(seen)["entries"] == 1
            with kept.change() as change:
                change.enter("note", "second", {})
            assert store.asked.sizes(seen)["entries"] == 1
        with place.reading() as seen:
            assert store.asked.sizes(seen)["entries"] == 2


def test_the_ledger_cannot_be_changed_or_cut_in_the_database(place: Place) -> None:
    with place.writing() as kept, kept.change() as change:
        change.enter("note", "nothing", {})
    for statement in ("UPDATE ledger SET about = 'x'", "DELETE FROM ledger"):
        with pytest.raises(DBAPIError, match="append-only"):
            place.execute(statement)


def test_a_change_that_fails_leaves_neither_rows_nor_entries(place: Place) -> None:
    with place.writing() as kept:
        with contextlib.suppress(ZeroDivisionError), kept.change() as change:
            change.enter("note", "nothing", {})
            change.enter("note", "nothing", {"never": 1 // 0})
        assert store.asked.sizes(kept)["entries"] == 0
        assert store.asked.head(kept) is None


def test_no_store_is_named_with_the_command_that_makes_one(place: Place) -> None:
    with (
        pytest.raises(StoreError, match="there is no store → make one with: marsad run"),
        place.reading(),
    ):
        pass


def test_a_folder_of_other_things_does_not_become_a_store(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    assert "holds other files (letters.txt" in refusal(store.writing(tmp_path, clock=Clock()))
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "record.sqlite").write_bytes(b"this is no database at all" * 100)
    assert "not a database" in refusal(store.reading(tmp_path))


def test_another_kind_of_database_is_wrong_use_and_no_password_is_shown() -> None:
    with pytest.raises(UseError, match="not PostgreSQL") as fault:
        location.located("mysql://someone:secret@host/name")
    assert "secret" not in str(fault.value)
    at = location.located("postgresql://someone:secret@host/name")
    assert "secret" not in at.name


def test_an_unreachable_server_is_named_without_its_password(tmp_path: Path) -> None:
    url = "postgresql://someone:secret@127.0.0.1:9/name"
    with (
        pytest.raises(StoreError, match="the database says") as fault,
        store.reading(url, tmp_path),
    ):
        pass
    assert "secret" not in str(fault.value)
