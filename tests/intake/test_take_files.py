"""Files and folders: everything there is a report or a failure, in the same order always."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from marsad.ids import report_id, sha256
from marsad.intake import Given, take
from marsad.model import Failure, Report

NOW = datetime(2024, 6, 14, tzinfo=UTC)
WORDS = b"Seven people were wounded on Thursday."


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(WORDS)


def test_a_file_is_a_report_with_its_bytes_its_absolute_path_and_its_name(taken, tmp_path):
    fill(tmp_path, "a.txt")
    options = Given("Shelling", date(2024, 6, 13), "The Valley Courier", "en")
    (report,) = taken(tmp_path / "a.txt", options=options)
    assert (report.data, report.address) == (WORDS, str(tmp_path / "a.txt"))
    assert (report.document, report.media_type) == ("a.txt", "text/plain")
    assert report.id == report_id(sha256(WORDS), str(tmp_path / "a.txt"))
    assert (report.given_title, report.given_published) == ("Shelling", date(2024, 6, 13))
    assert (report.given_outlet, report.given_language) == ("The Valley Courier", "en")
    assert report.retrieved is None


def test_the_address_is_absolute_and_without_detours(taken, tmp_path, monkeypatch):
    fill(tmp_path, "below/a.txt")
    monkeypatch.chdir(tmp_path)
    (report,) = taken("below/../below/a.txt")
    assert report.address == str(tmp_path / "below" / "a.txt")


def test_a_folder_is_walked_in_the_order_of_names_and_names_documents_from_its_top(taken, tmp_path):
    fill(tmp_path, "b.txt", "a/z.md", "a/b/c.HTML", "c.eml", "a.txt", "d.docx", "e.pdf", "f.htm")
    reports = taken(tmp_path)
    assert [report.document for report in reports] == [
        "a/b/c.HTML", "a/z.md", "a.txt", "b.txt", "c.eml", "d.docx", "e.pdf", "f.htm",
    ]  # fmt: skip
    assert reports == taken(tmp_path)


def test_hidden_entries_are_passed_over_and_unknown_kinds_are_named(taken, tmp_path):
    fill(tmp_path, ".git/a.txt", ".b.txt", "c.xlsx", "d", "e.txt", "f.gz", "g.json")
    outcomes = taken(tmp_path)
    assert [type(each).__name__ for each in outcomes] == [
        "Failure",
        "Failure",
        "Report",
        *["Failure"] * 2,
    ]
    table = outcomes[0]
    assert table.address == str(tmp_path / "c.xlsx")
    assert (table.step, table.error) == ("intake", "IntakeError")
    assert ".xlsx" in table.message
    assert "no ending" in outcomes[1].message


def test_a_loop_of_links_is_walked_once_and_a_dead_link_is_named(taken, tmp_path):
    fill(tmp_path, "a/b.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere.txt")
    outcomes = taken(tmp_path)
    assert [each.document for each in outcomes if isinstance(each, Report)] == ["a/b.txt"]
    assert [each.address for each in outcomes if isinstance(each, Failure)] == [
        str(tmp_path / "dead.txt")
    ]


def test_a_missing_path_is_a_failure_that_names_it_and_the_others_go_on(taken, tmp_path):
    fill(tmp_path, "a.txt")
    missing, report = taken(tmp_path / "none.txt", tmp_path / "a.txt")
    assert missing.address == str(tmp_path / "none.txt")
    assert "does not exist" in missing.message
    assert report.document == "a.txt"


def test_a_pipe_is_not_waited_for(taken, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (failure,) = taken(tmp_path)
    assert "not a regular file" in failure.message


def test_what_is_given_twice_is_taken_once(taken, tmp_path):
    fill(tmp_path, "a.txt", "b.txt")
    reports = taken(tmp_path / "b.txt", tmp_path, tmp_path)
    assert [report.document for report in reports] == ["b.txt", "a.txt"]


def test_the_same_bytes_at_two_paths_are_two_reports_of_one_evidence(taken, tmp_path):
    fill(tmp_path, "a.txt", "b.txt")
    first, second = taken(tmp_path)
    assert sha256(first.data) == sha256(second.data)
    assert first.id != second.id


def test_a_folder_that_is_left_out_is_not_entered(taken, tmp_path):
    fill(tmp_path, "a.txt", "marsad-store/blobs/b.txt")
    reports = taken(tmp_path, leave_out=[tmp_path / "marsad-store"])
    assert [report.document for report in reports] == ["a.txt"]


def test_an_empty_folder_gives_nothing(taken, tmp_path):
    assert taken(tmp_path) == []


def test_a_name_that_is_not_utf8_can_be_written_down(taken, tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(WORDS)
    (report,) = taken(tmp_path)
    assert report.document == "caf\\xe9.txt"
    assert report.data == WORDS


def test_empty_and_broken_files_are_taken_in_so_that_their_bytes_are_kept(taken, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.pdf").write_bytes(b"\x00\x01")
    assert [report.data for report in taken(tmp_path)] == [b"", b"\x00\x01"]


@pytest.fixture
def common_folder():
    """A folder that every user may enter: pytest's own are closed to all but their owner."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def ordinary_user():
    """Root may read everything; then the test goes on as nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


def test_what_may_not_be_read_is_named_and_the_others_go_on(taken, common_folder, request):
    fill(common_folder, "a.txt", "b.txt", "c/d.txt", "e.txt")
    (common_folder / "b.txt").chmod(0)
    (common_folder / "c").chmod(0)
    request.getfixturevalue("ordinary_user")
    outcomes = taken(common_folder)
    assert [type(each) for each in outcomes] == [Report, Failure, Failure, Report]
    assert "Permission denied" in outcomes[1].message
    assert outcomes[2].address == str(common_folder / "c")


def test_reports_come_one_at_a_time(tmp_path):
    fill(tmp_path, "a.txt", "b.txt")
    reports = take([str(tmp_path)], Given(), clock=lambda: NOW)
    assert next(reports).document == "a.txt"
    (tmp_path / "b.txt").write_bytes(b"Written after the first report was given.")
    assert next(reports).data == b"Written after the first report was given."
