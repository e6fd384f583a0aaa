"""The gazetteer: what it finds, what lies in what, and what happens to its file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from marsad import lexicon
from marsad.extract.places import gazetteer, index
from marsad.extract.places.gazetteer import Gazetteer
from marsad.extract.places.rows import Row

ROWS = [
    Row("country:XX", "Examplia", "XX", "country", 10.0, 20.0, 5000, None),
    Row("gn:1", "North Examplia Governorate", "XX", "admin1", 10.5, 20.5, 900, "country:XX"),
    Row("gn:2", "Ar Rumaylah", "SY", "town", 11.0, 21.0, 800, "gn:1", ("PMS", "rmylh", "رميلة")),
    Row("own:plain", "The Plain", None, "country", 10.0, 20.0, 0, None, (), ("The Plain",)),
]


def small() -> bytes:
    return index.compiled(ROWS, {"gn:1": ("own:plain",)}, {"capitals": ["gn:2"], "version": "t"})


def test_a_compiled_file_finds_its_rows_by_every_form_of_a_name() -> None:
    tables = index.opened(memoryview(small()))
    for name_key in ("ar rumaylah", "al rumaylah", "rumaylah", "رميله"):
        assert [row for row, _ in index.posted(tables, name_key)] == [2]
    assert [row for row, _ in index.posted(tables, "north examplia")] == [1]


def test_airport_codes_and_transliterations_are_no_names() -> None:
    tables = index.opened(memoryview(small()))
    assert not list(index.posted(tables, "pms"))
    assert not list(index.posted(tables, "rmylh"))


def test_a_cut_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "places.index"
    path.write_bytes(small()[:-8])
    with pytest.raises(ValueError, match="not whole"):
        index.opened(memoryview(path.read_bytes()))
    assert gazetteer._mapped(path) is None
    path.write_bytes(small())
    assert gazetteer._mapped(path) is not None


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    gazetteer._kept(blocked / "places.index", memoryview(b"data"))
    assert os.listdir(tmp_path) == ["file"]


def test_the_cache_is_where_the_user_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_CACHE", str(tmp_path))
    assert gazetteer._folder() == tmp_path


def test_every_id_of_our_list_is_in_the_gazetteer_and_bears_its_name(places: Gazetteer) -> None:
    names = lexicon.load("en", "places")["names"]
    for item in names:
        entry = places.get(item["id"])
        assert entry is not None, item
        assert entry.name == item["name"]
        for spelling in (item["name"], *item.get("also", ())):
            assert item["id"] in {found.id for found in places.lookup(spelling)}, spelling
    assert len(names) + sum(len(item.get("also", ())) for item in names) > 150


def test_every_own_place_lies_where_it_says(places: Gazetteer) -> None:
    for item in lexicon.load("en", "places")["own"]:
        entry = places.get(item["id"])
        assert entry is not None
        for inner in item.get("contains", ()):
            assert places.contains(item["id"], inner), (item["id"], inner)
        outer = places.get(item["within"]) if "within" in item else None
        if "within" in item:
            assert outer is not None, item
            assert places.contains(item["within"], item["id"])
        if outer is not None and outer.precision == "town" and outer.lat is not None:
            assert abs(outer.lat - item["point"][0]) < 0.3, item


def test_every_country_of_our_list_is_found_by_its_names(places: Gazetteer) -> None:
    for iso, item in lexicon.load("en", "places_countries")["countries"].items():
        for name in (item["name"], *item.get("also", ())):
            assert f"country:{iso}" in {entry.id for entry in places.lookup(name)}, name


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Palmyra", "gn:163808"),
        ("تدمر", "gn:163808"),
        ("Харьков", "gn:706483"),
        ("el-Geneina", "gn:379303"),
        ("AL BAB", "gn:174018"),
        ("ar-Ramadi", "gn:98717"),
        ("Deir ez Zor", "gn:170794"),
        ("Burma", "country:MM"),
        ("U.S.", "country:US"),
    ],
)
def test_names_in_any_script_and_spelling_are_found(
    places: Gazetteer, name: str, place: str
) -> None:
    assert place in {entry.id for entry in places.lookup(name)}


def test_a_town_lies_in_its_units_the_smallest_first(places: Gazetteer) -> None:
    geneina = places.get("gn:379303")
    assert geneina is not None
    assert geneina.within[-3:] == ("gn:408658", "own:darfur", "country:SD")
    assert places.contains("country:SD", "gn:379303")
    assert not places.contains("country:SY", "gn:379303")
    assert not places.contains("country:SY", "gn:0")


def test_what_is_not_there_is_not_there(places: Gazetteer) -> None:
    assert places.lookup("Zzyzxqville") == ()
    assert places.lookup("") == ()
    assert places.get("gn:0") is None
    assert places.get("nonsense") is None
