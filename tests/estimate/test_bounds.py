"""Chao's lower bound and two lists with a band over dependence."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from literature import lists

from marsad.errors import UseError
from marsad.estimate import Lists, table
from marsad.estimate.bounds import chao
from marsad.estimate.pair import chapman, pairs


def two(first: int, second: int, both: int) -> Lists:
    return table([[1, 0], [0, 1], [1, 1]], [first, second, both])


def test_chao_on_kosovo() -> None:
    found = chao(lists("kosovo"))
    assert found.kind == "lower_bound"
    # f1 = 3,218, f2 = 882: 4,400 + 3/4 · 3218 · 3217 / (2 · 883); the design says 8,787
    assert found.point == pytest.approx(8796.506, abs=1e-3)
    assert found.point == pytest.approx(8787, rel=0.002)
    assert found.low < found.point < found.high


def test_chaos_variance_is_that_of_the_paper_up_to_the_correction_of_bias() -> None:
    r = 3218 / 882
    f = 882 * 3 / 4
    paper = f * (r**2 / 2 + 3 / 4 * r**3 + 3 / 16 * r**4)
    assert chao(lists("kosovo")).diagnostics["standard error"] ** 2 == pytest.approx(
        paper, rel=0.01
    )


def test_lists_of_unequal_reach_are_said_and_have_their_own_form() -> None:
    equal, unequal = chao(lists("netherlands_5")), chao(lists("netherlands_5"), unequal=True)
    assert unequal.point < equal.point
    assert any("differ in reach" in warning for warning in equal.warnings)
    assert not unequal.warnings
    assert equal.diagnostics["bound for unequal lists"] == unequal.point


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 10**6))
def test_with_two_lists_the_form_for_unequal_lists_is_chapmans_estimate(
    first: int, second: int, both: int
) -> None:
    one, other = chao(two(first, second, both), unequal=True), chapman(two(first, second, both))
    assert one.point == pytest.approx(other.point)
    assert other.point == pytest.approx(
        (first + both + 1) * (second + both + 1) / (both + 1) - 1, rel=1e-12
    )


def test_nobody_on_two_lists_or_on_one_alone() -> None:
    never = chao(table([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [3, 4, 5]))
    assert never.point == pytest.approx(12 + 2 / 3 * 12 * 11 / 2)
    assert any("exactly two" in warning for warning in never.warnings)
    always = chao(table([[1, 1, 1]], [9]))
    assert (always.point, always.low, always.high) == (9, 9, None)
    assert any("number observed" in warning for warning in always.warnings)


@given(st.permutations(range(4)))
def test_the_order_of_lists_does_not_matter(order: list[int]) -> None:
    kosovo = lists("kosovo")
    mixed = table(kosovo.patterns[:, order], kosovo.counts)
    assert chao(mixed).point == chao(kosovo).point
    assert chao(mixed, unequal=True).high == pytest.approx(chao(kosovo, unequal=True).high)


def test_counts_times_a_thousand_stay_sane() -> None:
    kosovo = lists("kosovo")
    big = table(kosovo.patterns, kosovo.counts * 1000)
    assert chao(big).point == pytest.approx(8802.86e3, rel=1e-4)
    assert chao(big).high - chao(big).low < 0.1 * chao(big).point


def test_the_band_covers_sampling_at_every_odds_ratio() -> None:
    found = chapman(two(200, 300, 60))
    steps = found.diagnostics["over odds ratios"]
    assert found.kind == "band"
    assert [step["odds ratio"] for step in steps] == pytest.approx([0.5, 0.5**0.5, 1, 2**0.5, 2])
    assert all(found.low <= step["low"] < step["point"] < step["high"] <= found.high
               for step in steps)  # fmt: skip
    assert found.point == pytest.approx(560 + 200 * 300 / 61)
    assert steps[-1]["point"] == pytest.approx(560 + 2 * 200 * 300 / 61)
    narrow = chapman(two(200, 300, 60), odds=(1, 1))
    assert found.low < narrow.low < narrow.high < found.high


def test_the_interval_under_independence_covers_the_population() -> None:
    random = np.random.default_rng(20240607)
    inside, times, population = 0, 2000, 400
    for _ in range(times):
        cells = random.multinomial(population, [0.3 * 0.6, 0.7 * 0.4, 0.3 * 0.4, 0.7 * 0.6])
        found = chapman(two(*cells[:3].tolist()), odds=(1, 1))
        inside += found.low <= population <= found.high
    assert inside / times == pytest.approx(0.95, abs=0.015)


def test_lists_that_share_nobody_and_more_than_two_lists_are_refused() -> None:
    apart = chapman(table([[1, 0], [0, 1]], [5, 6]))
    assert apart.point is None
    assert "nothing bounds" in apart.refusal
    many = chapman(lists("kosovo"))
    assert many.point is None
    assert "4 lists" in many.refusal


def test_a_list_inside_the_other_leaves_nobody_unseen_but_an_open_interval() -> None:
    found = chapman(two(1316, 0, 1))
    assert found.low == found.point == 1317
    assert found.high > 5000
    assert found.warnings


def test_two_lists_of_the_same_persons_leave_nobody_unseen() -> None:
    found = chapman(table([[1, 1]], [100_000]))
    assert (found.point, found.low, found.high) == (100_000, 100_000, 100_000)


def test_a_pair_of_more_lists_is_the_table_of_those_two() -> None:
    found = chapman(lists("kosovo"), pair=["EXH", "ABA"])
    (pair,) = [one for one in pairs(lists("kosovo")) if one.names == ("EXH", "ABA")]
    assert found.observed == pair.first + pair.second + pair.both
    assert found.point == pair.point
    assert pair.odds_low < pair.odds < pair.odds_high
    with pytest.raises(UseError, match="not two of the lists"):
        chapman(lists("kosovo"), pair=["EXH", "XYZ"])


def test_dependence_between_two_lists_is_visible_in_the_table_of_pairs() -> None:
    random = np.random.default_rng(7)
    third, first = random.random(20000) < 0.3, random.random(20000) < 0.3
    second = random.random(20000) < np.where(first, 0.5, 0.2)  # odds ratio 4
    marks = np.stack([first, second, third], axis=1).astype(int)
    marks = marks[marks.any(axis=1)]
    made = table(marks, np.ones(len(marks)), names=["A", "B", "C"], add_up=True)
    odds = {one.names: one for one in pairs(made)}
    assert odds["A", "B"].odds_low < 4 < odds["A", "B"].odds_high
    assert odds["A", "B"].point < 20000 * 0.9
    assert odds["A", "C"].low < 20000 < odds["A", "C"].high
    (only,) = pairs(two(3, 4, 5))
    assert only.odds is None


@pytest.mark.parametrize("odds", [(2, 3), (0, 1), (0.5, 0.9), (1, float("inf"))])
def test_odds_that_do_not_enclose_independence_are_wrong_use(odds: tuple[float, float]) -> None:
    with pytest.raises(UseError, match="enclose independence"):
        chapman(two(1, 2, 3), odds=odds)


def test_a_level_outside_zero_to_one_is_wrong_use() -> None:
    for method in (chao, chapman):
        with pytest.raises(UseError, match="level"):
            method(two(1, 2, 3), level=95)
