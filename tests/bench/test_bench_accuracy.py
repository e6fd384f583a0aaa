"""The page of accuracy says what was measured, in both directions, and what was not."""

from __future__ import annotations

from bench.floors import Target
from bench.table import Table, skipped

from bench import accuracy

RATE = Target("quiet/rate", "false claims", "quiet", 0.02, 0.0, better="lower")
TOLL = Target("tolls/all/killed/exact", "killed", "Long Tail", 0.84, 0.9, peer="regex .768")


def row(page: str, says: str) -> str:
    return next(line for line in page.splitlines() if line.startswith(f"| {says} |"))


def test_a_missed_floor_is_called_missed_and_a_reached_aim_an_aim() -> None:
    for value, verdict in ((0.05, "**missed**"), (0.01, "floor"), (0.0, "aim")):
        table = Table("quiet", "q", figures={"rate": value})
        page = accuracy.page([table], [RATE], "python -m bench", "2026-11-22")
        assert row(page, "false claims").endswith(f"| {verdict} |")


def test_what_did_not_run_is_not_measured_rather_than_reached() -> None:
    page = accuracy.page([skipped("tolls", "t", "absent")], [TOLL], "python -m bench", "x")
    assert row(page, "killed").endswith(
        "| – | 0.84 | 0.9 | regex .768 | not measured in this run |"
    )


def test_misses_and_inventions_are_both_told_in_words() -> None:
    test = {"recall": 0.6, "precision": 0.9, "usable": 0.7, "signed": 0.2}
    table = Table("gold", "g", figures={"test": test})
    page = accuracy.page([table], [], "python -m bench", "x")
    assert "60 are found and 40 are missed" in page
    assert "10 say what the text does not say" in page
