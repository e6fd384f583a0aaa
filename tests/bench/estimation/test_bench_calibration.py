"""The posterior over graphs is calibrated, and the tools that say so see a fault."""

from __future__ import annotations

import numpy as np
import pytest
from bench.estimation.calibration import Calibrated, calibrated, drawn
from bench.estimation.coverage import chained, coverage, independent, mixed

from marsad.estimate.bounds import chao
from marsad.estimate.graphical.decomposable import coefficients


@pytest.mark.parametrize("delta", [None, 1.0])
def test_the_true_population_is_anywhere_in_its_posterior_as_often(delta: float | None) -> None:
    found = calibrated(3, 300, seed=8, delta=delta)
    assert found.uniform > 0.01
    assert found.covered(0.95) == pytest.approx(0.95, abs=0.035)
    assert found.covered(0.5) == pytest.approx(0.5, abs=0.08)


def test_a_posterior_that_is_too_narrow_or_shifted_is_seen() -> None:
    even = (np.arange(1000) + 0.5) / 1000
    assert Calibrated(even).uniform > 0.99
    assert Calibrated(even**2).uniform < 1e-6
    assert Calibrated(np.where(even < 0.5, even / 2, 1 - (1 - even) / 2)).covered(0.5) < 0.01


def test_tables_from_the_prior_have_the_dependence_of_their_graph() -> None:
    random, apart, together = np.random.default_rng(3), [], []
    for _ in range(200):
        for row, kept in ((coefficients(3)[0], apart), (coefficients(3)[-1], together)):
            cells = drawn(random, 3, row, 100_000, 1.0).cells().astype(float)
            cells[0] = 100_000 - cells.sum()
            both, one, other = cells[[3, 7]].sum(), cells[[1, 5]].sum(), cells[[2, 6]].sum()
            kept.append(both / 1e5 - (both + one) * (both + other) / 1e10)
    assert np.abs(apart).max() < 0.01
    assert np.abs(together).max() > 0.05


def test_coverage_counts_who_is_inside() -> None:
    found = coverage(chao, independent((0.4, 0.4, 0.4)), 500, 100, 1)
    assert found.answered + found.refused == 100
    assert found.held > 0.85
    assert found.ratio == pytest.approx(1, abs=0.05)
    assert chained(0.3, ((0.1, 0.6), (0.2, 0.5))).sum() == pytest.approx(1)
    classes = mixed((0.5, 0.5), ((0.1, 0.1), (0.8, 0.8)))
    assert classes[1, 1] == pytest.approx((0.01 + 0.64) / 2)
