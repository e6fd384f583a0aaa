from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from marsad.model import Claim
from marsad.resolve import origins

Build = Callable[..., Claim]


def test_several_outlets_quoting_one_monitor_are_one_origin(claim: Build) -> None:
    said = [
        claim("t1", n=9, source="the Northern Rights Monitor"),
        claim("t2", n=9, source="Northern Rights Monitor"),
        claim("t3", n=9, source="the Northern Rights Monitor's"),
    ]
    assert set(origins(said).values()) == {"northern rights monitor"}


def test_an_acronym_in_parentheses_stands_for_the_name(claim: Build) -> None:
    said = [
        claim("t1", source="Upland Observatory for Rights (UOR)", n=9),
        claim("t2", source="UOR", n=9),
    ]
    assert set(origins(said).values()) == {"upland observatory for rights"}


def test_an_acronym_that_two_names_share_stands_for_neither(claim: Build) -> None:
    said = [
        claim("t1", source="Upland Rights Monitor (URM)", n=9),
        claim("t2", source="Union of River Mills (URM)", n=9),
        claim("t3", source="URM", n=9),
    ]
    assert origins(said)[said[2].id] == "urm"


def test_a_short_form_is_the_full_name_of_its_own_report_only(claim: Build) -> None:
    said = [
        claim("t1", source="Northern Rights Monitor", n=9),
        claim("t1", source="the Monitor", n=9, at=90),
        claim("t2", source="the Monitor", n=9),
    ]
    found = origins(said)
    assert found[said[1].id] == "northern rights monitor"
    assert found[said[2].id] != "northern rights monitor"


@pytest.mark.parametrize("words", ["officials", "Witnesses", "a neighbour", "Local residents"])
def test_an_unnamed_source_is_one_origin_in_each_outlet(claim: Build, words: str) -> None:
    said = [
        claim("t1", source=words, outlet="Herald"),
        claim("t2", source=words, outlet="Herald", at=5),
        claim("t3", source=words, outlet="Post"),
    ]
    found = origins(said)
    assert found[said[0].id] == found[said[1].id] != found[said[2].id]


def test_a_copy_speaks_with_the_outlet_that_published_first(claim: Build) -> None:
    first = claim("t2", outlet="Agency", published=date(2024, 6, 11))
    copy = claim("t1", outlet="Herald", published=date(2024, 6, 12))
    found = origins([copy, first], {"t1": "t1", "t2": "t1"})
    assert set(found.values()) == {"agency"}
    assert set(origins([copy, first]).values()) == {"agency", "herald"}


def test_an_outlet_quoted_by_another_is_the_same_origin(claim: Build) -> None:
    said = [claim("t1", outlet="The Herald"), claim("t2", source="the Herald", outlet="Post")]
    assert set(origins(said).values()) == {"herald"}


def test_a_report_of_unknown_outlet_has_an_unknown_origin(claim: Build) -> None:
    said = replace(claim("t1", outlet=None), sources=())
    assert origins([said]) == {said.id: "unknown source in t1"}


def test_the_army_of_a_country_is_one_speaker(claim: Build) -> None:
    said = [claim("t1", source="the army"), claim("t2", source="the army"),
            claim("t3", source="the army", place="tripoli-ly")]  # fmt: skip
    found = origins(said)
    assert found[said[0].id] == found[said[1].id] == "army (CF)"
    assert found[said[2].id] == "army (LY)"


def test_the_council_is_the_town_council_of_the_same_report(claim: Build) -> None:
    said = [claim("t1", source="the town council"), claim("t1", source="the council", at=9)]
    assert set(origins(said).values()) == {"town council (CF)"}
