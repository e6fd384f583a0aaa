"""A run that is killed at any moment and run again ends as an undisturbed one."""

from __future__ import annotations

import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import plain_runs
import pytest
import yaml

from marsad import preserve, store

NUMBER = 120  # reports; with SLOW steps long enough to be killed in the middle
DRIVER = Path(plain_runs.__file__)


def entries(place: Path) -> int:
    """How many ledger entries another process has committed so far."""
    if not (place / "record.sqlite").exists():
        return 0
    address = f"file:{place / 'record.sqlite'}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as link:
        try:
            return int(link.execute("SELECT count(*) FROM ledger").fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # the tables are not there yet, or the writer holds them


def finished(place: Path, reports: Path) -> str:
    """Run to the end in this process; the fingerprint, once everything agrees."""
    with store.writing(place, clock=plain_runs.utc) as kept:
        plain_runs.run(kept, reports)
        found = store.fingerprint(kept)
    with store.reading(place) as kept:
        assert list(preserve.audit(store.Held(kept), kept.vault)) == []
    return found


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plain_runs.write_reports(tmp_path_factory.mktemp("killed") / "in", NUMBER)


@pytest.fixture(scope="module")
def undisturbed(reports: Path) -> str:
    return finished(reports.parent / "undisturbed", reports)


@pytest.mark.parametrize("after", [0, 1, NUMBER + 1, 2 * NUMBER])
def test_killed_and_run_again_it_ends_as_if_nothing_had_been(
    tmp_path: Path, reports: Path, undisturbed: str, after: int
) -> None:
    place = tmp_path / "store"
    command = [sys.executable, str(DRIVER), str(place), str(reports)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE)
    with running:
        while running.poll() is None and entries(place) < after:
            time.sleep(0.02)
        if after == 0:
            time.sleep(0.3)
        running.send_signal(signal.SIGKILL)
    reached = entries(place)
    assert after <= reached <= 3 * NUMBER + 1
    assert finished(place, reports) == undisturbed


def _specimen(name: str) -> str:
    """The words that the error of a made specimen must hold."""
    path = Path(__file__).parent.parent / "specimens" / "made" / f"{name}.expected.yaml"
    return str(yaml.safe_load(path.read_text("utf-8"))["message"])


def test_a_disk_that_is_full_in_the_middle_loses_nothing(
    tmp_path: Path, reports: Path, undisturbed: str
) -> None:
    def nearly_full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))

    place = tmp_path / "store"
    command = [sys.executable, str(DRIVER), str(place), str(reports)]
    stopped = subprocess.run(
        command, stderr=subprocess.PIPE, text=True, preexec_fn=nearly_full, check=False
    )
    assert stopped.returncode != 0
    assert "StoreError" in stopped.stderr
    assert _specimen("full-disk") in stopped.stderr
    assert 0 < entries(place) < 3 * NUMBER
    assert finished(place, reports) == undisturbed


def test_bytes_kept_before_a_kill_and_not_yet_recorded_are_named_until_the_next_run(
    tmp_path: Path, reports: Path, undisturbed: str
) -> None:
    place = tmp_path / "store"
    with store.writing(place, clock=plain_runs.utc) as kept:
        kept.vault.put(next(iter(sorted(reports.iterdir()))).read_bytes())
    with store.reading(place) as kept:
        (fault,) = preserve.audit(store.Held(kept), kept.vault)
    assert fault.kind == "evidence-unrecorded"
    assert finished(place, reports) == undisturbed
