"""The measures are right on numbers that a reader can check by hand."""

from __future__ import annotations

import pytest

from bench import scores


def test_exact_is_the_share_of_equal_numbers_and_unknown_is_not_equal() -> None:
    assert scores.exact([1, 0, None, 3], [1, 1, 0, 3]) == 0.5
    assert scores.exact([], []) is None


def test_a_range_holds_the_gold_if_an_open_end_reaches_it_and_an_unknown_low_holds_nothing() -> (
    None
):
    ranges = [(1, 3), (2, None), (None, None), (5, 6)]
    assert scores.within(ranges, [3, 40, 0, 4]) == 0.5


def test_every_answer_is_of_one_kind() -> None:
    pairs = [(2, 2), (0, 3), (1, 0), (1, 2), (4, 2), (None, 1)]
    kinds = [scores.kind(found, gold) for found, gold in pairs]
    assert kinds == ["right", "missed", "invented", "too few", "too many", "unknown"]


def test_errors_are_told_by_found_and_gold_with_large_numbers_together() -> None:
    found = scores.errors([0, 0, 9, None, 1], [1, 1, 12, 2, 1])
    assert found == {("0", "1"): 2, ("4 or more", "4 or more"): 1, ("unknown", "2"): 1}


def test_the_interval_holds_the_share_and_is_the_same_on_every_run() -> None:
    right, groups = [True, False] * 50, list(range(100))
    low, high = scores.interval(right, groups) or (1.0, 0.0)
    assert 0.35 < low < 0.5 < high < 0.65
    assert scores.interval(right, groups) == (low, high)


def test_articles_of_one_incident_count_as_one_draw() -> None:
    right = [True] * 50 + [False] * 50
    alone = scores.interval(right, list(range(100))) or (0.0, 0.0)
    together = scores.interval(right, [at // 25 for at in range(100)]) or (0.0, 0.0)
    assert together[1] - together[0] > alone[1] - alone[0]


def test_b_cubed_of_the_gold_itself_is_one() -> None:
    gold = {"a": 1, "b": 1, "c": 2}
    assert scores.b_cubed(gold, gold) == (1.0, 1.0, 1.0)


def test_b_cubed_pays_for_splitting_with_recall_and_for_merging_with_precision() -> None:
    gold = {"a": 1, "b": 1, "c": 2, "d": 2}
    split = scores.b_cubed({item: item for item in gold}, gold)
    merged = scores.b_cubed(dict.fromkeys(gold, 0), gold)
    assert split == pytest.approx((1.0, 0.5, 2 / 3))
    assert merged == pytest.approx((0.5, 1.0, 2 / 3))
