"""The weights of what two reports share (``marsad.resolve.evidence``), fitted on Long Tail.

``python -m bench.longtail.linking [--data FOLDER]`` prints them, with the precision and recall of
links on the quarter after. In: pairs of accounts of different articles that grouping compares. Out:
weights in points of ``marsad.resolve.between``. Touches the data folder and worker processes.

A logistic regression (Newton's steps, a small ridge) whose first feature is the points of day,
place, figure and signs, so that its own weight turns log-odds into points.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench import longtail
from bench.longtail import Article
from bench.longtail.reading import Reading, readings
from marsad import resolve
from marsad.resolve import between, evidence, grouping
from marsad.resolve.accounts import Account
from marsad.resolve.pairs import pairs
from marsad.run import Broken

YEAR, FITTED, TESTED = 2016, 2, 3  # quarters
RIDGE = 0.3
STEPS = 40
_PRECISIONS = (0.9, 0.95, 0.97)
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts: the points of their slots, what their reports share, and the gold."""

    slots: float
    shared: dict[str, float]
    same: bool


def compared(read: Sequence[tuple[Article, Reading]]) -> list[Pair]:
    """Pairs of the main accounts of articles that no figure keeps apart."""
    articles = {article.id: article for article, _ in read}
    copies = resolve.copies((article.id, article.body) for article, _ in read)
    wordings = {a.id: resolve.wording(a.title, a.body) for a, _ in read}
    said = list(chain.from_iterable(reading.claims for _, reading in read))
    accounts, _ = grouping.accounts(said, resolve.origins(said, copies), copies, wordings)
    subject = _subjects(accounts, [reading for _, reading in read])
    found = []
    for one, other in sorted(pairs(accounts)):
        first, second = accounts[one], accounts[other]
        points = between.by_slots(first, second) if {one, other} <= subject else None
        if points is not None:
            same = _gold(first, articles) == _gold(second, articles)
            words = evidence.shared(first.wording, second.wording)
            found.append(Pair(points, words, same))
    return found


def fit(held: Sequence[Pair]) -> dict[str, float]:
    """The weight of each thing shared, in points, and of none of them ("none")."""
    rows, same = _rows(held), np.array([pair.same for pair in held], dtype=np.float64)
    weights = np.zeros(rows.shape[1])
    ridge = np.full(len(weights), RIDGE)
    ridge[-1] = 0.0
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        spread = np.maximum(likely * (1 - likely), 1e-6)
        curve = (rows * spread[:, None]).T @ rows + np.diag(ridge)
        weights = weights + np.linalg.solve(curve, rows.T @ (same - likely) - ridge * weights)
    points = weights[1:] / weights[0]
    names = [*held[0].shared, "none"]
    return dict(zip(names, (float(one) for one in points), strict=True))


def recalls(held: Sequence[Pair], weights: dict[str, float]) -> list[float]:
    """The share of true pairs that can be linked at each precision of ``_PRECISIONS``."""
    points = np.array([
        pair.slots + weights["none"] + sum(weights[k] * value for k, value in pair.shared.items())
        for pair in held
    ])  # fmt: skip
    same = np.array([pair.same for pair in held], dtype=np.float64)[
        np.argsort(-points, kind="stable")
    ]
    right = np.cumsum(same)
    precision, recall = right / np.arange(1, len(same) + 1), right / right[-1]
    return [float(max(recall[precision >= least], default=0.0)) for least in _PRECISIONS]


def _subjects(accounts: Sequence[Account], read: Sequence[Reading]) -> set[int]:
    """The account that holds most claims of an article's main incident, of each article."""
    held = {slots.claim.id: at for at, account in enumerate(accounts) for slots in account.claims}
    chosen = set()
    for reading in read:
        counted = Counter(held[id] for id in reading.main if id in held)
        if counted:
            chosen.add(min(counted, key=lambda at: (-counted[at], at)))
    return chosen


def _rows(held: Sequence[Pair]) -> Floats:
    return np.array([[pair.slots, *pair.shared.values(), 1.0] for pair in held])


def _gold(account: Account, articles: dict[str, Article]) -> str:
    return articles[account.claims[0].claim.report].incident


def _read(data: Path, number: int) -> list[tuple[Article, Reading]]:
    chosen = longtail.quarter(longtail.articles(data), YEAR, number)
    found = readings(chosen, processes=2, keep=True)
    return [(article, one) for article, one in found if not isinstance(one, Broken)]


def main() -> None:
    """Prints the weights fitted on one quarter, and what they link in the next."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench.longtail.linking")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    weights = fit(compared(_read(data, FITTED)))
    for name, points in weights.items():
        print(f"{name:15} {points:6.1f}   in use {evidence.WEIGHTS[name]:6.1f}")
    tested = compared(_read(data, TESTED))
    for least, recall in zip(_PRECISIONS, recalls(tested, weights), strict=True):
        print(f"quarter {TESTED}, precision {least}: {recall:.3f} of the pairs of one incident")


if __name__ == "__main__":
    main()
