"""Posterior predictive checks: does the model make tables like the one it was given?

In: a table, draws of a model that can make tables. Out: p-values by discrepancy. Pure, given a
generator.

Gelman, Meng & Stern 1996. For each draw a table is made of it; a p-value is the share of draws
whose own table departs at least as far as the given one, ties by half. Near 0 (or, where it can
depart either way, near 1) the model does not make such tables. Such values are conservative: the
table was used to fit the model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from marsad.estimate.lists import Lists

EXTREME = 0.01  # a p-value nearer to 0 or 1 is warned of
_MOST_PAIRS = 12  # pairs of lists named in the record; the most extreme are


class Draw(Protocol):
    """One draw of a model with its N."""

    def expected(self, patterns: NDArray[Any]) -> NDArray[Any]:
        """(M,) people expected with each of ``patterns`` (M, J), none of them all 0."""
        ...

    def seen(self) -> float:
        """People expected on at least one list."""
        ...

    def table(self, rng: Generator) -> tuple[NDArray[Any], NDArray[Any]]:
        """(M, J) patterns and (M,) counts of a new table; people on no list left out."""
        ...


@dataclass(frozen=True, slots=True)
class Checks:
    """p-values by discrepancy. ``fit``: Freeman–Tukey over all cells, small is bad.

    The others may be extreme at either end: ``once``, people on one list alone; ``often``, on
    three lists or more; ``pairs``, people on both of two lists, by the names of the two.
    """

    replicates: int
    fit: float
    once: float
    often: float
    pairs: dict[str, float]

    def record(self) -> dict[str, object]:
        """As JSON; of many pairs the most extreme."""
        ranked = sorted(self.pairs.items(), key=lambda item: (_edge(item[1]), item[0]))
        return {
            "replicates": self.replicates,
            "freeman_tukey": self.fit,
            "on_one_list": self.once,
            "on_three_or_more": self.often,
            "pairs": dict(ranked[:_MOST_PAIRS]),
        }

    def warnings(self) -> tuple[str, ...]:
        """What the model does not reproduce. Of J (J − 1) / 2 pairs the bound is shared out."""
        said = []
        bound = EXTREME / max(len(self.pairs), 1)
        far = [name for name, value in self.pairs.items() if _edge(value) <= bound]
        if self.fit <= EXTREME:
            said.append("the cells of the table as a whole")
        if _edge(self.once) <= EXTREME:
            said.append("how many people are on one list alone")
        if _edge(self.often) <= EXTREME:
            said.append("how many people are on three lists or more")
        if far:
            said.append(f"the overlap of {', '.join(far[:3])}")
        if not said:
            return ()
        return (f"the model does not reproduce {'; '.join(said)} (posterior predictive checks)",)


def predictive(lists: Lists, draws: Sequence[Draw], rng: Generator) -> Checks:
    """Checks of ``lists`` against a table made of each of ``draws`` (at least one)."""
    given = _numbers(lists.patterns, lists.counts)
    made, fits = [], []
    for draw in draws:
        patterns, counts = draw.table(rng)
        made.append(_numbers(patterns, counts))
        fits.append(_misfit(draw, patterns, counts) - _misfit(draw, lists.patterns, lists.counts))
    drawn = np.array(made, dtype=np.float64)
    above = (drawn > given).mean(axis=0) + 0.5 * (drawn == given).mean(axis=0)
    apart = np.array(fits)
    fit = float((apart > 0).mean() + 0.5 * (apart == 0).mean())
    names = lists.names
    titles = [f"{a} & {b}" for at, a in enumerate(names) for b in names[at + 1 :]]
    pairs = {name: float(value) for name, value in zip(titles, above[2:], strict=True)}
    return Checks(len(draws), fit, float(above[0]), float(above[1]), pairs)


def _numbers(patterns: NDArray[Any], counts: NDArray[Any]) -> NDArray[Any]:
    """On one list, on three or more, then on both of each pair of lists."""
    on = patterns.astype(np.float64)
    lists = on.sum(axis=1)
    both = (on * counts[:, None]).T @ on
    upper = both[np.triu_indices(on.shape[1], 1)]
    return np.concatenate([[counts[lists == 1].sum(), counts[lists >= 3].sum()], upper])


def _misfit(draw: Draw, patterns: NDArray[Any], counts: NDArray[Any]) -> float:
    """Σ (√observed − √expected)² over all 2^J − 1 cells; where nobody is, that is the expected."""
    expected = draw.expected(patterns)
    return float(((np.sqrt(counts) - np.sqrt(expected)) ** 2 - expected).sum() + draw.seen())


def _edge(value: float) -> float:
    return min(value, 1.0 - value)
