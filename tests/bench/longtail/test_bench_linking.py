"""The fit of what two reports share, on invented pairs."""

from __future__ import annotations

import pytest
from bench.longtail.linking import Pair, fit, recalls

from marsad.resolve import evidence, wording

SHARED = evidence.shared(wording(None, ""), wording(None, ""))


def _pairs(name: float, same: int, other: int, slots: float = 0.0) -> list[Pair]:
    pair = {**SHARED, "name": name}
    return [Pair(slots, pair, at < same) for at in range(same + other)]


def test_a_name_in_common_weighs_for_and_its_absence_against() -> None:
    held = _pairs(1.0, 9, 1) + _pairs(0.0, 1, 9) + _pairs(0.0, 9, 1, 4.0) + _pairs(0.0, 1, 9, -4.0)
    weights = fit(held)
    assert weights.keys() == evidence.WEIGHTS.keys()
    assert weights["name"] > 2 > 0 > weights["none"]


def test_recall_at_a_precision_is_what_can_be_linked_with_so_few_wrong() -> None:
    weights = {**dict.fromkeys(evidence.WEIGHTS, 0.0), "name": 1.0}
    held = _pairs(0.0, 0, 6) + _pairs(0.0, 3, 0) + _pairs(1.0, 9, 0)
    assert recalls(held, weights) == pytest.approx([0.75, 0.75, 0.75], abs=0.01)
