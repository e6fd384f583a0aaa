"""Log-linear models: values of the literature, independent oracles, and what is refused."""

from __future__ import annotations

import math
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from literature import lists
from scipy.optimize import minimize
from scipy.special import gammaln
from scipy.stats import chi2

from marsad.errors import UseError
from marsad.estimate import Lists, table
from marsad.estimate.loglinear import existence, goodness, log_linear, models, no_highest_order
from marsad.estimate.loglinear.fits import fit

EVERY = frozenset[int]()


def of_cells(cells: list[int]) -> Lists:
    """Lists from the counts of cells 1, 2, …, list j being bit j."""
    width = len(cells).bit_length()
    marks = [[cell >> bit & 1 for bit in range(width)] for cell in range(1, len(cells) + 1)]
    return table(marks, cells)


def test_kosovo_is_answered_as_by_rcapture() -> None:
    found = log_linear(lists("kosovo"))
    assert found.point == pytest.approx(10_356.5, abs=0.1)
    assert found.low == pytest.approx(8_994.3, abs=0.1)
    assert found.high == pytest.approx(12_110.4, abs=0.1)
    assert found.diagnostics["model"] == "[123, 14, 34]"
    assert found.diagnostics["models_fitted"] == 113
    by_aic = log_linear(lists("kosovo"), criterion="aic")
    assert by_aic.point == pytest.approx(12_741, abs=0.1)
    assert by_aic.diagnostics["model"] == "[123, 134]"


def test_without_the_highest_interaction_kosovo_is_answered_as_by_rcapture() -> None:
    found = no_highest_order(lists("kosovo"))
    assert found.point == pytest.approx(16_574, abs=0.1)
    counts = {tuple(p): int(c) for p, c in zip(*_held(lists("kosovo")), strict=True)}
    odd = math.prod(count for pattern, count in counts.items() if sum(pattern) % 2)
    even = math.prod(count for pattern, count in counts.items() if sum(pattern) % 2 == 0)
    assert found.diagnostics["conditional_estimate"] == pytest.approx(4_400 + odd / even)


def _held(found: Lists) -> tuple[list[list[int]], list[int]]:
    return found.patterns.tolist(), found.counts.tolist()


@pytest.mark.parametrize(("number", "many"), [(2, 1), (3, 8), (4, 113), (5, 6893)])
def test_every_hierarchical_model_is_met_once(number: int, many: int) -> None:
    made = models.hierarchical(number, number - 1, EVERY)
    assert len(made) == len(set(made)) == many
    assert all(set(models.below(t)) <= set(m) for m in made for t in m if t.bit_count() > 2)


def test_stepping_from_independence_meets_every_model() -> None:
    met: set[models.Model] = {()}
    fresh = met
    while fresh:
        fresh = {m for one in fresh for m in models.neighbours(one, 4, 3)} - met
        met |= fresh
    assert met == {models.ordered(one) for one in models.hierarchical(4, 3, EVERY)}


def test_decomposable_models_agree_with_their_closed_form() -> None:
    found = log_linear(lists("spina_bifida"))
    assert found.diagnostics["model"] == "[12, 23]"
    assert found.point == pytest.approx(626 + 247 * 60 / 112)


@pytest.mark.parametrize("model", [(3, 5), (3, 12, 9, 5), (3, 5, 6, 7, 12)])
def test_fits_agree_with_a_general_optimiser(model: tuple[int, ...]) -> None:
    cells = lists("kosovo").cells().astype(float)
    terms = [0, 1, 2, 4, 8, *model]
    design = existence.design(terms, np.arange(1, 16))

    def against(beta: np.ndarray) -> float:
        return float(np.exp(design @ beta).sum() - cells[1:] @ (design @ beta)) / 4400

    def slope(beta: np.ndarray) -> np.ndarray:
        return design.T @ (np.exp(design @ beta) - cells[1:]) / 4400

    start = np.zeros(len(terms))
    start[0] = 5.0
    best = minimize(against, start, jac=slope, method="BFGS", options={"gtol": 1e-11})
    ours = fit(cells[None], np.array([terms]), (np.arange(16) > 0)[None])
    assert ours.converged[0]
    assert ours.beta[0] == pytest.approx(best.x, abs=1e-4)
    weighted = design.T @ (ours.means[0, 1:, None] * design)
    assert ours.error[0] == pytest.approx(math.sqrt(np.linalg.inv(weighted)[0, 0]))


def test_the_ends_of_the_interval_have_the_likelihood_that_defines_them() -> None:
    """Independence of two lists given the third: the fit with n₀ unseen has a closed form."""
    found = log_linear(lists("spina_bifida"), level=0.9)
    cells = lists("spina_bifida").cells().astype(float)
    middle = 2  # the model [12, 23]: lists 1 and 3 are independent given list 2

    def likelihood(total: float) -> float:
        full = cells.copy()
        full[0] = total - cells.sum()
        value = gammaln(total + 1) - gammaln(full[0] + 1)
        for given_middle in (0, middle):
            part = full[[given_middle, given_middle + 1, given_middle + 4, given_middle + 5]]
            square = part.reshape(2, 2)
            expected = np.outer(square.sum(1), square.sum(0)) / square.sum()
            value += float(np.sum(square * np.log(expected / total)))
        return float(value)

    assert found.low is not None
    assert found.high is not None
    best = max(likelihood(total) for total in np.arange(700.0, 800.0, 0.05))
    for end in (found.low, found.high):
        assert 2 * (best - likelihood(end)) == pytest.approx(chi2.ppf(0.9, 1), abs=1e-4)


def test_the_order_of_lists_and_rows_changes_nothing() -> None:
    original = lists("kosovo")
    first = log_linear(original)
    for order in list(permutations(range(4)))[1::5]:
        turned = table(
            original.patterns[::-1][:, list(order)],
            original.counts[::-1],
            names=[original.names[at] for at in order],
        )
        other = log_linear(turned)
        assert (other.point, other.low, other.high) == (first.point, first.low, first.high)
        wide, narrow = no_highest_order(turned), no_highest_order(original)
        assert (wide.point, wide.low, wide.high) == (narrow.point, narrow.low, narrow.high)


@pytest.mark.parametrize("times", [1_000, 100_000_000])
def test_large_counts_keep_the_estimate_and_narrow_the_interval(times: int) -> None:
    original = lists("kosovo")
    cells = table(original.patterns, original.counts * times)
    at = log_linear(cells, order=2)
    small = log_linear(original, order=2)
    whole = next(one for one in small.diagnostics["top"] if one["model"] == at.diagnostics["model"])
    assert at.point == pytest.approx(times * whole["estimate"], rel=1e-6)
    assert at.low < at.point < at.high
    width = at.high - at.low
    assert width / at.point < 1 / math.sqrt(times)


def test_models_without_an_estimate_are_named_and_left_out() -> None:
    found = log_linear(lists("new_orleans_5"))
    left = found.diagnostics["left_out"]
    assert found.diagnostics["models_fitted"] + found.diagnostics["models_left_out"] == 6893
    assert {"model": "[15, 2, 3, 4]", "why": "lists that share nobody"} in left
    assert found.point == pytest.approx(1_034.15, abs=0.01)
    assert any("left out" in warning for warning in found.warnings)


def test_six_lists_are_searched_step_by_step_and_it_is_said() -> None:
    found = log_linear(lists("uk_6"))
    assert found.settings["among"] == "stepwise"
    assert not found.diagnostics["all_models"]
    assert any("not all models" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("given_lists", "reason"),
    [
        (table([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [5, 4, 3]), "no person is on two lists"),
        (table(np.eye(11, dtype=int), [1] * 11), "use sparse"),
        (table([[1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 0, 1]], [5, 4, 3, 2]), None),
        (table([[1, 0, 0], [1, 1, 0], [1, 0, 1]], [5, 4, 3]), "independence has no estimate"),
    ],
)
def test_a_table_without_an_answer_is_refused(given_lists: Lists, reason: str | None) -> None:
    found = log_linear(given_lists)
    if reason is None:
        assert found.refusal is None
        assert found.diagnostics["models_left_out"]
        return
    assert found.point is None
    assert reason in (found.refusal or "")


def test_two_lists_are_answered_by_independence_with_a_warning() -> None:
    found = log_linear(of_cells([50, 40, 30]))
    assert found.point == pytest.approx(120 + 50 * 40 / 30)
    assert any("two lists" in warning for warning in found.warnings)
    assert no_highest_order(of_cells([50, 40, 30])).low == pytest.approx(found.low, abs=1e-3)


def test_an_empty_pattern_leaves_the_widest_model_without_an_estimate() -> None:
    assert "1 of 7 patterns" in (no_highest_order(of_cells([9, 9, 2, 9, 2, 2, 0])).refusal or "")


def test_wrong_arguments_are_said() -> None:
    kosovo = lists("kosovo")
    with pytest.raises(UseError, match="criterion"):
        log_linear(kosovo, criterion="dic")
    with pytest.raises(UseError, match="level"):
        log_linear(kosovo, level=95)
    with pytest.raises(UseError, match="order"):
        log_linear(kosovo, order=0)
    with pytest.raises(UseError, match="no end"):
        log_linear(lists("uk_6"), among="all")


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from([0, 0, 1, 2, 7]), min_size=15, max_size=15))
def test_newton_converges_where_the_linear_program_finds_an_estimate(counts: list[int]) -> None:
    cells = np.array([0, *counts])
    open_cells = np.arange(16) > 0
    some = [models.ordered(one) for one in models.hierarchical(4, 3, EVERY)[::16]]
    terms = models.padded(some, 4)
    shape = (len(some), 16)
    found = fit(
        np.broadcast_to(cells.astype(float), shape), terms, np.broadcast_to(open_cells, shape)
    )
    for at, model in enumerate(some):
        expected = existence.exists(cells, [0, 1, 2, 4, 8, *model], open_cells)
        assert bool(found.converged[at]) == expected, model


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 7, 20, 21])
def test_the_tail_of_a_deviance_is_that_of_chi_square(freedom: int) -> None:
    for deviance in (0.0, 0.3, 4.0, 31.0, 200.0):
        assert goodness.tail(deviance, freedom) == pytest.approx(chi2.sf(deviance, freedom))
    assert goodness.tail(3.0, 0) is None
