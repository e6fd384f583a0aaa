"""What is a place, which place, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.extract.places import gazetteer, mentions, resolved, sites
from marsad.extract.places.gazetteer import Gazetteer
from marsad.model import Mention, Where


def one(text: str, words: str, places: Gazetteer, **hints: list[str]) -> Mention:
    """The only mention with these words."""
    found = [m for m in mentions(text, places, **hints) if m.words == words]
    assert len(found) == 1, (text, [(m.words, m.category) for m in mentions(text, places)])
    return found[0]


def value(mention: Mention) -> Where:
    assert isinstance(mention.value, Where)
    return mention.value


@pytest.mark.parametrize(
    ("text", "words", "name", "country", "precision"),
    [
        ("An airstrike hit a market in Idlib.", "Idlib", "Idlib", "SY", "town"),
        ("Prisoners were shot in Hama province.", "Hama", "Hama", "SY", "admin1"),
        ("A bomb went off in Tripoli, Lebanon.", "Tripoli", "Tripoli", "LB", "town"),
        ("Soldiers died near Palmyra.", "Palmyra", "Palmyra", "SY", "town"),
        ("A drone struck a ward in El Geneina.", "El Geneina", "El Geneina", "SD", "town"),
        ("Fighting went on in Kobani.", "Kobani", "Ayn al-Arab", "SY", "town"),
        ("Shops burned in al-Bab.", "al-Bab", "Al-Bab", "SY", "town"),
        ("Children left Iraq's Anbar.", "Anbar", "Anbar", "IQ", "admin1"),
        ("People fled across Darfur.", "Darfur", "Darfur", "SD", "admin1"),
        ("Shells hit the Syrian city of Homs.", "Homs", "Homs", "SY", "town"),
        ("The mayor of Gainesville, Fla., spoke.", "Gainesville", "Gainesville", "US", "town"),
        ("A fire in Reading, Pa., was put out.", "Reading", "Reading", "US", "town"),
        ("Rebels moved through Congo.", "Congo", None, "CD", "country"),
    ],
)
def test_a_name_is_the_place_its_words_say(
    places: Gazetteer, text: str, words: str, name: str | None, country: str, precision: str
) -> None:
    mention = one(text, words, places)
    assert mention.category == "place"
    where = value(mention)
    assert (where.country, where.precision, where.point) == (country, precision, precision)
    assert name in (None, where.name)


def test_a_unit_said_after_a_list_holds_for_the_whole_list(places: Gazetteer) -> None:
    text = "Children were taken from Iraq's Anbar and Diyala provinces."
    for words in ("Anbar", "Diyala"):
        where = value(one(text, words, places))
        assert (where.country, where.precision) == ("IQ", "admin1")


def test_congo_keeps_the_other_congo_as_an_alternative(places: Gazetteer) -> None:
    where = value(one("Rebels moved through Congo.", "Congo", places))
    assert "country:CG" in {other.id for other in where.alternatives}


def test_a_name_of_many_small_towns_is_left_open_with_alternatives(places: Gazetteer) -> None:
    where = value(one("The family lives in Springfield.", "Springfield", places))
    assert where.id is None
    assert where.precision is None
    assert where.lat is None
    assert where.name == "Springfield"
    assert len(where.alternatives) > 1


def test_the_document_decides_between_places_of_one_name(places: Gazetteer) -> None:
    lebanon = "Shots were fired in Tripoli. The army left Beirut and Sidon for the Bekaa Valley."
    libya = "Shots were fired in Tripoli. The militia left Misrata and Benghazi."
    assert value(one(lebanon, "Tripoli", places)).country == "LB"
    assert value(one(libya, "Tripoli", places)).country == "LY"


def test_a_hint_of_the_country_decides_too(places: Gazetteer) -> None:
    text = "Shots were fired in Tripoli."
    assert value(one(text, "Tripoli", places, country_hints=["LB"])).country == "LB"


@pytest.mark.parametrize(
    ("text", "words", "category"),
    [
        ("The Turkish film crew was inside.", "Turkish", "demonym"),
        ("He spoke for the New York-based Example Project.", "New York", "organisation"),
        ("She wrote to the New York Times.", "New York", "organisation"),
        ("He taught at the University of Goma.", "Goma", "organisation"),
        ("She works at the Bank of England.", "England", "organisation"),
        ("Damascus said the army had left.", "Damascus", "metonym"),
        ("The council and then Washington condemned it.", "Washington", "metonym"),
        ("Iran-backed fighters left the town.", "Iran", "metonym"),
        ("On Monday a man called Gareth England spoke.", "England", "person"),
        ("On Monday a man called Jordan Smith spoke.", "Jordan", "person"),
        ("The Syrian Rights Monitor in Coventry said shells fell.", "Coventry", "source_seat"),
        ("The Rights Monitor, based in London, reported it.", "London", "source_seat"),
        ("The wounded were taken to hospital in Amman.", "Amman", "destination"),
        ("Thousands fled to Turkey.", "Turkey", "destination"),
        ("They met refugees from Eritrea.", "Eritrea", "destination"),
        ("A blast at Baghdad International Airport killed two.", "Baghdad", "place"),
    ],
)
def test_a_name_that_is_no_place_of_an_event_says_what_it_is(
    places: Gazetteer, text: str, words: str, category: str
) -> None:
    assert one(text, words, places).category == category


@pytest.mark.parametrize(
    "text",
    [
        "March was quiet. Police said so on Sunday in May. Reading helps.",
        "Of course. Mobile phones were lost, and nobody could say who had them.",
        "Let us go, he said.",
        "THEY TOLD US NOTHING ABOUT THE POLICE IN MARCH.",
        "ISIS and the UN said nothing.",
        "a man from paris and a woman from london",
    ],
)
def test_ordinary_words_are_no_places(places: Gazetteer, text: str) -> None:
    assert [m.words for m in mentions(text, places) if m.category == "place"] == []


def test_two_countries_side_by_side_are_a_list(places: Gazetteer) -> None:
    text = "Trade between Jordan, Lebanon and Syria stopped."
    for words, place in (("Jordan", "JO"), ("Lebanon", "LB"), ("Syria", "SY")):
        assert value(one(text, words, places)).id == f"country:{place}"


def test_a_distance_is_kept_in_kilometres(places: Gazetteer) -> None:
    mosul = value(one("They died 20 miles north of Mosul.", "Mosul", places))
    assert (mosul.relation, mosul.distance_km) == ("near", 32.19)
    goma = value(one("They died in a camp 30 km from Goma.", "Goma", places))
    assert (goma.relation, goma.distance_km) == ("near", 30.0)
    assert value(one("They died outside Tal Afar.", "Tal Afar", places)).relation == "outside"
    assert value(one("They died near Sinjar.", "Sinjar", places)).relation == "near"


def test_here_is_the_place_of_the_dateline(places: Gazetteer) -> None:
    text = "GOMA, Congo (June 13) - Rebels killed 13 people in a camp 30 km north of here."
    found = mentions(text, places)
    assert [m.category for m in found] == ["dateline", "dateline", "place"]
    here = value(found[2])
    assert (found[2].rule, here.name, here.country) == ("place.here", "Goma", "CD")
    assert (here.relation, here.distance_km) == ("near", 30.0)


def test_a_dateline_may_begin_with_blanks(places: Gazetteer) -> None:
    found = mentions("   GOMA, 13 June 2024 (Radio) -- Rebels killed 13 people.", places)
    assert [m.category for m in found] == ["dateline"]


@pytest.mark.parametrize("date", ["4 Nov 89", "Nov. 13", "Nov 13", "13 Nov"])
def test_a_month_or_an_agency_in_a_dateline_is_no_place(places: Gazetteer, date: str) -> None:
    found = mentions(f"GOMA, {date} (Radio Homs) -- Rebels killed 13 people.", places)
    assert [m.words for m in found if m.category in {"place", "dateline"}] == ["GOMA"]


def test_a_name_that_the_province_beside_it_does_not_have_is_a_site_there(
    places: Gazetteer,
) -> None:
    text = "They died in Goma, Idlib province. Goma was shelled again."
    for mention in mentions(text, places):
        where = value(mention)
        assert (where.name, where.country, where.precision) == ("Idlib", "SY", "admin1")
        assert where.site == ("Goma" if mention.words == "Goma" else None)
    assert value(one("They died in Goma, Idlib.", "Goma", places)).country == "CD"


def test_here_without_a_dateline_is_nothing(places: Gazetteer) -> None:
    assert mentions("They lived here for years.", places) == []


def test_a_text_in_capitals_keeps_its_places(places: Gazetteer) -> None:
    text = "GUNMEN KILL 12 IN MAIDUGURI MARKET, POLICE SAY. THE ATTACK WAS IN BORNO STATE."
    found = {m.words: value(m).country for m in mentions(text, places)}
    assert found == {"MAIDUGURI": "NG", "BORNO STATE": "NG"}


def test_given_spans_are_resolved_and_unknown_ones_are_none(places: Gazetteer) -> None:
    text = "Shells fell in Idlib and in Zzyzxqville."
    found = resolved(text, [(15, 20), (28, 39)], places)
    idlib = found[15, 20]
    assert idlib is not None
    assert idlib.country == "SY"
    assert found[28, 39] is None


def test_sites_are_seen_with_their_names_and_adjectives() -> None:
    text = (
        "They shot them in the city amphitheater, then in the Roman amphitheatre, hit "
        "a market in Idlib and struck Al-Noor hospital; a hospital worker fled."
    )
    found = [m.words for m in sites(text)]
    assert found == ["city amphitheater", "Roman amphitheatre", "market", "Al-Noor hospital"]


PIECES = st.sampled_from(
    "Paris Texas, Syria Iraq's Anbar and Homs province in near 30 km north of US Fla. St. Louis . "
    "said The Bank of England -based \n – ( ) Jordan Smith GOMA здесь تدمر al-Bab 'n’s".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40).map(" ".join))
def test_mentions_are_sorted_disjoint_and_quote_the_text(text: str) -> None:
    places = gazetteer.load()
    found = mentions(text, places)
    for before, after in pairwise(found):
        assert before.end <= after.start
    for mention in found:
        assert text[mention.start : mention.end] == mention.words
        if isinstance(mention.value, Where) and mention.value.id is None:
            assert mention.value.precision is None
            assert mention.value.lat is None
    assert mentions(text, places) == found


def test_ten_thousand_names_are_weighed_without_trouble(places: Gazetteer) -> None:
    text = "Fighting in " + " and in ".join(["Homs", "Springfield", "Paris", "Goma"] * 2500) + "."
    assert len(mentions(text, places)) == 10_000


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        (
            "Shelling hit Ma'arrat al-Nu'man on Friday.",
            "Ma'arrat al-Nu'man",
            "Maarat al-Numan",
            "SY",
        ),
        ("Two men died in Deir ez-Zor.", "Deir ez-Zor", "Deir Ezzor", "SY"),
        ("Two men died in Dayr al-Zawr governorate.", "Dayr al-Zawr", "Deir Ezzor", "SY"),
        ("Gunmen shot a guard in Tall ‘Afar.", "Tall ‘Afar", "Tal Afar", "IQ"),
        ("A mine went off near Al-Miqdadiyah.", "Al-Miqdadiyah", "Muqdadiyah", "IQ"),
        ("A strike hit the harbour of Mocha.", "Mocha", "Mocha", "YE"),
        ("Shells fell on Al Hudaydah Governorate.", "Al Hudaydah Governorate", "Hodeidah", "YE"),
        ("They were killed in the amphitheatre of Bosra al-Sham.", "Bosra al-Sham", "Bosra", "SY"),
        ("Guerrillas attacked a post in Medellín.", "Medellín", "Medellin", "CO"),
        ("Guerrillas attacked a post in MEDELLIN, Colombia.", "MEDELLIN", "Medellin", "CO"),
        ("A bomb exploded in San Miguel, El Salvador.", "San Miguel", "San Miguel", "SV"),
        ("A family died in Kharkiv Oblast.", "Kharkiv Oblast", "Kharkiv Oblast", "UA"),
        ("Houses burned in Aleppo City.", "Aleppo City", "Aleppo", "SY"),
        ("A Homs resident was detained.", "Homs", "Homs", "SY"),
        ("US forces left the base.", "US", "United States", "US"),
        ("The Chechen town was shelled.", "Chechen", "Chechnya", "RU"),
    ],
)
def test_names_of_war_reports_are_known_in_their_spellings(
    places: Gazetteer, text: str, words: str, name: str, country: str
) -> None:
    where = value(one(text, words, places))
    assert (where.name, where.country) == (name, country)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("According to Taylor, the men had left.", "Taylor"),
        ("Police spoke to Trent Polk on Monday.", "Trent"),
        ("The feast of St. Patrick's Day was quiet.", "St. Patrick"),
        ("The Islamic State of Iraq and Syria said so.", "Iraq"),
        ("Jabhat Fateh al-Sham denied it.", "al-Sham"),
        ("It was 04:00 Damascus time.", "Damascus"),
    ],
)
def test_people_feasts_groups_and_clocks_are_no_place(
    places: Gazetteer, text: str, words: str
) -> None:
    found = [m for m in mentions(text, places) if m.words == words]
    assert all(m.category != "place" for m in found)


def test_counties_of_a_state_are_not_one_county(places: Gazetteer) -> None:
    where = value(one("Work began in ten Ohio counties.", "Ohio", places))
    assert (where.country, where.precision) == ("US", "admin1")
