"""How attributions are matched with gold ones and counted."""

from __future__ import annotations

from itertools import permutations

import pytest
from bench.attributions.assignment import best
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import attributions

_WORTH = st.integers(0, 9).map(float)
_TABLES = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.lists(_WORTH, min_size=wide, max_size=wide), min_size=1, max_size=4)
)


def _one(source: str, cue: str, content: str) -> attributions.Spans:
    """Token numbers, written apart by blanks."""
    return {
        part: frozenset(map(int, words.split()))
        for part, words in zip(attributions.PARTS, (source, cue, content), strict=True)
    }


def test_an_overlap_of_half_the_tokens_of_both_is_right_and_less_is_not() -> None:
    gold = [_one("1 2", "3", "4 5 6 7")]
    half = attributions.compared(gold, [_one("1", "3", "4 5")])
    assert (half["source right"], half["cue right"], half["content right"]) == (1, 1, 1)
    assert (half["source exact"], half["cue exact"], half["content exact"]) == (0, 1, 0)
    less = attributions.compared(gold, [_one("1", "3", "4")])
    assert less["content right"] == 0


def test_an_attribution_without_a_source_is_no_source_missed_or_found() -> None:
    count = attributions.compared([_one("", "3", "4")], [_one("1", "3", "4")])
    assert (count["source gold"], count["source found"], count["source right"]) == (0, 1, 0)


def test_each_gold_attribution_is_matched_once() -> None:
    count = attributions.compared([_one("1", "2", "3")], [_one("1", "2", "3"), _one("1", "2", "4")])
    assert (count["cue right"], count["cue found"]) == (1, 2)
    assert attributions.scores(count, 1)["cue"]["f"] == pytest.approx(2 / 3)


def test_nothing_to_measure_is_none_and_not_zero() -> None:
    found = attributions.scores(attributions.compared([], []), 0)
    assert found["source"]["f"] is None


@settings(max_examples=60, deadline=None)
@given(_TABLES)
def test_the_assignment_is_as_good_as_the_best_of_all(worth: list[list[float]]) -> None:
    pairs = best(worth)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    rows, columns = len(worth), len(worth[0])
    if rows <= columns:
        every = [sum(worth[r][c] for r, c in enumerate(chosen))
                 for chosen in permutations(range(columns), rows)]  # fmt: skip
    else:
        every = [sum(worth[r][c] for c, r in enumerate(chosen))
                 for chosen in permutations(range(rows), columns)]  # fmt: skip
    assert sum(worth[row][column] for row, column in pairs) == max(every)
