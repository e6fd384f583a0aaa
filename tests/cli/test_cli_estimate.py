"""``marsad estimate`` as people and programs call it."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

TABLES = Path(__file__).resolve().parents[1] / "estimate" / "tables"
COMMAND = [sys.executable, "-u", "-c", "from marsad.cli.main import main; main()", "estimate"]
QUICK = ("--method", "chao", "--method", "log-linear")


def ran(*words: str, at: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "140", "NO_COLOR": "1", **more}
    return subprocess.run(
        [*COMMAND, *words], cwd=at, capture_output=True, text=True, env=environment, check=False
    )


def test_kosovo_gives_a_row_a_method_and_words_that_keep_it_apart_from_counts(
    tmp_path: Path,
) -> None:
    done = ran(str(TABLES / "kosovo.csv"), *QUICK, at=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "10,357       8,994 – 12,110" in done.stdout
    assert "none is a count" in done.stdout


def test_json_csv_and_lines_hold_the_same_numbers(tmp_path: Path) -> None:
    table = str(TABLES / "kosovo.csv")
    whole = json.loads(ran(table, *QUICK, "--format", "json", at=tmp_path).stdout)
    lines = ran(table, *QUICK, "--format", "jsonl", at=tmp_path).stdout.splitlines()
    rows = list(
        csv.DictReader(io.StringIO(ran(table, *QUICK, "--format", "csv", at=tmp_path).stdout))
    )
    (panel,) = whole["panels"]
    points = [item["point"] for item in panel["estimates"]]
    assert points == [json.loads(line)["point"] for line in lines]
    assert points == [float(row["point"]) for row in rows]
    assert panel["lists"]["observed"] == 4400
    assert "draws" not in panel["estimates"][0]


def test_strata_give_a_panel_each_and_a_total(tmp_path: Path) -> None:
    rows = (TABLES / "kosovo.csv").read_text().splitlines()
    parts = [f"{part},{row}" for part in ("north", "south") for row in rows[1:]]
    (tmp_path / "parts.csv").write_text("\n".join(["part," + rows[0], *parts]) + "\n")
    done = ran("parts.csv", "--stratum", "part", *QUICK, "--format", "json", at=tmp_path)
    assert done.returncode == 0, done.stderr
    north, south, total = json.loads(done.stdout)["panels"]
    assert (north["lists"]["stratum"], south["lists"]["stratum"]) == ("north", "south")
    assert total["lists"]["stratum"] == "all strata"
    for one, both in zip(north["estimates"], total["estimates"], strict=True):
        assert both["point"] == 2 * one["point"]


def test_imputations_are_combined(tmp_path: Path) -> None:
    rows = (TABLES / "kosovo.csv").read_text().splitlines()
    parts = [f"{draw},{row}" for draw in (1, 2, 3) for row in rows[1:]]
    (tmp_path / "drawn.csv").write_text("\n".join(["draw," + rows[0], *parts]) + "\n")
    for option in ("--imputation", "--linkage"):
        done = ran("drawn.csv", option, "draw", *QUICK, "--format", "json", at=tmp_path)
        assert done.returncode == 0, done.stderr
        (panel,) = json.loads(done.stdout)["panels"]
        assert abs(panel["estimates"][1]["point"] - 10356.5) < 0.1
    done = ran("drawn.csv", "--linkage", "draw", "--imputation", "draw", at=tmp_path)
    assert done.returncode == 2
    assert "give one of them" in done.stderr


def test_bad_input_is_one_line_with_the_next_step(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("a,b,count\n1,0,3\n0,1,-2\n")
    for words, said in (
        (("bad.csv",), "bad.csv, line 3: the count -2"),
        (("none.csv",), "cannot be read"),
        ((str(TABLES / "kosovo.csv"), "--method", "magic"), "choose of chao"),
        ((str(TABLES / "kosovo.csv"), "--plot", "a.pdf"), "neither .png nor .svg"),
        ((str(TABLES / "kosovo.csv"), "--stratum", "year"), "has no column year"),
    ):
        done = ran(*words, at=tmp_path)
        assert done.returncode == 2
        assert said in done.stderr
        assert "→" in done.stderr
        assert "Traceback" not in done.stderr


def test_standard_input_and_pictures(tmp_path: Path) -> None:
    table = (TABLES / "kosovo.csv").read_text()
    done = subprocess.run(
        [*COMMAND, "-", *QUICK, "--plot", "panel.svg"],
        cwd=tmp_path, input=table, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "4,400 listed" in (tmp_path / "panel.svg").read_text()


def test_a_table_that_carries_nothing_is_refused_by_every_method(tmp_path: Path) -> None:
    (tmp_path / "apart.csv").write_text("a,b,c,count\n1,0,0,40\n0,1,0,30\n0,0,1,20\n")
    done = ran("apart.csv", "--format", "json", at=tmp_path)
    assert done.returncode == 0, done.stderr
    (panel,) = json.loads(done.stdout)["panels"]
    answers = [item for item in panel["estimates"] if item["kind"] == "estimate"]
    assert answers
    assert all(item["point"] is None and item["refusal"] for item in answers)


def test_the_seed_fixes_sampled_numbers_in_another_process_with_another_number_of_threads(
    tmp_path: Path,
) -> None:
    asked = (str(TABLES / "western.csv"), "--method", "latent-classes", "--format", "jsonl")
    first = ran(*asked, at=tmp_path, NUMBA_NUM_THREADS="1", OMP_NUM_THREADS="1")
    again = ran(*asked, at=tmp_path, NUMBA_NUM_THREADS="2", OMP_NUM_THREADS="2")
    other = ran(*asked, "--seed", "2", at=tmp_path)
    assert first.returncode == 0, first.stderr
    assert first.stdout == again.stdout
    assert json.loads(first.stdout)["point"] != json.loads(other.stdout)["point"]


def test_an_interrupt_shows_what_was_finished_and_says_what_was_not(tmp_path: Path) -> None:
    (tmp_path / "wide.csv").write_text(wide())
    words = ["wide.csv", "--method", "chao", "--method", "latent-classes"]
    started = subprocess.Popen(
        [*COMMAND, *words], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert started.stdout is not None
    for line in started.stdout:  # the first row is out: the sampler is at work
        if line.startswith("Chao"):
            break
    started.send_signal(signal.SIGINT)
    rest, errors = started.communicate(timeout=120)
    assert started.returncode == 130, errors
    assert "Broken off before an answer: latent classes." in rest
    assert "broken off; what is shown was finished" in errors
    assert "Traceback" not in errors


def wide() -> str:
    """A table of many lists, which keeps the sampler busy."""
    draw = random.Random(7)
    rows: dict[tuple[int, ...], int] = {}
    for _ in range(4000):
        ease = draw.random() * 0.5
        row = tuple(int(draw.random() < ease) for _ in range(16))
        if any(row):
            rows[row] = rows.get(row, 0) + 1
    names = ",".join(f"l{at}" for at in range(16))
    lines = [",".join(map(str, (*row, number))) for row, number in sorted(rows.items())]
    return "\n".join([f"{names},count", *lines]) + "\n"
