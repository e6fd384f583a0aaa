"""Log-linear models: the literature's values, coverage where the model is true, speed.

In: a Setting. Out: three Tables. Touches processes of its own, with one thread each.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import replace
from statistics import median
from typing import Any

import numpy as np

from bench.estimation import rcapture
from bench.estimation.coverage import Coverage, chained, coverage, independent
from bench.estimation.graphs import TABLES, lists
from bench.setting import Setting, environment
from bench.table import MISSING, Table
from marsad.estimate import Lists
from marsad.estimate.loglinear import log_linear, no_highest_order, search
from marsad.estimate.loglinear.best import profile_of
from marsad.estimate.loglinear.models import Model
from marsad.model import Estimate

NAME = "estimation-loglinear"
TITLE = "Log-linear models (marsad.estimate.loglinear)"
SEED = 20260722
ROUNDS = 5
TARGET = 0.5  # of Rcapture's time
_DRAWS, _QUICK = 400, 60
_TRUE = (
    ("four independent lists", independent((0.3, 0.4, 0.2, 0.3)), 1000, ()),
    ("a chain of four lists", chained(0.4, ((0.2, 0.6), (0.3, 0.5), (0.2, 0.4))), 2000, (3, 6, 12)),
)  # fmt: skip
_FRESH = """
import json, sys, time
start = time.perf_counter()
from marsad.estimate import read
from marsad.estimate.loglinear import log_linear
(given,) = read(sys.argv[1])
log_linear(given)
print(json.dumps(time.perf_counter() - start))
"""


def tables(setting: Setting) -> list[Table]:
    """Values and gates; coverage; seconds."""
    return [_values(), _coverage(_QUICK if setting.quick else _DRAWS), _speed()]


def _values() -> Table:
    kosovo = lists("kosovo")
    found = (
        ("Kosovo, best BIC", log_linear(kosovo), "10,356.5 [8,994, 12,110], [123, 14, 34]"),
        ("Kosovo, best AIC", log_linear(kosovo, criterion="aic"), "12,741"),
        ("Kosovo, no highest order", no_highest_order(kosovo), "16,574"),
        ("UK, 5 lists, best BIC", log_linear(lists("uk_5")), MISSING),
        ("UK, 6 lists, stepwise", log_linear(lists("uk_6")), MISSING),
        ("Netherlands, 5 lists, best BIC", log_linear(lists("netherlands_5")), MISSING),
    )
    rows = tuple(
        (name, _shown(one), str(one.diagnostics.get("model", MISSING)),
         str(one.diagnostics.get("models_fitted", MISSING)),
         str(one.diagnostics.get("models_left_out", MISSING)), reference)
        for name, one, reference in found
    )  # fmt: skip
    notes = (
        "Intervals are multinomial profile likelihood, 95 %. Left out are models whose estimate "
        "does not exist on the table.",
        "The interval is given the model; the tables of the United Kingdom and the Netherlands "
        "have models nearly as good that answer twice as much, which the answer says as a warning.",
    )
    columns = ("table", "ours", "model", "fitted", "left out", "reference")
    return Table(NAME, TITLE, columns, rows, notes, {row[0]: row[1] for row in rows})


def _shown(found: Estimate) -> str:
    if found.point is None or found.low is None:
        return str(found.refusal)
    high = "open" if found.high is None else f"{found.high:,.1f}"
    return f"{found.point:,.1f} [{found.low:,.1f}, {high}]"


def _coverage(draws: int) -> Table:
    rows: list[tuple[str, ...]] = []
    figures: dict[str, Any] = {}
    for name, cells, population, model in _TRUE:
        for how, method in (("the true model", _given(model)), ("chosen by BIC", log_linear)):
            held = coverage(method, cells, population, draws, SEED)
            figures[f"{name}, {how}"] = {"draws": draws, "held": held.held, "ratio": held.ratio}
            rows.append((name, how, str(draws), str(held.refused), *_cells(held)))
    error = 100 * (0.95 * 0.05 / draws) ** 0.5
    notes = (
        "Tables drawn from known populations; the share of 95 % intervals that hold the truth, "
        f"with a standard error of {error:.1f} points where it is 95 %; medians of point / N and "
        "of the interval's width / N.",
        "With the true model given, the profile interval should hold 95 %. Chosen by BIC it may "
        "hold less: the choice is not in the interval.",
    )
    columns = ("truth", "model", "tables", "refused", "95 %", "point / N", "width / N")
    title = "Log-linear models: coverage"
    return Table(f"{NAME}-coverage", title, columns, tuple(rows), notes, figures)


def _given(model: Model) -> Any:
    """A method that fits one model and answers with its profile interval."""

    def method(given: Lists) -> Estimate:
        table = search.Table(given.cells(), len(given.names), len(given.names) - 1, 0.0)
        fitted = search.Fitted(table)
        fitted.add([model])
        without = _blank(given)
        if not fitted.found:
            return without
        (found,) = fitted.found
        interval = profile_of(table, found, 0.95)
        point = given.n + found.unseen
        return replace(without, point=point, low=interval.low, high=interval.high)

    return method


def _blank(given: Lists) -> Estimate:
    """An Estimate without numbers."""
    return Estimate("log-linear", given.n, None, None, None, 0.95, "of the given model")


def _cells(held: Coverage) -> tuple[str, ...]:
    return f"{held.held:.1%}", f"{held.ratio:.3f}", f"{held.width:.3f}"


def _speed() -> Table:
    kosovo = lists("kosovo")
    log_linear(kosovo)
    each = []
    for _ in range(ROUNDS):
        start = time.process_time()
        log_linear(kosovo)
        each.append(time.process_time() - start)
    seconds, fresh = median(each), median(_fresh() for _ in range(ROUNDS))
    against = rcapture.peer(kosovo)
    if isinstance(against, rcapture.Peer):
        ratio = f"{seconds / (against.seconds + against.interval):.3f}"
        peer = (
            f"Rcapture was measured in this run: {against.seconds:.2f} s for {against.models:.0f} "
            f"models and {against.interval:.2f} s for the interval of the best, "
            f"{against.estimate:,.1f} [{against.low:,.1f}, {against.high:,.1f}]."
        )
    else:
        ratio = f"({seconds / rcapture.QUOTED_SECONDS:.3f})"
        peer = (
            f"Rcapture was not measured ({against}): the bracketed ratio is to the design's "
            f"{rcapture.QUOTED_SECONDS} s, of another machine, for orientation."
        )
    rows = (
        ("Kosovo, 113 models and the interval", f"{seconds:.3f}", ratio),
        ("Kosovo, from an empty process to the answer", f"{fresh:.3f}", MISSING),
    )
    notes = (
        f"Processor seconds in a warm process; then clock seconds of a new process that imports, "
        f"reads and answers; medians of {ROUNDS}. Target: {TARGET} of Rcapture's time. {peer}",
    )
    figures = {"seconds": seconds, "fresh": fresh, "rcapture": str(against)}
    columns = ("what", "seconds", "time / Rcapture")
    title = "Log-linear models: speed"
    return Table(f"{NAME}-speed", title, columns, rows, notes, figures)


def _fresh() -> float:
    done = subprocess.run(
        [sys.executable, "-c", _FRESH, str(TABLES / "kosovo.csv")],
        env=environment(), stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    return float(np.float64(json.loads(done.stdout)))
