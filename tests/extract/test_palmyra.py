"""The article on Palmyra, where it is at hand: what must come out of it, and what must not.

No sentence of it stands here, and no name of a person: numbers, places, dates and statuses only.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from expected import text_of

from marsad import extract
from marsad.extract.models import Models
from marsad.model import Claim

_FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "palmyra"
pytestmark = pytest.mark.skipif(
    not _FOLDER.joinpath("article.txt").is_file(),
    reason="the article is not part of the repository: ../shared/data/palmyra is not here",
)


@pytest.fixture(scope="module")
def claims(models: Models) -> tuple[Claim, ...]:
    about = json.loads(_FOLDER.joinpath("about.json").read_text("utf-8"))
    title, body = _FOLDER.joinpath("article.txt").read_text("utf-8").split("\n", 1)
    text = text_of(body, title, date.fromisoformat(about["published"]))
    read = extract.claims(replace(text, outlet=about["outlet"]), models)
    parts = {"title": title, "body": body}
    assert all(
        parts[q.part][q.start : q.end] == q.text for c in read for q in (c.quote, *c.restated)
    )
    return read


def _of(claims: tuple[Claim, ...], harm: str, role: str | None = None) -> list[Claim]:
    return [c for c in claims if c.harm == harm and role in {None, c.role}]


def _low(claim: Claim) -> int | None:
    return None if claim.count is None else claim.count.low


def _names(claim: Claim) -> str:
    return " ".join(f"{actor.name} {actor.words}" for actor in claim.actors).casefold()


def _by_the_group(claim: Claim) -> bool:
    return "isis" in _names(claim) or "islamic state" in _names(claim)


def test_the_execution_of_more_than_25_soldiers_is_one_claim(claims: tuple[Claim, ...]) -> None:
    (claim,) = _of(claims, "killed", "main")
    assert (claim.act, claim.status) == ("execution", "asserted")
    assert claim.count is not None
    assert (claim.count.low, claim.count.high, claim.count.unit) == (26, None, "persons")
    assert claim.victims is not None
    assert claim.victims.kind == "military"
    assert _by_the_group(claim)


def test_the_title_that_says_25_is_a_second_quotation_of_it(claims: tuple[Claim, ...]) -> None:
    (claim,) = _of(claims, "killed", "main")
    assert any(quote.part == "title" and "25" in quote.text for quote in claim.restated)


def test_the_execution_has_its_site_its_days_and_its_origin(claims: tuple[Claim, ...]) -> None:
    (claim,) = _of(claims, "killed", "main")
    assert claim.where is not None
    assert claim.where.country == "SY"
    assert claim.where.name in {"Palmyra", "Tadmur"}
    assert "amphithea" in (claim.where.site or "").casefold()
    assert claim.when is not None
    assert (claim.when.start, claim.when.end) == (date(2015, 5, 21), date(2015, 5, 31))
    assert "Observatory" in (claim.sources[0].name or "")
    assert claim.sources[0].kind == "ngo"
    assert claim.sources[-1].name == claim.outlet


def test_children_of_12_to_13_are_used_by_the_group(claims: tuple[Claim, ...]) -> None:
    used = [c for c in _of(claims, "used", "main") if c.status == "asserted"]
    assert len(used) == 1
    (claim,) = used
    assert claim.victims is not None
    assert claim.victims.age_group == "child"
    assert {12, 13} <= set(claim.victims.ages)
    assert claim.act == "execution"
    assert _by_the_group(claim)


def test_more_than_200_killings_are_a_running_total(claims: tuple[Claim, ...]) -> None:
    (total,) = [c for c in _of(claims, "killed", "aggregate") if _low(c) == 201]
    assert total.where is not None
    assert total.where.name in {"Palmyra", "Tadmur"}
    parts = [c for c in claims if c.subset_of == total.id]
    assert all(c.victims is not None and c.victims.kind == "civilian" for c in parts)
    civilians = [*parts, total]
    assert any(c.victims is not None and c.victims.kind == "civilian" for c in civilians)


def test_six_objects_are_said_destroyed_by_the_group_itself(claims: tuple[Claim, ...]) -> None:
    (claim,) = [c for c in _of(claims, "destroyed") if _low(c) == 6]
    assert (claim.target, claim.status) == ("heritage", "asserted")
    assert claim.count is not None
    assert (claim.count.high, claim.count.unit) == (6, "objects")
    assert claim.sources[0].name is not None
    assert claim.sources[0].kind == "armed_group"
    assert claim.when is not None
    assert claim.when.end == date(2015, 7, 2)
    assert claim.where is not None
    assert claim.where.country == "SY"


def test_500_children_are_abducted_from_two_provinces(claims: tuple[Claim, ...]) -> None:
    (claim,) = [c for c in _of(claims, "abducted") if _low(c) == 500]
    assert claim.count is not None
    assert claim.count.high is None
    assert claim.victims is not None
    assert claim.victims.age_group == "child"
    assert claim.where is not None
    assert claim.where.country == "IQ"
    assert {"Anbar", "Diyala"} <= set((claim.where.words or "").replace(",", " ").split())
    assert claim.sources[0].kind == "government"


def test_more_than_400_children_are_recruited_in_a_stated_period(
    claims: tuple[Claim, ...],
) -> None:
    (claim,) = [c for c in _of(claims, "recruited") if _low(c) == 401]
    assert claim.role == "aggregate"
    assert claim.when is not None
    assert (claim.when.start, claim.when.end) == (date(2015, 1, 1), date(2015, 3, 23))
    assert claim.where is not None
    assert claim.where.country == "SY"
    assert "Observatory" in (claim.sources[0].name or "")


def test_the_capture_of_the_city_is_context(claims: tuple[Claim, ...]) -> None:
    (claim,) = [c for c in claims if c.act == "capture_of_place"]
    assert (claim.harm, claim.count) == ("none", None)
    assert claim.when is not None
    assert (claim.when.start, claim.when.end) == (date(2015, 5, 1), date(2015, 5, 31))


def test_no_total_and_no_habit_is_told_as_an_incident(claims: tuple[Claim, ...]) -> None:
    people = [c for c in claims if c.role == "main" and c.harm not in {"none", "destroyed"}]
    assert sorted(c.harm for c in people if _low(c) != 500) == ["killed", "used"]


def test_no_event_stands_in_a_seat_of_somebody_who_speaks(claims: tuple[Claim, ...]) -> None:
    countries = {c.where.country for c in claims if c.where is not None}
    assert countries <= {"SY", "IQ"}


def test_ages_and_years_are_not_counts_of_people(claims: tuple[Claim, ...]) -> None:
    bounds = {b for c in claims if c.count is not None for b in (c.count.low, c.count.high)}
    assert not bounds & {12, 13, 2000, 2001}


def test_no_child_stands_as_an_actor(claims: tuple[Claim, ...]) -> None:
    assert not any("child" in _names(c) for c in claims)
    assert all(c.actors and _by_the_group(c) for c in _of(claims, "used", "main"))
