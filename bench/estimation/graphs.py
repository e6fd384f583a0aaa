"""Decomposable graphs: the literature's values, calibration, and speed and memory beside dga.

In: a Setting. Out: three Tables. Touches processes of its own, with one thread each.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from bench.estimation import dga
from bench.estimation.calibration import LEAST, LEVELS, MOST, calibrated
from bench.estimation.coverage import Coverage, chained, coverage, independent, mixed
from bench.setting import Setting, environment
from bench.table import MISSING, Table
from marsad.estimate import Lists, read, table
from marsad.estimate.graphical import graphs

NAME = "estimation-graphs"
TITLE = "Decomposable graphs (marsad.estimate.graphical)"
TABLES = Path(__file__).resolve().parents[2] / "tests" / "estimate" / "tables"
SEED = 20260722
DRAWS = {3: 2000, 4: 1000, 5: 200}  # tables for calibration, by lists
QUICK = {3: 300, 4: 100}
ROUNDS = 3
CEILING = 30_000  # unseen: dga's grid in the design's measurement
_DRAWN = (
    ("four independent lists", independent((0.3, 0.4, 0.2, 0.3)), 1000),
    ("a chain of four lists", chained(0.4, ((0.2, 0.6), (0.3, 0.5), (0.2, 0.4))), 2000),
    ("two classes of persons, no graph true",
     mixed((0.7, 0.3), ((0.15, 0.2, 0.1, 0.15), (0.5, 0.6, 0.5, 0.4))), 2000),
)  # fmt: skip


def tables(setting: Setting) -> list[Table]:
    """Values and gates; calibration and coverage; seconds and memory."""
    return [_values(), _calibration(setting.quick), _speed(setting.quick)]


def _values() -> Table:
    kosovo, spina = lists("kosovo"), graphs(lists("spina_bifida"))
    dgas = graphs(kosovo, saturated=True, ceiling=CEILING)
    own = graphs(kosovo)
    large = graphs(table(kosovo.patterns, kosovo.counts * 100, names=kosovo.names))
    expected = "12,595 [9,827, 16,544], mode 12,267, .9855"
    rows = (
        ("Kosovo, dga's settings", _shown(dgas), expected),
        ("Kosovo, default", _shown(own), "as dga; saturated graph out"),
        ("Kosovo × 100, default", _shown(large), "sane; dga gives N = n"),
        ("Spina bifida, default", _shown(spina), "no reference without race (see the note)"),
    )
    notes = (
        "Madigan & York's .37, 728 and 731.1 for spina bifida average over race as well as over "
        "three registers (621 births); a table of lists alone cannot give them.",
        "Weights and densities equal a dense brute-force oracle to 1e-10 (tests/estimate).",
    )
    figures = {row[0]: row[1] for row in rows}
    return Table(NAME, TITLE, ("table", "ours", "reference"), rows, notes, figures)


def _shown(found: Any) -> str:
    if found.refusal:
        return str(found.refusal)
    best = found.diagnostics["top graphs"][0]["weight"]
    return (
        f"{found.point:,.0f} [{found.low:,.0f}, {found.high:,.0f}], "
        f"mode {found.diagnostics['mode']:,}, {best:.4f}".replace("0.", ".")
    )


def _calibration(quick: bool) -> Table:
    rows: list[tuple[str, ...]] = []
    figures: dict[str, Any] = {}
    for size, draws in (QUICK if quick else DRAWS).items():
        found = calibrated(size, draws, SEED + size)
        covered = [found.covered(level) for level in LEVELS]
        figures[f"prior, {size} lists"] = {"draws": draws, "covered": covered, "p": found.uniform}
        rows.append((
            f"from the prior, {size} lists", str(draws), *(f"{one:.1%}" for one in covered),
            f"{found.uniform:.2f}", MISSING, MISSING,
        ))  # fmt: skip
    draws = 100 if quick else 400
    for name, cells, population in _DRAWN:
        held = coverage(partial(graphs, draws=0), cells, population, draws, SEED)
        figures[name] = {"draws": draws, "held": held.held, "ratio": held.ratio}
        rows.append((name, str(draws), MISSING, MISSING, *_fixed(held)))
    notes = (
        f"From the prior: a graph, N between {LEAST} and {MOST:,} with p(N) ∝ 1/N, cells from the "
        "hyper-Dirichlet law with δ = 2^−J, and a table from them; the share of intervals that "
        "hold N, and p of a chi-squared test on 20 parts that its place is uniform (small is bad).",
        "Fixed truths: shares of 95 % intervals that hold N, the median of point / N and of the "
        "interval's width / N. Where no graph is true the interval need not hold N: that is what "
        "the panel of methods is for.",
    )
    columns = ("truth", "tables", "50 %", "80 %", "95 %", "p", "point / N", "width / N")
    title = "Decomposable graphs: calibration and coverage"
    return Table(f"{NAME}-calibration", title, columns, tuple(rows), notes, figures)


def _fixed(held: Coverage) -> tuple[str, ...]:
    return f"{held.held:.1%}", MISSING, f"{held.ratio:.3f}", f"{held.width:.3f}"


def _speed(quick: bool) -> Table:
    rows, figures = [], {}
    rounds = 1 if quick else ROUNDS
    for name, ceiling in (("kosovo", 0), ("uk_5", 0), ("uk_5", CEILING), ("uk_6", 0)):
        each = [_round(name, ceiling) for _ in range(rounds)]
        seconds, peak = median(one["seconds"] for one in each), max(one["MB"] for one in each)
        known = (name, ceiling) == ("uk_5", CEILING)
        against = dga.peer(lists(name), ceiling) if known else "not run"
        what = f"{name}, {ceiling:,} integers" if ceiling else f"{name}, own grid"
        ratios = _ratios(seconds, peak, against) if name == "uk_5" else (MISSING, MISSING)
        rows.append((what, f"{seconds:.3f}", f"{peak:.0f}", *ratios))
        figures[what] = {"seconds": seconds, "MB": peak, "dga": str(against)}
    notes = (
        "Processor seconds of one call in a warm process (one thread), median over fresh "
        "processes; MB by which the call raises the process's peak memory.",
        "Beside dga on five lists the targets are 0.25 of its time and 0.05 of its memory; "
        + _against(figures),
        "Six lists: the target is below 30 s; dga stops at five.",
    )
    columns = ("table", "seconds", "MB", "time / dga", "memory / dga")
    title = "Decomposable graphs: speed and memory"
    return Table(f"{NAME}-speed", title, columns, tuple(rows), notes, figures)


def _ratios(seconds: float, peak: float, against: dga.Peer | str) -> tuple[str, str]:
    if isinstance(against, dga.Peer):
        return f"{seconds / against.seconds:.3f}", f"{peak / against.megabytes:.3f}"
    return f"({seconds / dga.QUOTED_SECONDS:.3f})", f"({peak / dga.QUOTED_MB:.3f})"


def _against(figures: dict[str, Any]) -> str:
    """What dga's figures are: measured here, or quoted and why."""
    why = figures[f"uk_5, {CEILING:,} integers"]["dga"]
    if why.startswith("dga's own"):
        return f"dga was measured in this run ({why})."
    return (
        f"dga was not measured ({why}): bracketed ratios are to the design's figures, of another "
        f"machine, {dga.QUOTED_SECONDS} s and {dga.QUOTED_MB:.0f} MB, for orientation."
    )


def _round(name: str, ceiling: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.estimation.call", str(TABLES / f"{name}.csv"), str(ceiling)],
        env=environment(), stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout)
    return found


def lists(name: str) -> Lists:
    """The one stratum of a table of the literature."""
    (only,) = read(TABLES / f"{name}.csv")
    return only
