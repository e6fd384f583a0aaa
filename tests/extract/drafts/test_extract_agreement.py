"""When two slots of one report can be one, and what kind a source is by its words."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.extract import counts, voices
from marsad.extract.drafts import agreement
from marsad.extract.frames.frame import Party
from marsad.model import Figure, When, Where


def _figure(words: str) -> Figure:
    value = counts.mentions(words)[0].value
    assert isinstance(value, Figure)
    return value


def _when(start: int | None, end: int | None) -> When:
    days = [None if day is None else date(2022, 9, day) for day in (start, end)]
    return When(days[0], days[1], None, "day", "stated")


def _where(id: str, within: tuple[str, ...] = (), precision: str = "town") -> Where:
    return Where(id, id, "SY", None, None, precision, id, None, within=within)


def _people(**slots: object) -> Party:
    party = {"head": 0, "start": 0, "end": 3, "words": "men", "sort": "person", "kind": "unknown"}
    return Party(**{**party, **slots})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("25 soldiers", "25 soldiers", True),
        ("25 soldiers", "more than 25 soldiers", True),
        ("over twenty people", "twenty people", True),
        ("at least 12 people", "12 people", True),
        ("at least 12 people", "at least 12 people", True),
        ("dozens of people", "at least 31 people", True),
        ("about 40 people", "42 people", True),
        ("12 people", "14 people", False),
        ("at least 12 people", "at least 14 people", False),
        ("about 40 people", "60 people", False),
        ("more than 25 soldiers", "26 soldiers", False),
    ],
)
def test_figures_agree_if_they_name_one_number_or_one_is_vague(
    one: str, other: str, agree: bool
) -> None:
    assert agreement.figures(_figure(one), _figure(other)) is agree
    assert agreement.figures(_figure(other), _figure(one)) is agree
    assert agreement.figures(_figure(one), None)
    assert agreement.figures(None, None)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (_when(1, 3), _when(3, 5), True),
        (_when(1, 2), _when(3, 5), False),
        (_when(None, 14), _when(3, 3), True),
        (_when(None, 2), _when(3, 3), False),
        (None, _when(3, 3), True),
    ],
)
def test_dates_agree_if_they_overlap(one: When | None, other: When | None, agree: bool) -> None:
    assert agreement.dates(one, other) is agree
    assert agreement.dates(other, one) is agree


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (_where("gn:1"), _where("gn:1"), True),
        (_where("gn:1", ("gn:9",)), _where("gn:9", (), "admin1"), True),
        (_where("gn:1", ("gn:9",)), _where("gn:2", ("gn:9",)), False),
        (_where("gn:1"), _where("country:SY", (), "country"), True),
        (None, _where("gn:1"), True),
    ],
)
def test_places_agree_if_one_holds_the_other(
    one: Where | None, other: Where | None, agree: bool
) -> None:
    assert agreement.places(one, other) is agree
    assert agreement.places(other, one) is agree


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (_people(), _people(kind="military"), True),
        (_people(kind="police"), _people(kind="military"), False),
        (_people(kind="civilian"), _people(kind="journalist"), True),
        (_people(sex="male"), _people(sex="female"), False),
        (_people(names=("Omar Talib",)), _people(names=("Talib",)), True),
        (_people(names=("Omar Talib",)), _people(names=("Omar Nasser",)), False),
        (_people(sort="object", kind="school"), _people(sort="object", kind="school"), True),
        (_people(sort="object", kind="school"), _people(sort="object", kind="home"), False),
        (_people(), _people(sort="object", kind="home"), False),
        (_people(), None, True),
    ],
)
def test_people_agree_if_nothing_known_of_them_clashes(
    one: Party, other: Party | None, agree: bool
) -> None:
    assert agreement.people(one, other) is agree
    assert agreement.people(other, one) is agree


def test_groups_that_are_named_and_differ_do_not_agree() -> None:
    front = _people(sort="organisation", words="the Dune Front")
    brigade = _people(sort="organisation", words="the Amber Brigade")
    assert not agreement.actors((front,), (brigade,))
    assert agreement.actors((front,), (front,))
    assert agreement.actors((front,), ())
    assert agreement.actors((front,), (_people(words="gunmen"),))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Northern Rights Monitor", "ngo"),
        ("Syrian Observatory for Human Rights", "ngo"),
        ("the Red Cross", "ngo"),
        ("UN mission", "un"),
        ("UNICEF", "un"),
        ("health officials", "medical"),
        ("a hospital director", "medical"),
        ("the army", "military"),
        ("a defence ministry spokesman", "military"),
        ("police", "police"),
        ("Iraqi authorities", "government"),
        ("the mayor", "government"),
        ("a neighbour", "witness"),
        ("two residents", "witness"),
        ("his mother", "relative"),
        ("Harbour Times", "media"),
        ("state media", "media"),
        ("the Islamic State", "armed_group"),
        ("Red Banner Front", "armed_group"),
        ("rebels", "armed_group"),
        ("someone", "unknown"),
        ("a passenger", "unknown"),
    ],
)
def test_the_words_for_a_source_tell_its_kind(words: str, kind: str) -> None:
    assert voices.source_kind(words) == kind


def test_an_article_is_not_part_of_a_name() -> None:
    assert voices.without_article("the Dune Front") == "Dune Front"
    assert voices.without_article("Theatre Group") == "Theatre Group"
