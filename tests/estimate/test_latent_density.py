"""The latent-class posterior and each of its moves, against formulas written a second time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
from scipy.special import expit
from scipy.stats import ks_2samp

from marsad.estimate import table
from marsad.estimate.latent.chain import advance
from marsad.estimate.latent.chains import task
from marsad.estimate.latent.density import RATE, SHAPE, density, limit, room
from marsad.estimate.latent.moves import stride, trade
from marsad.estimate.latent.sweep import sweep
from marsad.estimate.lists import Lists

TINY = table([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [1, 1, 1]], [4, 3, 2, 2, 1])
CAP = 5.0
CLASSES = 3


def written_again(x: np.ndarray, lists: Lists, classes: int) -> float:
    """Log posterior of log odds, from the model as published, in plain NumPy."""
    fraction = np.append(expit(x[: classes - 1]), 1.0)
    shares = fraction * np.concatenate([[1.0], np.cumprod(1 - fraction[:-1])])
    chance = expit(x[classes - 1 :]).reshape(classes, -1)
    cell = np.array(
        [shares @ np.where(row, chance, 1 - chance).prod(axis=1) for row in lists.patterns]
    )
    none = shares @ (1 - chance).prod(axis=1)
    like = lists.counts @ np.log(cell) - lists.n * np.log1p(-none)
    inner = fraction[:-1]
    sticks = np.log(inner).sum() - (SHAPE + classes - 1) * np.log(RATE - np.log1p(-inner).sum())
    return float(like + sticks + np.log(chance * (1 - chance)).sum())


def at(x: np.ndarray, lists: Lists, classes: int) -> tuple[float, np.ndarray]:
    job = task(lists, classes, 1e9)
    slope = np.empty(len(x))
    work = room(classes, len(lists.names), len(lists.counts))
    value, _, _ = density(x, job.table, 1.0, 0.0, 1e9, work, slope)
    return float(value), slope


@pytest.mark.parametrize("classes", [1, 2, 5])
def test_the_density_is_the_published_model_with_everything_else_integrated_out(
    classes: int,
) -> None:
    rng = np.random.default_rng(classes)
    points = rng.normal(0, 2, (6, classes - 1 + 3 * classes))
    ours = [at(x, TINY, classes)[0] for x in points]
    again = [written_again(x, TINY, classes) for x in points]
    assert np.diff(ours) == pytest.approx(np.diff(again), abs=1e-9)


def test_the_gradient_is_the_slope_of_the_density() -> None:
    x = np.random.default_rng(4).normal(0, 1, 4 * 4 - 1)
    _, slope = at(x, TINY, 4)
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += 1e-5
        down[i] -= 1e-5
        assert slope[i] == pytest.approx(
            (at(up, TINY, 4)[0] - at(down, TINY, 4)[0]) / 2e-5, abs=1e-5
        )


@cache
def by_importance() -> tuple[float, float]:
    """Posterior mean and deviation of log(1 + unseen expected) from draws of the prior alone."""
    rng = np.random.default_rng(0)
    number = 400_000
    alpha = np.maximum(rng.gamma(SHAPE, 1 / RATE, number), 1e-300)
    left = np.exp(np.log(rng.random((CLASSES - 1, number))) / alpha)
    ahead = np.concatenate([np.ones((1, number)), np.cumprod(left, axis=0)])
    shares = ahead * np.concatenate([1 - left, np.ones((1, number))])
    chance = rng.random((CLASSES, 3, number))
    none = (shares * (1 - chance).prod(axis=1)).sum(axis=0)
    weight = -TINY.n * np.log1p(-none)
    for row, count in zip(TINY.patterns, TINY.counts, strict=True):
        cell = np.where(row[None, :, None] == 1, chance, 1 - chance).prod(axis=1)
        weight += count * np.log((shares * cell).sum(axis=0))
    weight = np.where(none <= CAP * (1 - none), np.exp(weight - weight.max()), 0.0)
    value = np.log1p(TINY.n * none / (1 - none))
    mean = float(weight @ value / weight.sum())
    return mean, float(np.sqrt(weight @ (value - mean) ** 2 / weight.sum()))


def gibbs(rng: Any, x: Any, job: Any, work: Any, move: Any) -> None:
    sweep(rng, x, job.table, CAP, limit(3), work)


def strides(rng: Any, x: Any, job: Any, work: Any, move: Any) -> None:
    stride(rng, x, job.table, 1.0, 0.0, CAP, limit(3), 0.35, work, move)
    trade(rng, x, CLASSES, 3, 3)


@pytest.mark.parametrize(("move", "times"), [(gibbs, 40_000), (strides, 12_000)])
def test_each_move_alone_keeps_the_posterior(move: Callable[..., None], times: int) -> None:
    """A move that is right only on average with the others would not pass."""
    job, rng = task(TINY, CLASSES, CAP), np.random.default_rng(7)
    size = CLASSES - 1 + 3 * CLASSES
    work, arrays = room(CLASSES, 3, len(TINY.counts)), tuple(np.empty(size) for _ in range(3))
    x, slope = rng.normal(0, 0.3, size), np.empty(size)
    found = np.empty(times)
    for t in range(times):
        move(rng, x, job, work, arrays)
        _, _, seen = density(x, job.table, 1.0, 0.0, CAP, work, slope)
        found[t] = np.log1p(TINY.n * (1 - seen) / seen)
    mean, deviation = by_importance()
    assert found.mean() == pytest.approx(mean, abs=0.06 * deviation)
    assert found.std() == pytest.approx(deviation, rel=0.06)


@pytest.mark.parametrize("imaginary", [0.0, 5.0])
def test_tempering_keeps_the_posterior(imaginary: float) -> None:
    job, rng = task(TINY, CLASSES, CAP), np.random.default_rng(8)
    betas = np.array([1.0, 0.5, 0.2])
    x = rng.normal(0, 0.3, (3, CLASSES - 1 + 3 * CLASSES))
    out = np.empty((15_000, 4))
    advance(
        rng, x, betas, -imaginary * np.log(betas), np.full(3, 0.35), np.zeros((3, 2), np.int64),
        np.zeros((5, 3)), job.table, CAP, limit(3), 3, 0, False, out,
    )  # fmt: skip
    found = np.log1p(out[100:, 1])
    mean, deviation = by_importance()
    assert found.mean() == pytest.approx(mean, abs=0.06 * deviation)
    assert found.std() == pytest.approx(deviation, rel=0.06)
    assert out[:, 0].mean() == pytest.approx(out[:, 1].mean(), rel=0.1)


@pytest.mark.parametrize("classes", [2, 6, 15])
def test_trading_places_keeps_the_prior_of_the_sticks(classes: int) -> None:
    """Draws of the prior stay draws of the prior: half before, half after 40 offers each."""
    rng, number = np.random.default_rng(classes), 12_000
    alpha = np.maximum(rng.gamma(SHAPE, 1 / RATE, number), 1e-300)
    rest = np.log(rng.random((classes - 1, number))) / alpha  # log(1 − V)
    odds = np.where(rest < -30, -rest, np.log(-np.expm1(rest)) - rest)
    x = np.concatenate([odds, rng.logistic(size=(classes, number))]).T.copy()
    for one in x[::2]:
        trade(rng, one, classes, 1, 40)
    for i in (0, classes // 2, classes - 2, classes - 1):
        assert ks_2samp(x[::2, i], x[1::2, i]).pvalue > 1e-3
