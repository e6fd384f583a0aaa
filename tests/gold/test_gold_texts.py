"""The two measuring sets of whole texts are sound: ids, dates, words found once, shares.

``quiet*.jsonl`` hold sentences in which nobody is harmed by anybody; ``background*.jsonl`` hold
reports whose passages are told apart: the report's own incident, and everything told beside it.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parents[2] / "gold"


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


AUTHORS = ("", ".second", ".third", ".fourth")
FILES = {
    f"{name}{author}.jsonl": _rows(f"{name}{author}.jsonl")
    for name in ("quiet", "background")
    for author in AUTHORS
}
QUIET = [row for author in AUTHORS for row in FILES[f"quiet{author}.jsonl"]]
RECAPS = [row for author in AUTHORS for row in FILES[f"background{author}.jsonl"]]
KINDS = {"recap", "anniversary", "aggregate", "pattern", "trial", "comparison", "history"}
SENSES = {"figurative", "technical", "mishap", "plain"}


def _id(row: dict[str, Any]) -> str:
    return str(row["id"])


def _passages(row: dict[str, Any]) -> list[str]:
    return [*row["main"], *(given["words"] for given in row["background"])]


@pytest.mark.parametrize("name", FILES)
def test_ids_of_a_file_run_without_a_gap(name: str) -> None:
    ids = [row["id"] for row in FILES[name]]
    first = int(ids[0].rsplit("-", 1)[1])
    kind = name.split(".")[0]
    assert ids == [f"{kind}-{n:03d}" for n in range(first, first + len(ids))]


def test_no_text_stands_in_two_files() -> None:
    ids = [row["id"] for rows in FILES.values() for row in rows]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("row", [*QUIET, *RECAPS], ids=_id)
def test_a_text_has_a_day_and_no_stray_space(row: dict[str, Any]) -> None:
    date.fromisoformat(row["published"])
    assert row["text"] == row["text"].strip() != ""
    assert "  " not in row["text"]


def test_quiet_texts_are_many_and_more_than_half_of_them_hard() -> None:
    senses = Counter(row["kind"] for row in QUIET)
    assert set(senses) == SENSES
    assert len(QUIET) >= 300
    assert len({row["text"] for row in QUIET}) == len(QUIET)
    assert senses["figurative"] + senses["technical"] >= 0.5 * len(QUIET)
    assert senses["mishap"] >= 50


def test_reports_are_many_and_about_three_in_five_have_news_of_their_own() -> None:
    assert len(RECAPS) >= 100
    assert 0.55 <= sum(bool(row["main"]) for row in RECAPS) / len(RECAPS) <= 0.65
    assert {given["kind"] for row in RECAPS for given in row["background"]} == KINDS


@pytest.mark.parametrize("row", RECAPS, ids=_id)
def test_a_passage_stands_once_in_its_report_and_no_two_overlap(row: dict[str, Any]) -> None:
    whole = row["title"] + "\n\n" + row["text"]
    assert row["background"]
    taken: list[tuple[int, int]] = []
    for words in _passages(row):
        assert whole.count(words) == 1, words
        start = whole.index(words)
        taken.append((start, start + len(words)))
    taken.sort()
    assert all(end <= start for (_, end), (start, _) in pairwise(taken))
