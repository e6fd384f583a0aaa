"""Posterior predictive checks: tables a model makes pass, tables it cannot make are told."""

from __future__ import annotations

import numpy as np
import pytest

from marsad.estimate import table
from marsad.estimate.checks import predictive
from marsad.estimate.latent.replicas import ClassDraw
from marsad.estimate.lists import Lists

TWO = ClassDraw(2000, np.array([0.7, 0.3]),
                np.log(np.array([[0.1, 0.2, 0.15, 0.05], [0.6, 0.5, 0.4, 0.3]])))  # fmt: skip
INDEPENDENT = ClassDraw(2000, np.array([1.0]), np.array([[-1.0, -1.2, -1.1, -1.5]]))


def made(draw: ClassDraw, seed: int) -> Lists:
    return table(*draw.table(np.random.default_rng(seed)))


def test_a_replicate_has_the_people_that_are_expected() -> None:
    patterns = (np.arange(1, 16)[:, None] >> np.arange(4) & 1).astype(np.uint8)
    expected = TWO.expected(patterns)
    assert expected.sum() == pytest.approx(TWO.seen())
    found = np.mean([made(TWO, seed).cells()[1:] for seed in range(200)], axis=0)
    assert found == pytest.approx(expected, abs=4 * np.sqrt(expected.max() / 200))


def test_tables_of_the_model_pass() -> None:
    values = []
    for seed in range(20):
        found = predictive(made(TWO, seed), [TWO] * 60, np.random.default_rng(seed))
        values += [found.fit, found.once, found.often]
    assert 0.3 < np.mean(values) < 0.7
    assert np.min(values) < 0.3 < 0.7 < np.max(values)


def test_a_table_with_dependence_is_no_table_of_independent_lists() -> None:
    found = predictive(made(TWO, 1), [INDEPENDENT] * 60, np.random.default_rng(1))
    assert found.fit == 0.0
    assert "as a whole" in found.warnings()[0]
    assert predictive(made(INDEPENDENT, 1), [INDEPENDENT] * 60, np.random.default_rng(1)).fit > 0.01


def test_the_record_names_pairs_and_is_plain() -> None:
    found = predictive(made(TWO, 3), [TWO] * 10, np.random.default_rng(3)).record()
    assert set(found["pairs"]) == {"A & B", "A & C", "A & D", "B & C", "B & D", "C & D"}
    assert found["replicates"] == 10


def test_a_population_too_large_to_walk_through_makes_a_table_too() -> None:
    many = ClassDraw(10**10, TWO.shares, TWO.odds)
    patterns, counts = many.table(np.random.default_rng(1))
    assert counts.sum() == pytest.approx(many.seen(), rel=1e-3)
    assert len(patterns) == 15
