"""Builds claims and origins for the tests of counting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from marsad.codec import identified
from marsad.model import Claim, Figure, Quote, Source, Span, Victims, When, Where

TOWN = Where("ippy", "Ippy", "CF", 6.27, 21.2, "town", "Ippy", None, within=("ouaka", "cf"))
RULES = {"plural": "count.plural"}


def build(text: str = "t1", harm: str = "killed", at: int = 0, **given: Any) -> Claim:
    """A claim; ``n``: a number, [low, high] or None; ``source``: who says it; ``day``: published.

    ``words``: the figure's words; with an open high bound and ``soft`` they are vague.
    """
    number = given.pop("n", None)
    low, high = number if isinstance(number, list | tuple) else (number, number)
    words = given.pop("words", str(number))
    group = given.pop("victims", words)
    figure = Figure(
        low, high, given.pop("soft", False), words, given.pop("unit", "persons"),
        given.pop("rule", "exact"),
    )  # fmt: skip
    source = given.pop("source", "Rights Monitor")
    kind = given.pop("kind", "ngo")
    victims = Victims(
        group, Span("body", at, at + len(group)), given.pop("victim_kind", "unknown"),
        given.pop("age_group", "unknown"), (), given.pop("sex", "unknown"),
        tuple(given.pop("names", ())),
    )  # fmt: skip
    older = given.pop("supersedes", None)
    values: dict[str, Any] = {
        "act": "unknown",
        "status": "asserted",
        "role": "main",
        "quote": Quote("body", at, at + len(words), words),
        "count": figure if low is not None else None,
        "victims": victims,
        "when": When(date(2024, 6, 11), date(2024, 6, 11), "Tuesday", "day", "stated"),
        "where": TOWN,
        "sources": (Source(source, kind, source, None), Source("Herald", "media", None, None)),
        "supersedes": Figure(older, older, False, str(older), "persons", "x") if older else None,
        "published": date(2024, 6, given.pop("day", 12)),
        "outlet": "Herald",
        **given,
    }
    return identified(Claim(id="", text=text, report=f"{text}.txt", harm=harm, **values))


@pytest.fixture(scope="session")
def claim() -> Callable[..., Claim]:
    return build
