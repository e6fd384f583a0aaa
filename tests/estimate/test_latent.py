"""Latent classes: exact answers, the literature, refusals, and the same numbers always."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from literature import lists
from scipy.special import gammaln

from marsad.errors import UseError
from marsad.estimate import table
from marsad.estimate.latent import latent_classes
from marsad.estimate.latent.prior import before_data, learned
from marsad.estimate.latent.sampling import Progress
from marsad.estimate.lists import Lists
from marsad.model import Estimate

QUICK: dict[str, Any] = {"effective": 400, "most": 1500, "checks": 0}
SMALL = table([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0], [0, 1, 1], [1, 1, 1]],
              [30, 25, 20, 9, 7, 3])  # fmt: skip


def independent(given: Lists, most: int) -> tuple[np.ndarray, np.ndarray]:
    """N and its posterior with one class: λ integrated out by hand, N summed one by one."""
    people = np.arange(given.n, most, dtype=np.float64)
    log = gammaln(people) - gammaln(people - given.n + 1)  # C(N, n) / N, up to a constant
    for size in given.sizes:
        log += gammaln(1 + people - size) - gammaln(2 + people)
    chance = np.exp(log - log.max())
    return people, chance / chance.sum()


def test_with_one_class_the_posterior_is_the_exact_sum() -> None:
    found = latent_classes(SMALL, classes=1, effective=3000, most=4000, checks=0)
    people, chance = independent(SMALL, 100_000)
    below = np.cumsum(chance)
    exact = [people[np.searchsorted(below, at)] for at in (0.025, 0.5, 0.975)]
    assert [found.low, found.point, found.high] == pytest.approx(exact, rel=0.02)
    assert found.draws.mean() == pytest.approx(people @ chance, rel=0.01)


@pytest.mark.parametrize(
    ("name", "middle", "ends", "wide"),
    [
        ("kosovo", 10_412, (8_980, 13_760), 0.06),
        ("new_orleans_5", 836, (564, 1_373), 0.10),
        ("western", 1_838, (1_316, 3_105), 0.10),
    ],
)
def test_tables_of_the_literature_give_their_values(
    name: str, middle: float, ends: tuple[float, float], wide: float
) -> None:
    """Gates are wide: runs are short. bench/estimation/latent.py holds long ones narrowly."""
    found = latent_classes(lists(name), **QUICK)
    assert found.refusal is None
    assert found.point == pytest.approx(middle, rel=0.04)
    assert (found.low, found.high) == pytest.approx(ends, rel=wide)
    assert found.diagnostics["rhat"] < 1.05
    assert sum(found.diagnostics["round_trips"]) > 0
    assert all(0.4 < share < 1.0 for share in found.diagnostics["trajectories_accepted"])


def test_a_table_with_answers_that_lie_apart_is_refused() -> None:
    found = latent_classes(lists("netherlands_5"), **(QUICK | {"most": 400}))
    assert found.point is None
    assert "not estimable" in str(found.refusal)
    assert found.diagnostics["rhat"] > 1.0
    assert found.diagnostics["rhat_history"]


def test_two_lists_and_lists_without_overlap_are_refused_before_sampling() -> None:
    two = table([[1, 0], [0, 1], [1, 1]], [10, 10, 5])
    apart = table(np.eye(4, dtype=int), [10, 20, 30, 40])
    assert "two lists" in str(latent_classes(two).refusal)
    assert "nobody is on two" in str(latent_classes(apart).refusal)
    assert latent_classes(two).diagnostics == {}


THIN = table([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0]], [10, 10, 10, 1])


def test_a_posterior_that_reaches_the_end_of_the_prior_is_refused() -> None:
    found = latent_classes(THIN, cap=3.0, **QUICK)
    assert "prior's end" in str(found.refusal)
    assert found.diagnostics["share_at_cap"] > 0.1
    free = latent_classes(THIN, **QUICK)
    assert free.refusal is None
    assert free.diagnostics["share_at_cap"] < 0.01


def test_where_a_table_adds_little_to_the_prior_its_weight_is_told() -> None:
    four = table(THIN.patterns, [1, 1, 1, 1])
    found = latent_classes(four, **QUICK)
    assert found.diagnostics["learned"] < 0.8 < latent_classes(THIN, **QUICK).diagnostics["learned"]
    assert found.refusal or any("prior weighs" in said for said in found.warnings)


def test_the_prior_alone_teaches_nothing() -> None:
    assert learned(before_data(4, 15, 1000.0)[::2], 4, 15, 1000.0) == pytest.approx(0, abs=0.1)
    assert learned(0.1 * before_data(4, 15, 1000.0), 4, 15, 1000.0) == pytest.approx(0.99)


def test_the_same_seed_gives_the_same_draws_whatever_the_threads_and_the_order_of_rows() -> None:
    turned = table(SMALL.patterns[::-1], SMALL.counts[::-1], names=SMALL.names)
    short: dict[str, Any] = {"most": 100, "checks": 20, "seed": 5}
    one, two, three = (
        latent_classes(SMALL, threads=1, **short),
        latent_classes(SMALL, threads=3, **short),
        latent_classes(turned, **short),
    )
    assert one.diagnostics == two.diagnostics == three.diagnostics
    assert latent_classes(SMALL, **(short | {"seed": 6})).diagnostics != one.diagnostics


def test_another_process_gives_the_same_numbers() -> None:
    here = latent_classes(SMALL, most=100, checks=0, seed=5).diagnostics["medians"]
    code = (
        "from test_latent import SMALL; from marsad.estimate.latent import latent_classes;"
        "print(latent_classes(SMALL, most=100, checks=0, seed=5).diagnostics['medians'])"
    )
    there = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parent, capture_output=True, check=True,
        text=True,
    )  # fmt: skip
    assert there.stdout.strip() == str(here)


def test_the_order_of_lists_changes_nothing_but_chance() -> None:
    turned = table(SMALL.patterns[:, ::-1], SMALL.counts)
    one, other = latent_classes(SMALL, **QUICK), latent_classes(turned, **QUICK)
    assert one.point == pytest.approx(other.point, rel=0.05)


def sane(found: Estimate) -> bool:
    """Refused with a reason, or an interval of some width above what was observed."""
    if found.refusal:
        return found.point is None
    return found.observed < found.low < found.point < found.high < found.observed * 1000


@pytest.mark.parametrize("times", [100, 1000])
def test_large_counts_neither_overflow_nor_collapse(times: int) -> None:
    kosovo = lists("kosovo")
    large = table(kosovo.patterns, kosovo.counts * times, names=kosovo.names)
    found = latent_classes(large, **(QUICK | {"most": 100}))
    assert sane(found)
    assert all(np.isfinite(found.diagnostics["medians"]))
    assert 5_000 * times < np.median(found.diagnostics["medians"]) < 40_000 * times


def test_twenty_sparse_lists_with_a_hundred_cells_work() -> None:
    rng = np.random.default_rng(2)
    chance = rng.beta(0.3, 6, 20)
    caught = (rng.random((700, 20)) < chance).astype(int)
    caught[np.arange(20), np.arange(20)] = 1  # no list is empty
    seen = caught[caught.any(axis=1)]
    sparse = table(seen, np.ones(len(seen)), add_up=True)
    found = latent_classes(sparse, effective=50, most=100, checks=20)
    assert sane(found)
    assert found.diagnostics["rhat"] < 1.3


def test_progress_is_told_with_r_hat_and_traces() -> None:
    told: list[Progress] = []
    latent_classes(SMALL, most=300, checks=0, tell=told.append)
    last = told[-1]
    assert last.stage == "sampling"
    assert last.traces.shape[0] == last.chains == 4
    assert last.done <= last.of
    assert last.rhat is not None
    assert last.history[-1] == (last.traces.shape[1], last.rhat)


def test_an_interrupt_ends_the_chains_and_reaches_the_caller() -> None:
    def interrupt(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        latent_classes(SMALL, most=5000, effective=1e9, tell=interrupt)


@pytest.mark.parametrize(
    "wrong",
    [{"chains": 3}, {"classes": 0}, {"level": 1.0}, {"cap": 0.0}, {"effective": 0}, {"most": 5}],
)
def test_wrong_arguments_are_said(wrong: dict[str, Any]) -> None:
    with pytest.raises(UseError) as caught:
        latent_classes(SMALL, **wrong)
    assert caught.value.next
