"""The map zooms to the incidents, keeps borders whole and shows no protected place."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import days, empty, full

from marsad.publish import protect
from marsad.publish.borders import Extent, features, labels
from marsad.publish.charts import pictures
from marsad.publish.paint import newest_first
from marsad.publish.sheet import sheet, sides

_POINT = st.tuples(st.floats(-179, 179), st.floats(-60, 70))


@settings(max_examples=100, deadline=None)
@given(points=st.lists(_POINT, min_size=1, max_size=12))
def test_every_point_is_drawn_on_the_sheet(points: list[tuple[float, float]]) -> None:
    made = sheet(points, 900, 430)
    across = max(x for x, _ in points) - min(x for x, _ in points)
    if across < 300:  # beyond, the map is the whole world and its edge may cut the poles
        for point in points:
            x, _ = made.pixel(point)
            assert -1 <= x <= 901


def test_one_place_is_shown_with_the_country_around_it() -> None:
    made = sheet([(38.3, 34.6)], 900, 430)
    assert made.extent.east - made.extent.west == pytest.approx(9.0)
    assert made.pixel((38.3, 34.6)) == pytest.approx((450, 215))


def test_a_region_shows_its_own_countries_and_names_no_disputed_area() -> None:
    shown = {item["properties"]["name"] for item in features(Extent(34, 31, 48, 38))}
    assert {"Syria", "Iraq", "Jordan", "Lebanon"} <= shown
    assert "Brazil" not in shown
    assert "N. Cyprus" not in shown
    assert None in shown
    named = {item["name"] for item in labels(Extent(34, 31, 48, 38))}
    assert {"Syria", "Iraq"} <= named


def test_borders_are_closed_rings_and_light() -> None:
    found = features(Extent(-180, -58, 180, 78))
    rings = [
        ring for item in found for polygon in item["geometry"]["coordinates"] for ring in polygon
    ]
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in rings)
    assert len(json.dumps(found)) < 400_000


def test_labels_do_not_cover_each_other() -> None:
    made = sheet([(38.0, 34.0), (38.01, 34.0), (40.0, 36.0)], 900, 430)
    names = [("Here", (38.0, 34.0)), ("There", (38.01, 34.0)), ("Far", (40.0, 36.0))]
    assert sides(names, made)[:2] in (["left", "right"], ["left", "none"], ["none", "right"])
    assert sides(names, made)[2] == "right"


def test_pictures_show_places_and_lead_into_the_page_only() -> None:
    drawn = pictures(protect(full()))
    for size in ("wide", "narrow"):
        svg = drawn[size].svg
        assert "Palmyra (2)" in svg
        assert "Raqqa" not in svg.replace("Raqqa Governorate", "")  # boys were recruited there
        assert "Mayadin" not in svg
        assert "http" not in svg.replace("http://www.w3.org/", "")
        assert 'href="#i-' in svg


def test_nothing_to_draw_gives_no_picture() -> None:
    assert pictures(protect(empty())) == {}
    bare = [replace(item, where=None, when=None) for item in full().incidents]
    assert pictures(protect(replace(full(), incidents=tuple(bare)))) == {}


def test_only_dates_or_only_places_still_give_a_picture() -> None:
    made = full()
    dated = [replace(item, where=None) for item in made.incidents[:2]]
    placed = [replace(item, when=None) for item in made.incidents[:2]]
    for incidents in (dated, placed):
        assert set(pictures(protect(replace(made, incidents=tuple(incidents))))) == {
            "wide", "narrow",
        }  # fmt: skip


def test_newest_stand_first_and_undated_last() -> None:
    made = full().incidents
    whens = (days("2015-05-01"), None, days("2016-01-01"), days("2015-05-01", "2015-06-01"))
    incidents = [replace(item, when=when) for item, when in zip(made, whens, strict=False)]
    ends = [
        item.when.end.isoformat() if item.when and item.when.end else ""
        for item in newest_first(incidents)
    ]
    assert ends == ["2016-01-01", "2015-06-01", "2015-05-01", ""]
    assert newest_first(incidents[::-1]) == newest_first(incidents)
