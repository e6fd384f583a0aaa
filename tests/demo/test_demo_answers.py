"""The demonstration's right answers were written by a reader; the program must come to the same."""

from __future__ import annotations

import copy
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad import demo, extract, intake, pipeline, read, resolve
from marsad.extract import models
from marsad.ids import sha256
from marsad.model import Claim, Report, Resolution

sys.path.insert(0, str(Path(__file__).parent))
import judging


@pytest.fixture(scope="module")
def answers() -> Any:
    return yaml.safe_load(demo.answers().read_text("utf-8"))


@pytest.fixture(scope="module")
def found() -> tuple[dict[str, tuple[Claim, ...]], Resolution, dict[str, Claim]]:
    loaded = models.load()
    by_report: dict[str, tuple[Claim, ...]] = {}
    texts, wordings = [], {}
    given = [str(demo.reports())]
    for item in intake.take(given, intake.Given(), clock=lambda: datetime.now(UTC)):
        assert isinstance(item, Report), item
        text = read.text(item, sha256(item.data))
        texts.append((text.id, text.body))
        wordings[text.id] = resolve.wording(text.title, text.body)
        by_report[item.document] = extract.claims(text, loaded)
    every = {claim.id: claim for claims in by_report.values() for claim in claims}
    resolution = pipeline.incidents(every.values(), copies=resolve.copies(texts), wordings=wordings)
    return by_report, resolution, every


def test_there_are_at_least_fifteen_reports(answers: Any) -> None:
    assert len(answers["reports"]) >= 15


def test_every_claim_is_the_one_that_a_reader_found(answers: Any, found: Any) -> None:
    assert judging.claims(answers, found[0]) == []


def test_incidents_counts_grades_and_totals_are_those_of_the_answers(
    answers: Any, found: Any
) -> None:
    resolution = found[1]
    assert judging.incidents(answers, resolution.incidents, resolution.tallies, found[2]) == []


def test_the_judge_notices_a_wrong_number(answers: Any, found: Any) -> None:
    other = copy.deepcopy(answers)
    other["incidents"][0]["harms"]["killed"] = [38, 38]
    resolution = found[1]
    assert judging.incidents(other, resolution.incidents, resolution.tallies, found[2])
