"""Latent classes: the literature's values, calibration, ten seeds, and speed beside LCMCR.

In: a Setting. Out: three Tables. Touches corpus files, threads and processes.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np

from bench.estimation import lcmcr
from bench.estimation.order import held
from bench.estimation.ranks import ranked
from bench.setting import Setting, hashes
from bench.table import MISSING, Table
from marsad.estimate import Lists, read
from marsad.estimate.diagnostics import convergence
from marsad.estimate.latent import latent_classes
from marsad.model import Estimate

NAME = "estimation-latent"
TITLE = "Latent classes (marsad.estimate.latent)"
TABLES = Path(__file__).resolve().parents[2] / "tests" / "estimate" / "tables"
COLOMBIA = "estimation/colombia_stratum_20_lists.csv"
SEEDS = {"whole": 10, "quick": 3}
# (table, reference in words, median, low, high, gate of the middle, gate of the ends)
REFERENCES = (
    ("kosovo", "long run 10,360 [8,901, 13,827]", 10_360, 8_901, 13_827, 0.01, 0.03),
    ("kosovo", "pooled 10,464 [9,116, 14,200]", 10_464, 9_116, 14_200, 0.01, 0.03),
    ("new_orleans_5", "836 [564, 1,373]", 836, 564, 1_373, 0.03, 0.05),
    ("western", "1,838 [1,316, 3,105]", 1_838, 1_316, 3_105, 0.03, 0.05),
)
MEAN_COLOMBIA, ENDS_COLOMBIA = 2_079, (1_399, 3_139)
_SBC = ((3, 3, 100), (4, 6, 300), (5, 8, 500))  # lists, classes, people seen


def tables(setting: Setting) -> list[Table]:
    """Values and gates; calibration; seeds and speed."""
    return [_values(setting), _calibration(setting.quick), _seeds(setting.quick), _speed(setting)]


def _values(setting: Setting) -> Table:
    rows: list[tuple[str, ...]] = []
    figures: dict[str, Any] = {}
    effective = 1000 if setting.quick else 8000
    found: dict[str, Estimate] = {}
    for name, words, middle, low, high, gate, ends in REFERENCES:
        if name not in found:
            found[name] = latent_classes(lists(name), effective=effective, most=20_000, seed=1)
        ours = found[name]
        off = _off(ours, middle, low, high)
        figures[f"{name}, {words}"] = off
        within = abs(off[0]) <= gate and max(map(abs, off[1:])) <= ends
        rows.append((name, _shown(ours), words, *_signed(off), "yes" if within else "no"))
    colombia = setting.data / COLOMBIA
    corpora = {}
    if colombia.exists():
        corpora = hashes(setting.data, [COLOMBIA])
        (given,) = read(colombia)
        ours = latent_classes(given, effective=400 if setting.quick else 1000, seed=1)
        if ours.refusal is None:
            off = (float(ours.draws.mean()) / MEAN_COLOMBIA - 1,
                   *_off(ours, 1, *ENDS_COLOMBIA)[1:])  # fmt: skip
            figures["colombia"] = off
            mean, deviation = ours.draws.mean(), ours.draws.std()
            words = f"mean 2,079, sd 483; ours mean {mean:,.0f}, sd {deviation:,.0f}"
            within = abs(off[0]) <= 0.02 and max(map(abs, off[1:])) <= 0.05
            rows.append(("colombia", _shown(ours), words, *_signed(off), "yes" if within else "no"))
        else:
            rows.append(("colombia", str(ours.refusal), "mean 2,079", *[MISSING] * 3, "no"))
        sweeps = 2000 if setting.quick else 12_000
        for first, what in (("all", "all people"), ("seen", "the seen")):
            drawn = held(given, 15, sweeps, 3, first=first)
            off = (float(drawn.mean()) / MEAN_COLOMBIA - 1,
                   *(np.quantile(drawn, [0.025, 0.975]) / ENDS_COLOMBIA - 1))  # fmt: skip
            figures[f"colombia, order of {what} held"] = off
            low, high = np.quantile(drawn, [0.025, 0.975])
            rows.append((
                f"colombia, classes held in order of {what}",
                f"{np.median(drawn):,.0f} [{low:,.0f}, {high:,.0f}]",
                f"mean 2,079; here {drawn.mean():,.0f}, sd {drawn.std():,.0f}",
                *_signed(off), MISSING,
            ))  # fmt: skip
    notes = (
        f"Four chains, draws worth at least {effective:,} independent ones; the middle is the "
        "median, for Colombia the mean. Gates: Kosovo 1 % and 3 %, Colombia 2 % and 5 %.",
        "The two references of Kosovo are runs of LCMCR with effective sizes of a few hundred: "
        "they differ from each other by 1.0 %, 2.4 % and 2.7 %.",
        "Colombia: the prior of a class's share depends on its place on the stick. A plain Gibbs "
        "sampler with 20 lists hardly lets classes trade places; ours does, and its mean is lower "
        "than the published one. The last rows hold the order instead; they are short runs and "
        "show how far the answer moves with it, not where each order settles.",
    )
    columns = ("table", "ours", "reference", "middle", "low", "high", "within gates")
    return Table(NAME, TITLE, columns, tuple(rows), notes, figures, corpora)


def _calibration(quick: bool) -> Table:
    rows, figures = [], {}
    simulations = 40 if quick else 300
    for count, classes, people in _SBC[: 1 if quick else None]:
        found = ranked(count, classes, people, simulations, 20260722 + count)
        what = f"{count} lists, {classes} classes, {people} seen"
        figures[what] = {"p": found.uniform, "held": found.held, "simulations": simulations}
        rows.append((what, str(simulations), f"{found.uniform:.3f}", f"{found.held:.1%}"))
    notes = (
        "Truths from the prior (at most 20 unseen expected for each seen), tables from them; p of "
        "a chi-squared test that the truth's rank among 99 thinned draws is uniform in 20 bins.",
    )
    columns = ("truths", "tables", "p", "95 % intervals hold")
    title = "Latent classes: simulation-based calibration"
    return Table(f"{NAME}-calibration", title, columns, tuple(rows), notes, figures)


def _seeds(quick: bool) -> Table:
    rows, figures = [], {}
    seeds = range(1, SEEDS["quick" if quick else "whole"] + 1)
    for name in ("uk_5", "netherlands_5"):
        each = [latent_classes(lists(name), seed=seed, checks=0) for seed in seeds]
        answers = [one.point for one in each if one.point is not None]
        apart = max(answers) / min(answers) - 1 if answers else None
        rhats = [float(one.diagnostics["rhat"]) for one in each]  # type: ignore[arg-type]
        figures[name] = {"answered": len(answers), "apart": apart, "rhat": rhats}
        shown = f"{min(answers):,.0f}–{max(answers):,.0f}" if answers else MISSING
        rows.append((
            name, str(len(each)), str(len(answers)), shown,
            MISSING if apart is None else f"{apart:.1%}", f"{min(rhats):.3f}–{max(rhats):.3f}",
        ))  # fmt: skip
    notes = (
        "The rest are refused. LCMCR answers all twenty: UK two seeds near 12,600 and eight near "
        "22,000; Netherlands nine near 48,000 and one at 142,000 (the design).",
    )
    columns = ("table", "seeds", "answered", "medians", "apart", "R-hat")
    return Table(f"{NAME}-seeds", "Latent classes: seeds", columns, tuple(rows), notes, figures)


def _speed(setting: Setting) -> Table:
    latent_classes(lists("new_orleans_5"), most=100)  # compiled now
    rows, figures = [], {}
    cases = [("kosovo", lists("kosovo"))]
    if (setting.data / COLOMBIA).exists():
        cases += [("colombia", read(setting.data / COLOMBIA)[0])]
    for name, given in cases:
        start = time.process_time()
        found = latent_classes(given, effective=400 if name == "colombia" else 1000, checks=0)
        spent = time.process_time() - start
        worth = float(found.diagnostics["ess_bulk"])  # type: ignore[arg-type]
        against = lcmcr.peer(given, 15, 1)
        rate = _rate(against) if isinstance(against, lcmcr.Peer) else None
        figures[name] = {"seconds": spent, "effective": worth, "rate": worth / spent, "lcmcr": rate}
        beside = MISSING if rate is None else f"{worth / spent / rate:.1f}"
        rows.append((
            name, f"{spent:.1f}", f"{worth:,.0f}", f"{worth / spent:,.0f}",
            f"{400 * spent / worth:.1f}", beside,
        ))  # fmt: skip
    notes = (
        "Processor seconds of the whole call with all its chains, rungs and warm-up (bulk "
        "effective size); LCMCR: one chain, 110,000 sweeps, burn-in included.",
        "For orientation, the design's figures of LCMCR: Kosovo 55 to 144 a second, Colombia about "
        f"400 s. {against if isinstance(against, str) else 'LCMCR ran here'}.",
    )
    columns = ("table", "seconds", "effective", "effective / s", "s for 400", "× LCMCR")
    return Table(f"{NAME}-speed", "Latent classes: speed", columns, tuple(rows), notes, figures)


def _rate(against: lcmcr.Peer) -> float:
    return convergence(against.draws[None, :]).bulk / against.seconds


def _off(found: Estimate, middle: float, low: float, high: float) -> tuple[float, ...]:
    ours = (found.point, found.low, found.high)
    known = (middle, low, high)
    return tuple((a or np.nan) / b - 1 for a, b in zip(ours, known, strict=True))


def _signed(off: tuple[float, ...]) -> tuple[str, ...]:
    return tuple(f"{value:+.1%}" for value in off)


def _shown(found: Estimate) -> str:
    if found.refusal:
        return str(found.refusal)
    return f"{found.point:,.0f} [{found.low:,.0f}, {found.high:,.0f}]"


def lists(name: str) -> Lists:
    """The one stratum of a table of the literature."""
    (only,) = read(TABLES / f"{name}.csv")
    return only
