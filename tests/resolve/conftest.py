"""Builds claims for the tests of grouping: what a case does not state is plain and equal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from marsad.codec import identified
from marsad.model import Actor, Claim, Figure, Quote, Source, Victims, When, Where

PLACES = {
    "bambari": ("town", "CF", 5.77, 20.68, ("ouaka",)),
    "ippy": ("town", "CF", 6.27, 21.2, ("ouaka",)),
    "ouaka": ("admin1", "CF", 6.0, 21.0, ("cf",)),
    "cf": ("country", "CF", 7.0, 21.0, ()),
    "tripoli-ly": ("town", "LY", 32.89, 13.19, ()),
    "tripoli-lb": ("town", "LB", 34.43, 35.84, ()),
}


def place(name: str | None) -> Where | None:
    if name is None:
        return None
    precision, country, lat, lon, within = PLACES[name]
    title = name.partition("-")[0].capitalize()
    return Where(name, title, country, lat, lon, precision, title, None, within=within)


def build(text: str = "t1", harm: str = "killed", at: int = 0, **given: Any) -> Claim:
    """A claim of ``text``, quoted at ``at``; ``n``: a number or bounds; ``day``: of June 2024."""
    number = given.pop("n", None)
    low, high = number if isinstance(number, tuple) else (number, number)
    day = given.pop("day", 11)
    stated = date(2024, 6, day) if day else None
    words = given.pop("words", f"{number} people")
    actor, source = given.pop("actor", None), given.pop("source", None)
    outlet = given.pop("outlet", f"Outlet {text}")
    chain = ([Source(source, "ngo", source, None)] if source else []) + [
        Source(outlet, "media", None, None)
    ]
    values: dict[str, Any] = {
        "act": "unknown",
        "status": "asserted",
        "role": "main",
        "quote": Quote("body", at, at + len(words), words),
        "count": Figure(low, high, False, words, "persons", "exact") if number else None,
        "when": When(stated, stated, "that day", "day", "stated") if stated else None,
        "where": place(given.pop("place", "bambari")),
        "actors": (Actor(actor, actor, None, "armed_group"),) if actor else (),
        "victims": Victims(words, None),
        "sources": tuple(chain) if outlet else tuple(chain[:-1]),
        "published": date(2024, 6, 12),
        "outlet": outlet,
        **given,
    }
    return identified(Claim(id="", text=text, report=f"{text}.txt", harm=harm, **values))


@pytest.fixture(scope="session")
def claim() -> Callable[..., Claim]:
    return build
