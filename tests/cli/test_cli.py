"""The real command, as people and programs call it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = "Five people were killed in Raqqa on Monday, a hospital said.\n"


def marsad(*words: str, at: Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder."""
    command = [sys.executable, "-c", "from marsad.cli.main import main; main()", *words]
    environment = {**os.environ, "COLUMNS": "140", "NO_COLOR": "1"}
    return subprocess.run(
        command, cwd=at, input=given, capture_output=True, text=True, env=environment, check=False
    )


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demonstration reports, run once."""
    at = tmp_path_factory.mktemp("ran")
    assert marsad("demo", at=at).returncode == 0
    result = marsad("run", "marsad-demo", "--jobs", "1", at=at)
    assert result.returncode == 0, result.stderr
    (at / "first.txt").write_text(result.stdout)
    return at


def suggested(at: Path) -> str:
    line = next(
        line for line in (at / "first.txt").read_text().splitlines() if "marsad why" in line
    )
    return line.partition("marsad why ")[2].strip()


def test_the_run_ends_with_incidents_a_running_total_and_a_line_to_type(ran: Path) -> None:
    said = (ran / "first.txt").read_text()
    assert "Incidents" in said
    assert "More than 200 killed claimed in Ouaka since 1 May 2023" in said
    assert suggested(ran).startswith("i-")


def test_the_suggested_line_leads_to_a_quotation_and_a_hash_checked_now(ran: Path) -> None:
    result = marsad("why", suggested(ran), at=ran)
    assert result.returncode == 0
    for words in ("quotation", "equals the text", "evidence sha256", "hash checked now: agrees"):
        assert words in result.stdout


def test_why_as_json_re_adds_to_the_quotation_of_the_kept_bytes(ran: Path) -> None:
    result = marsad("why", suggested(ran), "--format", "json", at=ran)
    walk = json.loads(result.stdout)
    assert walk["incident"]["claims"] == [claim["claim"]["id"] for claim in walk["claims"]]
    for claim in walk["claims"]:
        assert all(quotation["agrees"] for quotation in claim["quotations"])
        assert (ran / claim["evidence"]["file"]).stat().st_size == claim["evidence"]["size"]
        assert not (claim["claim"]["victims"] or {}).get("names")


def test_a_second_run_prints_the_same_incidents_and_changes_nothing(ran: Path) -> None:
    head = marsad("verify", at=ran).stderr
    again = marsad("run", "marsad-demo", "--jobs", "1", at=ran)
    table = again.stdout.partition("new reports")[0].rstrip("0123456789 \n")
    assert (ran / "first.txt").read_text().startswith(table)
    assert "0 new reports kept, 0 read, 0 extracted" in again.stdout
    assert marsad("verify", at=ran).stderr == head


def test_verify_prints_the_head_and_knows_it_again(ran: Path) -> None:
    result = marsad("verify", "--format", "json", at=ran)
    assert result.returncode == 0
    head = json.loads(result.stdout)["head"]["hash"]
    assert marsad("verify", "--head", head, at=ran).returncode == 0
    assert marsad("verify", "--head", "0" * 64, at=ran).returncode == 3
    assert marsad("verify", "--head", "short", at=ran).returncode == 2


def test_altered_bytes_make_verify_and_why_end_with_3(ran: Path, tmp_path: Path) -> None:
    shutil.copytree(ran / "marsad-store", tmp_path / "marsad-store")
    for file in (tmp_path / "marsad-store" / "evidence").rglob("*"):
        if file.is_file():
            file.chmod(0o600)
            file.write_bytes(file.read_bytes() + b" ")
    result = marsad("verify", "--format", "jsonl", at=tmp_path)
    assert result.returncode == 3
    assert {json.loads(line)["kind"] for line in result.stdout.splitlines()} == {"evidence-bytes"}
    result = marsad("why", suggested(ran), at=tmp_path)
    assert result.returncode == 3
    assert "hash checked now: was altered" in result.stdout


def test_a_beginning_that_several_ids_share_lists_them(ran: Path) -> None:
    result = marsad("why", "i-", at=ran)
    assert result.returncode == 2
    assert "names several: i-" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_an_error_is_one_line_and_its_traceback_only_under_v(tmp_path: Path) -> None:
    plain = marsad("why", "i-1", at=tmp_path)
    assert (plain.returncode, len(plain.stderr.splitlines())) == (2, 1)
    assert "there is no store → make one with" in plain.stderr
    assert "Traceback" in marsad("why", "i-1", "-v", at=tmp_path).stderr


def test_wrong_use_ends_with_2(tmp_path: Path) -> None:
    assert marsad("run", "--format", "picture", at=tmp_path).returncode == 2
    assert marsad("claims", "-", "--published", "2023-02-30", at=tmp_path).returncode == 2
    assert marsad("run", at=tmp_path).returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_a_run_with_failures_finishes_the_others_and_ends_with_1(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "table.jsonl").write_text('{"id": "a", "text": "Nothing happened."}\n{"id"\n')
    (folder / "report.txt").write_text(REPORT)
    result = marsad(
        "run", "in", "--published", "2023-05-02", "--format", "json", "--jobs", "1", at=tmp_path
    )
    assert result.returncode == 1
    done = json.loads(result.stdout)
    assert (done["reports"], done["read"], len(done["incidents"])) == (3, 2, 1)
    assert sorted(failed["step"] for failed in done["failures"]) == ["intake", "read"]
    assert marsad("verify", at=tmp_path).returncode == 0


def test_claims_from_standard_input_feed_incidents_through_a_pipe(tmp_path: Path) -> None:
    said = marsad(
        "claims", "-", "--published", "2023-05-02", "--outlet", "Testtown Gazette",
        "--format", "jsonl", "--jobs", "1", at=tmp_path, given=REPORT,
    )  # fmt: skip
    assert said.returncode == 0
    claims = [json.loads(line) for line in said.stdout.splitlines()]
    assert [claim["count"]["low"] for claim in claims if claim["harm"] == "killed"] == [5]
    for claim in claims:
        quote = claim["quote"]
        assert REPORT[quote["start"] : quote["end"]] == quote["text"]
    grouped = marsad("incidents", "-", "--format", "jsonl", at=tmp_path, given=said.stdout)
    assert grouped.returncode == 0
    (incident,) = [json.loads(line) for line in grouped.stdout.splitlines()]
    assert incident["counts"]["killed"]["low"] == 5
    broken = marsad("incidents", "-", at=tmp_path, given=said.stdout + "{}\nno json\n")
    assert broken.returncode == 1
    assert broken.stderr.count("marsad: -, line") == 2
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_of_claims_gets_its_error_and_no_table(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    result = marsad("incidents", "report.txt", at=tmp_path)
    assert result.returncode == 1
    assert result.stdout == ""
    assert "report.txt, line 1: is not JSON" in result.stderr


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_rows_of_incidents_say_how_many_running_totals_they_leave_out(
    ran: Path, format: str
) -> None:
    result = marsad("run", "--format", format, at=ran)
    assert result.returncode == 0
    assert "200" not in result.stdout
    assert "--format json tells them" in result.stderr


def test_an_incident_of_a_rule_set_that_was_never_run_is_asked_for_by_the_rule_set(
    ran: Path,
) -> None:
    result = marsad("why", "i-0000", "--rule-set", "ucdp", at=ran)
    assert result.returncode == 2
    assert "rule set ucdp: no incidents are stored under it" in result.stderr
    assert "marsad run --rule-set ucdp" in result.stderr


def test_a_reader_that_stops_early_gets_no_traceback(ran: Path) -> None:
    command = f'"{sys.executable}" -c "from marsad.cli.main import main; main()"'
    line = f"{command} mentions marsad-demo --kind counts | head -n 1"
    result = subprocess.run(line, shell=True, cwd=ran, capture_output=True, text=True, check=False)
    assert json.loads(result.stdout)["kind"] == "counts"
    assert result.stderr == ""


@pytest.mark.parametrize("kind", ["counts", "dates", "places"])
def test_every_mention_is_the_slice_that_it_names(tmp_path: Path, kind: str) -> None:
    words = ("mentions", "-", "--kind", kind, "--published", "2023-05-02")
    result = marsad(*words, at=tmp_path, given=REPORT)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert found
    assert all(REPORT[one["start"] : one["end"]] == one["words"] for one in found)
    assert {one["kind"] for one in found} == {kind}


def test_the_demo_overwrites_no_other_file(tmp_path: Path) -> None:
    assert marsad("demo", "here", at=tmp_path).returncode == 0
    assert marsad("demo", "here", at=tmp_path).returncode == 0
    changed = next(path for path in sorted((tmp_path / "here").iterdir()) if path.is_file())
    changed.write_text("mine")
    result = marsad("demo", "here", at=tmp_path)
    assert result.returncode == 2
    assert changed.read_text() == "mine"


def test_an_export_withholds_and_an_inclusion_goes_into_the_ledger(
    ran: Path, tmp_path: Path
) -> None:
    shutil.copytree(ran / "marsad-store", tmp_path / "marsad-store")
    plain = marsad("export", "out", "--format", "csv", at=tmp_path)
    assert plain.returncode == 0, plain.stderr
    assert "Withheld: " in plain.stderr
    assert marsad("export", "two", "--include", "names", at=tmp_path).returncode == 2
    decided = ("--include", "names", "--reason", "asked by a court", "--by", "A. Keeper")
    assert marsad("export", "three", *decided, at=tmp_path).returncode == 0
    before = json.loads(marsad("verify", "--format", "json", at=ran).stdout)
    after = json.loads(marsad("verify", "--format", "json", at=tmp_path).stdout)
    assert after["head"]["number"] == before["head"]["number"] + 1
    assert after["faults"] == []


def test_help_does_not_load_the_parser_or_the_database() -> None:
    script = (
        "import sys; import marsad.cli.main; "
        "print([name for name in ('spacy', 'sqlalchemy', 'trafilatura') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert result.stdout == "[]\n"
