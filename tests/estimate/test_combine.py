"""Totals over strata, and one answer from several versions of the lists."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from scipy import stats

from marsad.errors import UseError
from marsad.estimate import over_imputations, over_linkages
from marsad.estimate.panel import Panel, Summary
from marsad.estimate.strata import seed_of, total, totals
from marsad.model import Estimate


def made(point: float | None, low: float | None, high: float | None, **given: object) -> Estimate:
    plain = Estimate("m", 100, point, low, high, 0.95, "a reading", version="estimate-1")
    return dataclasses.replace(plain, **given)  # type: ignore[arg-type]


def drawn(seed: int, middle: float, stratum: str | None = None) -> Estimate:
    draws = np.random.default_rng(seed).normal(middle, 10, size=(4, 5000))
    reading = "posterior median; equal-tailed credible interval"
    return made(middle, middle - 20, middle + 20, draws=draws, stratum=stratum, reading=reading)


def test_a_total_of_posteriors_is_the_posterior_of_the_total() -> None:
    whole = total([drawn(1, 200, "a"), drawn(2, 300, "b")])
    assert whole.observed == 200
    assert whole.point == pytest.approx(500, abs=0.5)
    wide = 1.96 * math.sqrt(200)
    assert (whole.low, whole.high) == pytest.approx((500 - wide, 500 + wide), abs=1.0)
    assert whole.stratum == "all strata"


def test_bootstrap_draws_are_not_taken_for_a_posterior() -> None:
    parts = [dataclasses.replace(drawn(at, 200, str(at)), reading="bootstrap") for at in (1, 2)]
    whole = total(parts)
    assert (whole.low, whole.high) == pytest.approx((400 - 20 * 2**0.5, 400 + 20 * 2**0.5))
    assert whole.draws is None


def test_a_total_of_even_intervals_is_that_of_independent_errors() -> None:
    whole = total([made(200, 170, 230, stratum="a"), made(300, 260, 340, stratum="b")])
    assert (whole.low, whole.point, whole.high) == pytest.approx((450, 500, 550))


def test_a_total_is_never_below_the_persons_observed() -> None:
    whole = total([made(110, 20, 400, stratum="a"), made(120, 20, 400, stratum="b")])
    assert whole.low == 200


def test_ends_of_a_band_are_added() -> None:
    parts = [made(200, 170, 230, kind="band", stratum=name) for name in "ab"]
    whole = total(parts)
    assert (whole.low, whole.point, whole.high) == (340, 400, 460)


def test_a_refusal_in_one_stratum_refuses_the_total() -> None:
    refused = made(None, None, None, refusal="no overlap", stratum="b")
    whole = total([made(200, 170, 230, stratum="a"), refused])
    assert whole.point is None
    assert whole.refusal is not None
    assert "b: no overlap" in whole.refusal


def test_an_open_interval_leaves_the_total_open() -> None:
    whole = total([made(200, 170, None, stratum="a"), made(300, 260, 340, stratum="b")])
    assert whole.high is None
    assert whole.low == pytest.approx(450)


def test_totals_hold_only_methods_that_every_stratum_was_asked() -> None:
    one, other = made(200, 170, 230), made(50, 40, 60, method="n")
    held = Summary(("A", "B"), (1, 1), 2, 2, None)
    found = totals([Panel(held, (one, other)), Panel(held, (one,))])
    assert [item.method for item in found] == ["m"]


def test_a_seed_of_a_stratum_is_its_own() -> None:
    assert seed_of(1, "a") == seed_of(1, "a")
    assert len({seed_of(1, "a"), seed_of(2, "a"), seed_of(1, "b"), seed_of(1, None)}) == 4


def test_imputations_add_the_variance_between_them() -> None:
    points, half = (1000.0, 1100.0, 1250.0), 0.1
    items = [made(p, p * math.exp(-half), p * math.exp(half)) for p in points]
    pooled = over_imputations(items)
    logs = np.log(points)
    within = (half / stats.norm.ppf(0.975)) ** 2
    added = (1 + 1 / 3) * logs.var(ddof=1)
    freedom = 2 * (1 + within / added) ** 2
    wide = stats.t.ppf(0.975, freedom) * math.sqrt(within + added)
    assert pooled.point == pytest.approx(math.exp(logs.mean()))
    assert pooled.high == pytest.approx(math.exp(logs.mean() + wide), rel=1e-6)
    assert pooled.low == pytest.approx(math.exp(logs.mean() - wide), rel=1e-6)
    assert pooled.settings["imputations"] == 3


def test_imputations_that_agree_widen_nothing() -> None:
    item = made(1000, 900, 1000 * 1000 / 900)
    pooled = over_imputations([item, item])
    assert (pooled.low, pooled.point, pooled.high) == pytest.approx((item.low, 1000, item.high))


def test_linkages_are_an_equal_mixture_of_their_posteriors() -> None:
    pooled = over_linkages([drawn(1, 200), drawn(2, 400)])
    assert pooled.draws is not None
    assert np.size(pooled.draws) == 40_000
    assert pooled.low == pytest.approx(200 + 10 * stats.norm.ppf(0.05), abs=1.5)
    assert pooled.high == pytest.approx(400 + 10 * stats.norm.ppf(0.95), abs=1.5)


def test_a_refused_version_refuses_the_combination_and_says_so() -> None:
    refused = made(None, None, None, refusal="no overlap")
    for pool in (over_imputations, over_linkages):
        pooled = pool([made(200, 170, 230), refused, refused])
        assert pooled.point is None
        assert pooled.refusal is not None
        assert "refused in 2 of 3" in pooled.refusal


def test_one_version_cannot_be_combined() -> None:
    with pytest.raises(UseError, match="at least two"):
        over_imputations([made(200, 170, 230)])
    with pytest.raises(UseError, match="different methods"):
        over_imputations([made(200, 170, 230), made(200, 170, 230, method="other")])
