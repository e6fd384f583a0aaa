"""Where an incident of MUC-4 may lie, on invented claims and places."""

from __future__ import annotations

from bench.muc import placing
from marsad.extract.places import gazetteer
from marsad.model import Claim, Mention, Quote, Where


def _where(name: str, code: str, id: str | None = None, precision: str = "town") -> Where:
    return Where(id, name, code, None, None, precision, name, None)


def _claim(where: Where | None, *rules: str) -> Claim:
    return Claim(
        id="", text="t", report="r", harm="killed", act="unknown", status="asserted", role="main",
        quote=Quote("body", 0, 4, "nuns"), where=where, rules=rules,
    )  # fmt: skip


def _mention(where: Where, category: str = "place") -> Mention:
    return Mention("places", 0, 4, where.words or "", "place.name", where, category)


PERU = _mention(_where("Peru", "PE", precision="country"))


def test_a_village_whose_namesake_is_in_a_country_that_is_not_named_lies_at_home() -> None:
    claim = _claim(_where("Santa Rosa", "EC"), "place.name")
    [at_home] = placing.settled([claim], [PERU], gazetteer.load())
    assert placing.country(at_home.where) == "PERU"
    ecuador = _mention(_where("Ecuador", "EC", precision="country"))
    [abroad] = placing.settled([claim], [PERU, PERU, ecuador], gazetteer.load())
    assert placing.country(abroad.where) == "ECUADOR"


def test_a_place_that_only_the_dateline_gives_is_where_the_report_was_written() -> None:
    lima = _where("Lima", "PE", "1")
    written = _claim(lima, "place.inherited", "place.dateline")
    carried = _claim(lima, "place.inherited")
    for claim in placing.settled([written, carried], [PERU], gazetteer.load()):
        assert not placing.OF_THE_REPORT.isdisjoint(claim.rules)
    told = _claim(lima, "place.name")
    found = placing.settled([written, carried, told], [PERU], gazetteer.load())
    assert placing.OF_THE_REPORT.isdisjoint(found[1].rules)


def test_a_report_is_about_the_country_that_it_names_most_often() -> None:
    assert placing.home([PERU]) == "PERU"
    assert placing.home([_mention(_where("Paris", "FR"))]) is None
