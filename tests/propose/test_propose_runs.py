"""Runs with an endpoint: claims never depend on whether it answers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from test_propose import BODY

from marsad.propose import Endpoint

Start = Callable[..., Endpoint]


def marsad(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).with_name("marsad")), *words],
        capture_output=True, text=True, cwd=cwd, check=False, timeout=120,
    )  # fmt: skip


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(BODY, "utf-8")
    return path


def rules(output: str) -> list[list[str]]:
    return [json.loads(line)["rules"] for line in output.splitlines()]


def test_claims_come_with_and_without_an_answer_and_the_failure_is_told(
    start: Start, report: Path, tmp_path: Path
) -> None:
    words = ("claims", report.name, "--published", "2023-05-09", "--format", "jsonl")
    plain = marsad(*words, cwd=tmp_path)
    assert plain.returncode == 0
    assert plain.stdout
    broken = marsad(*words, "--propose", start("broken").url, cwd=tmp_path)
    assert broken.stdout == plain.stdout
    assert broken.returncode == 1
    assert "answered 500" in broken.stderr
    honest = marsad(*words, "--propose", start("honest").url, cwd=tmp_path)
    assert honest.returncode == 0
    assert set(plain.stdout.splitlines()) < set(honest.stdout.splitlines())
    assert any("proposal.default" in of for of in rules(honest.stdout))


def test_a_text_whose_model_failed_is_asked_about_again_by_the_next_run(
    start: Start, report: Path, tmp_path: Path
) -> None:
    words = ("run", "--published", "2023-05-09", "--format", "json", "--propose")
    failed = json.loads(marsad(*words, start("broken").url, report.name, cwd=tmp_path).stdout)
    assert [one["step"] for one in failed["failures"]] == ["propose"]
    assert failed["extracted"] == 1
    again = json.loads(marsad(*words, start("honest").url, cwd=tmp_path).stdout)
    assert again["failures"] == []
    assert again["extracted"] == 1
    assert len(again["incidents"]) > len(failed["incidents"])
    third = json.loads(marsad(*words, start("honest").url, cwd=tmp_path).stdout)
    assert third["extracted"] == 0


def test_an_address_that_would_send_reports_unencrypted_is_wrong_use(
    report: Path, tmp_path: Path
) -> None:
    done = marsad("claims", report.name, "--propose", "http://models.example/v1", cwd=tmp_path)
    assert done.returncode == 2
    assert "unencrypted" in done.stderr
