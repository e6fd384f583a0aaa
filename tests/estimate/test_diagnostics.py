"""R-hat and effective sample sizes, against series whose values are known."""

from __future__ import annotations

import numpy as np
import pytest

from marsad.estimate.diagnostics import convergence, rhat


def autoregressive(rho: float, chains: int, draws: int) -> np.ndarray:
    rng = np.random.default_rng(3)
    series = np.zeros((chains, draws))
    noise = rng.normal(size=(chains, draws))
    series[:, 0] = noise[:, 0] / np.sqrt(1 - rho**2)
    for t in range(1, draws):
        series[:, t] = rho * series[:, t - 1] + noise[:, t]
    return series


def test_independent_draws_are_worth_their_number() -> None:
    found = convergence(np.random.default_rng(1).normal(size=(4, 2000)))
    assert found.rhat < 1.005
    assert found.bulk == pytest.approx(8000, rel=0.1)
    assert found.tail == pytest.approx(8000, rel=0.2)


@pytest.mark.parametrize("rho", [0.5, 0.9])
def test_an_autoregressive_series_is_worth_what_theory_says(rho: float) -> None:
    found = convergence(autoregressive(rho, 4, 20_000))
    assert found.bulk == pytest.approx(80_000 * (1 - rho) / (1 + rho), rel=0.1)


def test_chains_that_lie_apart_or_spread_apart_are_seen() -> None:
    draws = np.random.default_rng(2).normal(size=(4, 500))
    assert rhat(draws) < 1.02
    assert rhat(draws + np.array([[0.0], [0.0], [0.0], [2.0]])) > 1.1
    assert rhat(draws * np.array([[1.0], [1.0], [1.0], [5.0]])) > 1.1
    assert rhat(draws + np.linspace(0, 4, 500)) > 1.1


def test_only_ranks_matter() -> None:
    draws = np.random.default_rng(2).normal(size=(4, 500))
    assert convergence(draws).rhat == pytest.approx(convergence(np.exp(3 * draws)).rhat, abs=2e-3)
    assert convergence(draws).bulk == pytest.approx(convergence(np.exp(3 * draws)).bulk)


def test_draws_that_never_move_are_worth_one() -> None:
    assert convergence(np.ones((4, 50))).bulk == 1.0
    assert rhat(np.ones((4, 50))) == 1.0
    assert rhat(np.ones((4, 50)) * np.arange(4)[:, None]) > 1e6


@pytest.mark.parametrize("draws", [np.ones(50), np.ones((4, 3)), np.full((4, 50), np.nan)])
def test_draws_of_another_shape_are_an_error(draws: np.ndarray) -> None:
    with pytest.raises(ValueError, match="draws"):
        convergence(draws)
