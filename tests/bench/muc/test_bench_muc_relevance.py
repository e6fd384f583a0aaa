"""Which claims MUC-4 asks for, on invented claims."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bench.muc import relevance
from marsad.model import Claim, Figure, Quote, Victims

TODAY = date(1990, 5, 1)


def _claim(number: int = 3, **given: Any) -> Claim:
    figure = Figure(number, number, False, str(number), "persons", "count.exact")
    values: dict[str, Any] = {
        "harm": "killed", "act": "unknown", "status": "asserted", "role": "main",
        "quote": Quote("body", 0, 4, "nuns"), "victims": Victims("nuns", None, "civilian"),
        "count": figure,
    }  # fmt: skip
    return Claim(id="", text="t", report="r", **{**values, **given})


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({}, True),
        ({"number": relevance.TOTAL + 1}, False),
        ({"role": "aggregate"}, False),
        ({"status": "denied"}, False),
        ({"harm": "released"}, False),
    ],
)
def test_a_claim_is_asked_for_if_it_tells_one_violent_deed(
    given: dict[str, Any], wanted: bool
) -> None:
    assert relevance.relevant(_claim(**given), TODAY) is wanted


def test_recaps_attempts_and_threats_are_grouped_as_the_news_is() -> None:
    for status in ("attempted", "threatened"):
        asked = relevance.asked(_claim(role="background", status=status))
        assert (asked.role, asked.status) == ("main", "asserted")
    assert relevance.asked(_claim(status="denied")).status == "denied"
