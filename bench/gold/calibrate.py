"""Fit the confidence of claims on train and dev; hold it against test.

In: gold items, loaded Models. Out: weights as YAML; a reliability table. Touches one lexicon file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import yaml

from bench.gold import FOLDER, found, items, part_items
from bench.gold.fields import CORE, agrees
from bench.gold.pairs import pair
from bench.setting import Setting
from bench.table import Table, share
from marsad.extract import models as parser
from marsad.extract.drafts.confidence import confidence, marks
from marsad.extract.models import Models
from marsad.model import Claim

NAME = "confidence"
TITLE = "Confidence: what it says and what is true (gold, test part)"
WEIGHTS = FOLDER.parent / "src" / "marsad" / "lexicon" / "en" / "confidence.yaml"
FITTED_ON = ("train", "dev")
_RARE = 8  # a mark of fewer claims than this says too little: it has no weight
_PRIOR = 2.0  # variance of a weight before the data: odds rarely differ by more than e^3
_STEPS = 50
_EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_HEAD = """# How much each mark of a claim speaks for it (log odds); see extract/confidence.py.
# Written by `python -m bench.gold --calibrate`. Do not edit: run it again.
"""

Judged = tuple[Claim, bool]


def judged(part: str, models: Models) -> list[Judged]:
    """Every found claim of a part, and whether its core needs no correction."""
    return [one for item in part_items(part) for one in _judged(item, models)]


def fit(held: Sequence[Judged]) -> dict[str, float]:
    """Weights by mark: logistic regression with a normal prior (Newton's method)."""
    seen = Counter(mark for claim, _ in held for mark in marks(claim))
    names = ["always", *sorted(mark for mark, number in seen.items() if number >= _RARE)]
    table = np.array([_row(names, claim) for claim, _ in held])
    right = np.array([float(good) for _, good in held])
    penalty = np.full(len(names), 1 / _PRIOR)
    penalty[0] = 0.0
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - chance) - penalty * weights
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(penalty)
        weights = weights + np.linalg.solve(bend, slope)
    return {name: round(float(value), 3) for name, value in zip(names, weights, strict=True)}


def write(models: Models, path: Path = WEIGHTS) -> int:
    """Fit and write the weights; the number of claims they rest on."""
    held = [one for part in FITTED_ON for one in judged(part, models)]
    value = {
        "version": "1",
        "source": f"gold/items {' and '.join(FITTED_ON)}, {len(held)} claims of the program",
        "weights": fit(held),
    }
    path.write_text(_HEAD + yaml.safe_dump(value, sort_keys=False, allow_unicode=True), "utf-8")
    return len(held)


def reliability(held: Sequence[Judged]) -> Table:
    """Said against true, by fifths of the scale; the Brier score (Brier 1950) and the expected
    calibration error of claims that were not fitted on."""
    said = np.array([confidence(claim) for claim, _ in held])
    true = np.array([float(good) for _, good in held])
    rows, gap = [], 0.0
    for low, high in pairwise(_EDGES):
        inside = (said >= low) & ((said < high) | (high == 1.0))
        number = int(inside.sum())
        if not number:
            continue
        mean, right = float(said[inside].mean()), float(true[inside].mean())
        gap += number / len(said) * abs(mean - right)
        rows.append((f"{low:.1f}–{high:.1f}", str(number), share(mean), share(right)))
    brier = float(((said - true) ** 2).mean())
    base = float(true.mean() * (1 - true.mean()))
    notes = (
        f"Expected calibration error {gap:.3f}; Brier score {brier:.3f}, where saying "
        f"{true.mean():.2f} of every claim has {base:.3f}. Weights were fitted on the other parts.",
    )
    figures = {"claims": len(held), "error": gap, "brier": brier, "base": base}
    columns = ("confidence", "claims", "said", "right")
    return Table(NAME, TITLE, columns, tuple(rows), notes, figures)


def table(setting: Setting) -> Table:
    """The reliability of the confidence on the test part. Raises AbsentError."""
    return reliability(judged("test", parser.load()))


def _judged(item: items.Item, models: Models) -> Iterable[Judged]:
    gold = [claim for claim in item.claims if claim.harm != "none"]
    ours = [claim for claim in found(item, models) if claim.harm != "none"]
    answers = {to: at for at, to in pair(gold, ours).both}
    for to, claim in enumerate(ours):
        at = answers.get(to)
        yield claim, at is not None and all(agrees(field, gold[at], claim) for field in CORE)


def _row(names: Sequence[str], claim: Claim) -> list[float]:
    own = set(marks(claim))
    return [1.0 if name == "always" or name in own else 0.0 for name in names]
