"""The gate: what was reached is not lost unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.floors import Pinned, Target
from bench.table import Table

from bench import floors

RISE = Target("gold/test/recall", "claims found", "gold", 0.8, 0.9)
FALL = Target("quiet/rate", "false", "quiet", 0.02, 0.0, better="lower")


def table(name: str, figures: dict[str, object], digest: str = "a") -> Table:
    return Table(name, name, figures=figures, corpora={f"{name}.jsonl": digest})


def test_a_figure_at_its_floor_passes_and_one_below_is_named() -> None:
    held = Pinned({"gold/test/recall": 0.81, "quiet/rate": 0.01}, {})
    good = [table("gold", {"test": {"recall": 0.81}}), table("quiet", {"rate": 0.01})]
    bad = [table("gold", {"test": {"recall": 0.80}}), table("quiet", {"rate": 0.02})]
    assert floors.faults(good, held, [RISE, FALL]) == []
    assert [line.split(":")[0] for line in floors.faults(bad, held, [RISE, FALL])] == [
        "gold/test/recall",
        "quiet/rate",
    ]


def test_another_corpus_under_the_same_name_does_not_pass() -> None:
    held = Pinned({}, {"quiet.jsonl": "a"})
    assert floors.faults([table("quiet", {"rate": 0.0}, "b")], held, [FALL])


def test_a_part_that_did_not_run_is_not_held_against_its_floor() -> None:
    held = Pinned({"gold/test/recall": 0.81}, {})
    assert floors.faults([table("quiet", {"rate": 0.0})], held, [RISE, FALL]) == []


def test_a_figure_that_is_gone_does_not_pass() -> None:
    held = Pinned({"gold/test/recall": 0.81}, {})
    assert floors.faults([table("gold", {})], held, [RISE])


def test_a_noisy_figure_may_fall_behind_by_its_slack() -> None:
    speed = Target("speed/ratio", "speed", "x", 2, 5, slack=0.2)
    held = Pinned({"speed/ratio": 3.0}, {})
    assert floors.faults([table("speed", {"ratio": 2.5})], held, [speed]) == []
    assert floors.faults([table("speed", {"ratio": 2.3})], held, [speed])


def test_pinning_raises_a_floor_and_lowers_it_only_when_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(floors, "targets", lambda: [RISE, FALL])
    path = tmp_path / "floors.yaml"

    def pin(recall: float, rate: float, lower: bool = False) -> list[str]:
        tables = [table("gold", {"test": {"recall": recall}}), table("quiet", {"rate": rate})]
        return floors.pin("full", tables, lower, path)

    assert pin(0.8123, 0.0101) == []
    assert floors.pinned("full", path).figures == {"gold/test/recall": 0.812, "quiet/rate": 0.011}
    assert len(pin(0.7, 0.02)) == 2
    assert floors.pinned("full", path).figures["gold/test/recall"] == 0.812
    assert pin(0.9, 0.0) == []
    assert pin(0.7, 0.02, lower=True) == []
    assert floors.pinned("full", path).figures == {"gold/test/recall": 0.7, "quiet/rate": 0.02}


def test_every_floor_has_a_target_of_the_same_name() -> None:
    known = {target.path for target in floors.targets()}
    for mode in ("full", "quick"):
        assert known.issuperset(floors.pinned(mode).figures)
