"""Decomposable graphs: the literature's values, a brute-force oracle, refusals, calibration."""

from __future__ import annotations

import tracemalloc

import dense
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from literature import lists

from marsad.errors import UseError
from marsad.estimate import Lists, table
from marsad.estimate.graphical import graphs
from marsad.estimate.graphical.average import average
from marsad.estimate.graphical.decomposable import cliques, coefficients
from marsad.estimate.graphical.grid import integers
from marsad.estimate.graphical.terms import rise, terms
from marsad.model import Estimate


def times(name: str, factor: int) -> Lists:
    one = lists(name)
    return table(one.patterns, one.counts * factor, names=one.names)


def top(found: Estimate) -> tuple[list[list[str]], float]:
    best = found.diagnostics["top graphs"][0]
    return best["cliques"], best["weight"]


@pytest.mark.parametrize(("size", "number"), [(3, 8), (4, 61), (5, 822), (6, 18154)])
def test_every_decomposable_graph_is_enumerated_once(size: int, number: int) -> None:
    rows = coefficients(size)
    assert len(rows) == number
    assert len(np.unique(rows, axis=0)) == number
    assert cliques(rows[0], tuple("abcdef"[:size])) == [[name] for name in "abcdef"[:size]]
    assert cliques(rows[-1], tuple("abcdef"[:size])) == [list("abcdef"[:size])]


@pytest.mark.parametrize("size", [3, 4, 5])
def test_coefficients_are_those_of_cliques_less_separators(size: int) -> None:
    expected = set()
    for parts, separators in dense.decomposable(size):
        row = np.zeros(1 << size, dtype=int)
        for one in parts:
            row[sum(1 << at for at in one)] += 1
        for one in separators:
            row[sum(1 << at for at in one)] -= 1
        row[0] = 0
        expected.add(tuple(row.tolist()))
    assert {tuple(row) for row in coefficients(size).tolist()} == expected


@pytest.mark.parametrize(
    ("name", "delta", "most"),
    [("kosovo", 1 / 16, 3000), ("kosovo", 1.0, 1000), ("spina_bifida", 0.5, 3000)],
)
@pytest.mark.parametrize("saturated", [True, False])
def test_weights_and_posterior_equal_those_of_the_dense_oracle(
    name: str, delta: float, most: int, saturated: bool
) -> None:
    given = lists(name)
    parts, joint = dense.posterior(given, delta, np.arange(most + 1.0), saturated=saturated)
    every = coefficients(len(given.names))
    found = average(
        every if saturated else every[:-1], terms(given, delta, "jeffreys"), integers(most)
    )
    assert found.density == pytest.approx(joint.sum(axis=0), rel=1e-9, abs=1e-14)
    assert np.abs(found.density - joint.sum(axis=0)).max() < 1e-10
    place = {frozenset(map(frozenset, one)): at for at, one in enumerate(parts)}
    names = tuple(range(len(given.names)))
    for at, weight in enumerate(found.graphs):
        own = frozenset(map(frozenset, cliques(every[at], names)))  # type: ignore[arg-type]
        assert weight == pytest.approx(joint[place[own]].sum(), abs=1e-10)


def test_five_lists_equal_the_dense_oracle() -> None:
    given = lists("western")
    _, joint = dense.posterior(given, 1 / 32, np.arange(401.0), saturated=True)
    found = average(coefficients(5), terms(given, 1 / 32, "jeffreys"), integers(400))
    assert np.abs(found.density - joint.sum(axis=0)).max() < 1e-10
    assert np.sort(found.graphs) == pytest.approx(np.sort(joint.sum(axis=1)), abs=1e-10)


@pytest.mark.parametrize("ceiling", [None, 30000])
@pytest.mark.parametrize("saturated", [True, False])
def test_kosovo_as_with_dga(ceiling: int | None, saturated: bool) -> None:
    found = graphs(lists("kosovo"), saturated=saturated, ceiling=ceiling)
    assert (found.point, found.low, found.high) == (12595, 9827, 16544)
    assert found.diagnostics["mode"] == 12267
    best, weight = top(found)
    assert best == [["EXH", "ABA", "OSCE"], ["EXH", "OSCE", "HRW"]]
    assert weight == pytest.approx(0.9855, abs=5e-5)
    assert found.diagnostics["weight of the saturated graph"] == pytest.approx(1.02e-6, rel=0.03)


def test_spina_bifida_without_the_covariate_of_the_paper() -> None:
    """Madigan & York's .37, 728 and 731.1 average over race as well (621 births whose race is
    known), which a table of lists alone does not have; this is pinned against the oracle."""
    found = graphs(lists("spina_bifida"))
    assert top(found)[0] == [["birth", "death"], ["death", "rehabilitation"]]
    assert (found.point, found.low, found.high) == (758, 714, 822)
    assert found.diagnostics["least relative squared loss"] == pytest.approx(759.41, abs=0.01)


@pytest.mark.parametrize("name", ["spina_bifida", "kosovo", "new_orleans_5"])
def test_the_grid_that_finds_its_range_sums_as_all_integers_do(name: str) -> None:
    own, whole = graphs(lists(name)), graphs(lists(name), ceiling=60_000)
    assert (own.point, own.low, own.high) == (whole.point, whole.low, whole.high)
    assert own.diagnostics["mode"] == whole.diagnostics["mode"]
    assert own.diagnostics["log evidence"] == pytest.approx(
        whole.diagnostics["log evidence"], abs=1e-7
    )
    assert own.diagnostics["grid points"] < whole.diagnostics["grid points"] / 20


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 300), min_size=7, max_size=7), st.sampled_from([0.25, 1.0]))
def test_the_own_grid_is_as_good_on_any_table_of_three_lists(
    counts: list[int], delta: float
) -> None:
    patterns = [[at & 1, at >> 1 & 1, at >> 2 & 1] for at in range(1, 8)]
    made = table(patterns, counts)
    own, whole = (graphs(made, delta=delta, ceiling=most) for most in (None, 20_000))
    if whole.diagnostics["tail mass"] < 1e-9:
        # a quantile may lie on the very edge of two persons, and fall to either by rounding
        ends = (whole.point, whole.low, whole.high)
        assert (own.point, own.low, own.high) == pytest.approx(ends, abs=1)
        assert own.diagnostics["log evidence"] == pytest.approx(
            whole.diagnostics["log evidence"], abs=1e-7
        )


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(4)), st.booleans())
def test_the_order_of_lists_does_not_matter(order: list[int], saturated: bool) -> None:
    given = lists("kosovo")
    mixed = table(given.patterns[:, order], given.counts, names=[given.names[at] for at in order])
    one, other = graphs(given, saturated=saturated), graphs(mixed, saturated=saturated)
    assert (one.point, one.low, one.high) == (other.point, other.low, other.high)
    assert top(one)[1] == pytest.approx(top(other)[1], rel=1e-9)
    assert {frozenset(c) for c in top(one)[0]} == {frozenset(c) for c in top(other)[0]}
    for name in ("log evidence", "least relative squared loss", "weight of the saturated graph"):
        assert one.diagnostics[name] == pytest.approx(other.diagnostics[name], rel=1e-9)


@pytest.mark.parametrize("factor", [50, 100, 1000, 10**6])
def test_large_counts_neither_overflow_nor_collapse(factor: int) -> None:
    found = graphs(times("kosovo", factor))
    assert found.point == pytest.approx(12741 * factor, rel=1e-3)
    assert 0 < (found.high - found.low) / found.point < 1 / np.sqrt(factor)
    assert top(found)[1] == pytest.approx(1)
    assert any("all edges" in warning for warning in found.warnings)


def test_the_saturated_graph_is_no_answer_where_it_takes_over() -> None:
    found = graphs(times("kosovo", 50), saturated=True)
    assert found.point is None
    assert "the prior would answer" in found.refusal
    assert found.diagnostics["weight without information on N"] > 0.5


def test_a_table_that_says_nothing_of_the_unseen_is_refused() -> None:
    apart = graphs(table(np.eye(3, dtype=int), [30, 20, 10]))
    assert apart.point is None
    assert "Nobody is on two lists" in apart.refusal
    assert "Two lists" in graphs(table([[1, 0], [0, 1], [1, 1]], [5, 6, 7])).refusal
    assert "8 lists" in graphs(lists("new_orleans_8")).refusal
    runaway = graphs(lists("western"), prior="uniform")
    assert runaway.point is None
    assert "improper" in runaway.refusal
    assert runaway.draws is None


def test_a_posterior_beyond_the_grid_is_refused_and_a_ceiling_that_cuts_is_said() -> None:
    thin = table([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0]], [40, 40, 40, 1])
    endless = graphs(thin, delta=1e-3, saturated=True)
    assert endless.point is None
    assert endless.refusal
    cut = graphs(lists("kosovo"), ceiling=8000)
    assert any("ceiling" in warning for warning in cut.warnings)
    assert cut.high <= 4400 + 8000


def test_the_likely_graph_and_the_population_are_recovered() -> None:
    names, first, last = "ABCD", np.array([0.3, 0.5]), np.array([[0.2, 0.6], [0.5, 0.3]])
    cells = {}
    for pattern in np.ndindex(2, 2, 2, 2):
        a, b, c, d = pattern
        chance = (0.6, 0.4)[a] * (1 - first[a], first[a])[b] * (1 - last[a, b], last[a, b])[c]
        cells[pattern] = chance * (0.55, 0.45)[d]  # D on its own; A, B and C together
    population = 40_000
    counts = [round(population * cells[pattern]) for pattern in cells if any(pattern)]
    made = table([pattern for pattern in cells if any(pattern)], counts, names=list(names))
    found = graphs(made)
    assert top(found)[0] == [["A", "B", "C"], ["D"]]
    assert top(found)[1] > 0.9
    assert found.low < population < found.high
    assert found.point == pytest.approx(population, rel=0.01)


def test_draws_come_from_the_posterior_and_repeat_with_the_seed() -> None:
    one, other = graphs(lists("kosovo"), seed=3), graphs(lists("kosovo"), seed=4)
    assert np.array_equal(one.draws, graphs(lists("kosovo"), seed=3).draws)
    assert not np.array_equal(one.draws, other.draws)
    assert one.draws.shape == (1, 4000)
    given = lists("kosovo")
    north = graphs(table(given.patterns, given.counts, stratum="north"), seed=3)
    assert abs(np.corrcoef(one.draws[0], north.draws[0])[0, 1]) < 0.1
    assert (one.point, one.high) == (other.point, other.high)
    assert one.diagnostics["top graphs"][0]["median"] == pytest.approx(one.point, rel=0.01)
    assert np.quantile(one.draws, [0.025, 0.5, 0.975]) == pytest.approx(
        [one.low, one.point, one.high], rel=0.02
    )


def test_other_priors_are_near_and_in_order() -> None:
    found = {prior: graphs(lists("kosovo"), prior=prior) for prior in ("uniform", "rissanen")}
    assert found["rissanen"].point < graphs(lists("kosovo")).point < found["uniform"].point
    assert found["uniform"].point == pytest.approx(found["rissanen"].point, rel=0.05)


@pytest.mark.parametrize(
    ("wrong", "about"),
    [({"delta": 0.0}, "delta"), ({"prior": "flat"}, "prior"), ({"ceiling": 0}, "ceiling"),
     ({"draws": -1}, "draws"), ({"level": 1.0}, "level")],
)  # fmt: skip
def test_wrong_arguments_are_said(wrong: dict[str, object], about: str) -> None:
    with pytest.raises(UseError, match=about):
        graphs(lists("kosovo"), **wrong)  # type: ignore[arg-type]


def test_differences_of_log_gamma_keep_their_digits() -> None:
    import math

    at = np.array([0.0, 0.3, 7.0, 1e3])
    exact = [math.lgamma(x + 0.25) - math.lgamma(x + 60.5) for x in at]
    assert rise(at, 0.25, 60.5) == pytest.approx(exact, rel=1e-13)
    far = 1e13  # where lgamma itself is rounded to more than 1e-2
    assert rise(np.array([far]), 2.0, 7.0)[0] == pytest.approx(-5 * math.log(far), rel=1e-12)


def test_five_lists_are_summed_in_little_memory() -> None:
    given, formula = lists("uk_5"), terms(lists("uk_5"), 1 / 32, "jeffreys")
    coefficients(5)
    tracemalloc.start()
    average(coefficients(5), formula, integers(30_000))
    graphs(given)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 0.05 * 658e6 / 2  # half of the target, beside dga's graphs × N matrix
