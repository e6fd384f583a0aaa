from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from marsad.model import Claim
from marsad.resolve import incidents

Build = Callable[..., Claim]


def test_forty_outlets_quoting_one_monitor_are_a_single_origin(claim: Build) -> None:
    (found,) = incidents([claim(f"t{n}", n=11, source="Rights Monitor") for n in range(40)])
    assert found.status == "single origin"
    assert found.origins == ("Rights Monitor",)


def test_two_independent_origins_corroborate(claim: Build) -> None:
    said = [claim("t1", n=11, source="Rights Monitor"), claim("t2", n=11, source="Lawyers' Circle")]
    (found,) = incidents(said)
    assert found.status == "corroborated"
    assert found.origins == ("Lawyers' Circle", "Rights Monitor")
    assert "2 independent origins" in found.reasons[0]


def test_who_tells_of_a_beating_does_not_corroborate_the_detention(claim: Build) -> None:
    said = [
        claim("t1", "detained", n=3, source="Rights Monitor"),
        claim("t1", "tortured", n=3, source="Lawyers' Circle", at=40),
    ]
    (found,) = incidents(said)
    assert found.status == "single origin"
    assert found.reasons == (
        "detained: one origin: rights monitor",
        "tortured: one origin: lawyers circle",
    )


def test_two_reports_of_unknown_outlet_do_not_corroborate(claim: Build) -> None:
    said = [replace(claim(f"t{n}", n=11, outlet=None), sources=()) for n in (1, 2)]
    (found,) = incidents(said)
    assert found.status == "single origin"


def test_competing_accounts_of_who_did_it_are_contested(claim: Build) -> None:
    said = [
        claim("t1", n=11, actor="Harbour Brigade"),
        claim("t2", n=11, actor="Airport Road Company"),
    ]
    (found,) = incidents(said)
    assert found.status == "contested"
    assert found.reasons[0] == (
        "accounts differ on who did it: Airport Road Company; Harbour Brigade"
    )


@pytest.mark.parametrize("other", ["Upland Army", "government forces", "the army"])
def test_a_general_word_for_the_party_is_no_competing_account(claim: Build, other: str) -> None:
    (found,) = incidents([claim("t1", n=11, actor="Upland Army"), claim("t2", n=11, actor=other)])
    assert found.status == "corroborated"


def test_a_zero_by_another_source_is_contested_by_the_same_source_is_not(claim: Build) -> None:
    dead = claim("t1", n=3, source="Rights Monitor")
    none = claim("t2", n=(0, 0), source="the army")
    (found,) = incidents([dead, none])
    assert found.status == "contested"
    hit = claim("t1", "attacked", source="Head Teacher Ode")
    unhurt = claim("t1", "injured", n=(0, 0), source="Head Teacher Ode", at=20)
    (found,) = incidents([hit, unhurt])
    assert found.status == "single origin"


def test_the_party_that_says_it_did_it_confirms(claim: Build) -> None:
    (found,) = incidents([claim(n=4, actor="Euphrates Column", source="The Euphrates Column")])
    assert found.status == "confirmed by the actor"
    assert found.reasons[0] == "Euphrates Column says that it did it"


def test_a_claim_of_responsibility_reported_beside_it_confirms(claim: Build) -> None:
    harm = claim(n=4)
    word = claim(harm="none", act="claim_of_responsibility", actor="Euphrates Column", at=20)
    (found,) = incidents([harm, word])
    assert found.status == "confirmed by the actor"
    assert [actor.name for actor in found.actors] == ["Euphrates Column"]


def test_a_statement_withdrawn_by_its_only_source_is_discounted(claim: Build) -> None:
    said = claim("t1", n=4, source="Rights Monitor")
    withdrawn = claim(
        "t2", n=4, source="Rights Monitor", status="denied", published=date(2024, 6, 20)
    )
    (found,) = incidents([said, withdrawn])
    assert found.status == "discounted"


def test_the_accused_in_a_clash_are_left_open_and_not_contested(claim: Build) -> None:
    one = claim("t1", n=3, act="clash", actor="Harbour Brigade")
    other = claim("t2", n=3, act="clash", actor="Airport Road Company")
    (found,) = incidents([one, other])
    assert found.status == "corroborated"


def test_a_headline_is_no_second_origin_beside_the_source_it_rests_on(claim: Build) -> None:
    headline = claim("t1", n=9, words="nine dead")
    body = claim("t1", n=9, source="District Hospital", at=90)
    (found,) = incidents([headline, body])
    assert found.status == "single origin"
    assert found.origins == ("District Hospital",)
