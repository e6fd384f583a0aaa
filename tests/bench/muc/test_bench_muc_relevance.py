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


@pytest.mark.parametrize(
    ("rules", "names", "wanted"),
    [
        (("noun.of",), ("Ana Quispe",), True),  # "they denied the murder of Ana Quispe"
        (("zero.unharmed",), ("Ana Quispe",), True),  # "Ana Quispe escaped unharmed"
        (("verb.active",), ("Ana Quispe",), False),
        (("zero.casualties",), (), False),
    ],
)
def test_of_what_is_denied_the_deed_is_asked_for_where_only_its_author_or_its_effect_is(
    rules: tuple[str, ...], names: tuple[str, ...], wanted: bool
) -> None:
    victims = Victims("Ana Quispe", None, "civilian", names=names)
    claim = _claim(status="denied", rules=rules, victims=victims)
    assert relevance.relevant(claim, TODAY) is wanted


def test_a_retired_officer_is_no_soldier() -> None:
    for words, fight in (("a general", True), ("a retired general", False)):
        victims = Victims(words, None, "military")
        assert relevance.between_forces([_claim(victims=victims)]) is fight


def test_recaps_attempts_and_threats_are_grouped_as_the_news_is() -> None:
    for status in ("attempted", "threatened"):
        asked = relevance.asked(_claim(role="background", status=status))
        assert (asked.role, asked.status) == ("main", "asserted")
    assert relevance.asked(_claim(status="denied")).status == "denied"


def test_a_known_group_without_a_number_is_specific_and_anybody_is_not() -> None:
    plural = Figure(2, None, False, "", "persons", "count.plural")
    for words, wanted in (("the priests", True), ("priests", False), ("the people", False)):
        claim = _claim(count=plural, victims=Victims(words, None, "civilian"))
        assert relevance.relevant(claim, TODAY) is wanted


def test_fighters_whose_kind_is_open_fight() -> None:
    for words, fight in (("three insurgents", True), ("three neighbours", False)):
        victims = Victims(words, None, "unknown")
        assert relevance.between_forces([_claim(victims=victims)]) is fight


def test_what_happened_in_separate_places_is_no_total() -> None:
    for rule, role in (("role.separate_happenings", "main"), ("role.mass_total", "aggregate")):
        assert relevance.asked(_claim(role="aggregate", rules=(rule,))).role == role
