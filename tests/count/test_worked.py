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
from marsad.model import Actor, Claim, Span

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


def test_those_of_the_shot_who_died_are_counted_once_among_the_killed(claim: Build) -> None:
    shot = claim(n=4, words="four", harm="injured")
    dead = replace(claim(n=1, words="one of them", at=60), subset_of=shot.id)
    origins = origins_of([shot, dead])
    injured, killed = (total(harm, [shot, dead], origins) for harm in ("injured", "killed"))
    assert (injured.low, injured.best, injured.high) == (3, 3, 3)
    assert (killed.low, killed.best, killed.high) == (1, 1, 1)
    assert any("less 1 who died" in line.reason for line in injured.derivation)


def test_at_least_four_shot_of_whom_two_died_are_at_least_two_injured(claim: Build) -> None:
    shot = claim(n=[4, None], words="at least four", harm="injured")
    dead = replace(claim(n=[2, None], words="at least two", at=60), subset_of=shot.id)
    injured = total("injured", [shot, dead], origins_of([shot, dead]))
    assert (injured.low, injured.best, injured.high) == (2, 2, None)


def test_the_wounded_of_an_early_report_may_be_the_dead_of_a_later_one(claim: Build) -> None:
    shot = claim(n=2, words="two people", harm="injured")
    died = claim("t2", n=1, words="a man", day=13, source="Hospital")
    found = total("injured", [shot, died], origins_of([shot, died]))
    assert (found.low, found.best, found.high) == (1, 2, 2)
    assert "1: “two people”, of whom 1 may be the dead" in str(found.derivation)


def test_dead_told_beside_the_wounded_are_nobody_of_them(claim: Build) -> None:
    shot = claim(n=2, words="two people", harm="injured")
    dead = claim(n=1, words="a man", at=40)
    later = claim("t2", n=1, words="the man", day=13, source="Hospital")
    found = total("injured", [shot, dead, later], origins_of([shot, dead, later]))
    assert (found.low, found.best, found.high) == (2, 2, 2)


def test_dead_told_before_the_wounded_are_nobody_of_them(claim: Build) -> None:
    dead = claim(n=1, words="a man", day=11, source="Hospital")
    shot = claim("t2", n=2, words="two people", harm="injured")
    found = total("injured", [shot, dead], origins_of([shot, dead]))
    assert found.low == 2


@pytest.mark.parametrize("rule", ["trigger.shoot", "trigger.victims"])
def test_the_dead_of_a_report_may_be_among_those_it_only_calls_shot(
    claim: Build, rule: str
) -> None:
    shot = claim(n=5, words="five people", harm="injured", rules=(rule,))
    dead = claim(n=1, words="one man", at=40)
    found = total("injured", [shot, dead], origins_of([shot, dead]))
    assert (found.low, found.best, found.high) == (4, 4, 5)
    assert "4: “five people, of whom 1 may have died”" in str(found.derivation)


def test_who_was_shot_and_died_raises_no_bound_by_being_named(claim: Build) -> None:
    shot = claim(n=1, harm="injured", rules=("trigger.shoot",), names=["Ada Lind"])
    dead = claim(n=1, words="the woman", at=40)
    found = total("injured", [shot, dead], origins_of([shot, dead]))
    assert (found.low, found.best, found.high) == (0, 0, 1)


def test_who_shot_the_others_and_died_is_not_among_the_shot(claim: Build) -> None:
    shot = claim(n=4, words="four", harm="injured", rules=("trigger.shoot",))
    gunman = Actor("Ivo Bek", "Ivo Bek", None, "unknown")
    shot = replace(shot, actors=(gunman,))
    dead = claim(n=1, words="Ivo Bek", at=40, names=["Ivo Bek"])
    found = total("injured", [shot, dead], origins_of([shot, dead]))
    assert (found.low, found.best, found.high) == (4, 4, 4)


def test_a_man_told_as_background_is_not_among_the_shot(claim: Build) -> None:
    shot = claim(n=4, words="four", harm="injured", rules=("trigger.shoot",))
    dead = replace(claim(n=1, words="a man", at=40), role="background")
    found = total("injured", [shot, dead], origins_of([shot, dead]))
    assert (found.low, found.best, found.high) == (4, 4, 4)


def test_of_two_numbers_of_wounded_the_first_told_is_best_and_of_dead_the_highest(
    claim: Build,
) -> None:
    for harm, best in (("injured", 3), ("killed", 5)):
        said = [claim(n=3, harm=harm, words="three"), claim(n=5, harm=harm, words="five", at=90)]
        assert total(harm, said, origins_of(said)).best == best


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("five people", ("trigger.wound",)),
        ("five people", ("trigger.shoot", "trigger.wound")),
        ("five others", ("trigger.shoot",)),
    ],
)
def test_the_wounded_and_the_others_are_none_of_the_dead(
    claim: Build, words: str, rules: tuple[str, ...]
) -> None:
    hurt = claim(n=5, words=words, harm="injured", rules=rules)
    dead = claim(n=1, words="one man", at=40)
    assert total("injured", [hurt, dead], origins_of([hurt, dead])).low == 5


def test_who_killed_others_and_then_himself_is_one_more(claim: Build) -> None:
    doer = Actor("a father", "A father", Span("body", 0, 8), "unknown")
    sons = claim(n=2, words="two sons", at=30, actors=(doer,))
    himself = claim(n=1, words="A father", actors=(doer,))
    found = total("killed", [sons, himself], origins_of([sons, himself]))
    assert (found.low, found.best, found.high) == (3, 3, 3)


def test_groups_of_stated_ages_in_one_breath_are_added(claim: Build) -> None:
    children = claim(n=2, words="two children", age_group="child")
    father = claim(n=1, words="the father", age_group="adult", sex="male", at=60)
    found = total("killed", [children, father], origins_of([children, father]))
    assert (found.low, found.best, found.high) == (3, 3, 3)
