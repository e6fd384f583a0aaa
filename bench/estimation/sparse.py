"""Sparse log-linear models: the literature's values, coverage where the model is true, speed.

In: a Setting. Out: three Tables. Touches the data folder, reading only, and R where there is one.
"""

from __future__ import annotations

import time
from functools import partial
from statistics import median
from typing import Any

from bench.estimation import sparsemse
from bench.estimation.coverage import chained, coverage, independent
from bench.estimation.graphs import lists
from bench.estimation.sparsemse import REPETITIONS
from bench.setting import Setting
from bench.table import MISSING, Table
from marsad.estimate import read
from marsad.estimate.sparsity import sparse
from marsad.model import Estimate

NAME = "estimation-sparse"
TITLE = "Sparse log-linear models (marsad.estimate.sparsity)"
SEED = 20260722
ROUNDS = 5
TARGET = 0.1  # of SparseMSE's time
MANY = "estimation/colombia_stratum_20_lists.csv"
_DRAWS, _QUICK = 300, 40
_VALUES = (
    ("uk_5", "UK, 5 lists", "11,313 [9,884, 13,027]"),
    ("uk_6", "UK, 6 lists", "11,418 [9,977, 13,146]; BCa [9,418, 15,036]"),
    ("new_orleans_5", "New Orleans, 5 lists", "1,034 [658, 1,709]"),
    ("netherlands_5", "Netherlands, 5 lists", "121,522 [98,675, 150,139]"),
)
_TRUE = (
    ("five independent lists, sparse", independent((0.03, 0.05, 0.1, 0.06, 0.04)), 5000),
    ("a chain of five lists, sparse",
     chained(0.08, ((0.03, 0.25), (0.05, 0.02), (0.08, 0.3), (0.04, 0.04))), 5000),
)  # fmt: skip
_WAYS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("stepwise, given the model", {"repetitions": 0}),
    ("stepwise, BCa", {"repetitions": REPETITIONS}),
)


def tables(setting: Setting) -> list[Table]:
    """Values and gates; coverage; seconds."""
    return [_values(), _coverage(_QUICK if setting.quick else _DRAWS), _speed(setting)]


def _values() -> Table:
    rows = []
    for name, title, reference in _VALUES:
        given = sparse(lists(name), repetitions=0)
        bca = sparse(lists(name), seed=SEED, repetitions=REPETITIONS)
        ranked = sparse(lists(name), seed=SEED, repetitions=REPETITIONS, selection="bic")
        rows.append((title, _shown(given), _shown(bca), _shown(ranked), reference))
    notes = (
        "Forward steps at p < 0.02 with the interval given the model, as published; the same with "
        f"the BCa bootstrap over {REPETITIONS} repetitions; the best model of pairs by BIC with "
        "the bootstrap over the 60 best.",
    )
    columns = ("table", "steps, given the model", "steps, BCa", "BIC, BCa", "reference")
    return Table(NAME, TITLE, columns, tuple(rows), notes, {row[0]: row[1] for row in rows})


def _shown(found: Estimate) -> str:
    if found.point is None or found.low is None:
        return str(found.refusal)
    high = "open" if found.high is None else f"{found.high:,.0f}"
    return f"{found.point:,.0f} [{found.low:,.0f}, {high}]"


def _coverage(draws: int) -> Table:
    rows, figures = [], {}
    for name, cells, population in _TRUE:
        for how, settings in _WAYS:
            held = coverage(partial(sparse, **settings), cells, population, draws, SEED)
            figures[f"{name}, {how}"] = {"draws": draws, "held": held.held, "ratio": held.ratio}
            rows.append((
                name, how, str(draws), str(held.refused), f"{held.held:.1%}", f"{held.ratio:.3f}",
                f"{held.width:.3f}",
            ))  # fmt: skip
    notes = (
        "Tables drawn from known populations of which the lists catch few; the share of 95 % "
        "intervals that hold the truth; medians of point / N and of the interval's width / N. "
        "Refused or open above: not in the shares.",
    )
    columns = ("truth", "interval", "tables", "refused", "95 %", "point / N", "width / N")
    title = "Sparse log-linear models: coverage"
    return Table(f"{NAME}-coverage", title, columns, tuple(rows), notes, figures)


def _speed(setting: Setting) -> Table:
    uk = lists("uk_5")
    against = sparsemse.peer(uk)
    measured = isinstance(against, sparsemse.Peer)
    known = against.seconds if isinstance(against, sparsemse.Peer) else sparsemse.QUOTED_SECONDS
    rows: list[tuple[str, ...]] = []
    figures: dict[str, Any] = {"sparsemse": str(against)}
    for what, settings in (
        (f"UK, 5 lists, {REPETITIONS} repetitions", {"repetitions": REPETITIONS}),
        (f"UK, 5 lists, {REPETITIONS} of the best by BIC",
         {"repetitions": REPETITIONS, "selection": "bic"}),
    ):  # fmt: skip
        seconds = _seconds(partial(sparse, uk, **settings), ROUNDS)
        ratio = f"{seconds / known:.4f}"
        rows.append((what, f"{seconds:.3f}", ratio if measured else f"({ratio})"))
        figures[what] = seconds
    path = setting.data / MANY
    if path.exists():
        (many,) = read(path)
        seconds = _seconds(partial(sparse, many), 1)
        rows.append(
            (f"Colombia, {len(many.names)} lists, no repetitions", f"{seconds:.3f}", MISSING)
        )
        figures["Colombia"] = seconds
    peer = (
        f"SparseMSE was measured in this run: {against.seconds:.1f} s, {against.estimate:,.0f} "
        f"[{against.low:,.0f}, {against.high:,.0f}], BCa [{against.bca_low:,.0f}, "
        f"{against.bca_high:,.0f}]."
        if isinstance(against, sparsemse.Peer)
        else f"SparseMSE was not measured ({against}): bracketed ratios are to the design's "
        f"{sparsemse.QUOTED_SECONDS:.0f} s, of another machine, for orientation."
    )
    notes = (
        f"Processor seconds in a warm process, medians of {ROUNDS}. Target: {TARGET} of "
        f"SparseMSE's time. {peer}",
    )
    columns = ("what", "seconds", "time / SparseMSE")
    title = "Sparse log-linear models: speed"
    return Table(f"{NAME}-speed", title, columns, tuple(rows), notes, figures)


def _seconds(call: Any, rounds: int) -> float:
    call()
    each = []
    for _ in range(rounds):
        start = time.process_time()
        call()
        each.append(time.process_time() - start)
    return median(each)
