"""The worked examples of each rule set (worked.yaml), and what every Count promises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad.count import total
from marsad.errors import UseError
from marsad.model import Claim

Build = Callable[..., Claim]

CASES = yaml.safe_load((Path(__file__).parent / "worked.yaml").read_text("utf-8"))
ROWS = [
    pytest.param(case, name, expected, id=f"{case['name']} [{name}]")
    for case in CASES
    for name, expected in case["expect"].items()
]


def claims_of(case: dict[str, Any], build: Build) -> list[Claim]:
    made: list[Claim] = []
    for given in case["claims"]:
        values = dict(given)
        part_of = values.pop("part_of", None)
        said = build(**values)
        made.append(said if part_of is None else replace(said, subset_of=made[part_of].id))
    return made


def origins_of(claims: list[Claim]) -> dict[str, str]:
    return {said.id: str(said.sources[0].name) for said in claims}


@pytest.mark.parametrize(("case", "rule_set", "expected"), ROWS)
def test_the_worked_example_has_its_range(
    claim: Build, case: dict[str, Any], rule_set: str, expected: list[int | None]
) -> None:
    claims = claims_of(case, claim)
    found = total("killed", claims, origins_of(claims), rule_set)
    assert [found.low, found.best, found.high] == expected
    assert found.rule_set == rule_set
    assert found.derivation
    if "review" in case and rule_set == "literal":
        assert any(reason.startswith(case["review"]) for reason in found.needs_review)


def test_an_unknown_rule_set_names_those_there_are(claim: Build) -> None:
    with pytest.raises(UseError, match="acled, airwars, literal, ucdp"):
        total("killed", [claim(n=9)], {}, "oecd")


def test_a_claim_without_an_origin_is_an_error(claim: Build) -> None:
    with pytest.raises(UseError, match="no origin"):
        total("killed", [claim(n=9)], {})


def test_a_name_of_a_victim_never_stands_in_a_derivation(claim: Build) -> None:
    said = claim(n=None, words="people", names=["Ada Lind"])
    found = total("killed", [said], origins_of([said]))
    assert "Lind" not in str(found)
