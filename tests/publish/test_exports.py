"""CSV, JSON Lines and GeoJSON: complete, safe to open, and never over somebody else's files."""

from __future__ import annotations

import csv as tables_of_text
import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import claim, empty, figure, full, incident, provenance, record

from marsad.codec import from_json
from marsad.errors import StoreError, UseError
from marsad.ids import sha256
from marsad.model import Claim, Incident, Tally
from marsad.publish import Provenance, csv, geojson, jsonl, protect
from marsad.publish.columns import CLAIMS, COUNTS, INCIDENTS, TALLIES
from marsad.publish.write import _cell


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(tables_of_text.DictReader(file))


def lines(path: Path) -> list[dict[str, object]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_csv_has_every_incident_count_claim_and_tally_under_documented_columns(
    tmp_path: Path,
) -> None:
    made = protect(full())
    csv(made, tmp_path / "out")
    documented = json.loads((tmp_path / "out" / "about.json").read_text("utf-8"))["columns"]
    for name, columns, number in (
        ("incidents.csv", INCIDENTS, 12),
        ("counts.csv", COUNTS, 13),
        ("claims.csv", CLAIMS, 16),
        ("tallies.csv", TALLIES, 1),
    ):
        found = rows(tmp_path / "out" / name)
        assert len(found) == number
        assert list(found[0]) == list(columns) == list(documented[name])


def test_an_unbounded_or_unknown_number_is_an_empty_cell_never_nought(tmp_path: Path) -> None:
    csv(protect(full()), tmp_path / "out")
    first = rows(tmp_path / "out" / "incidents.csv")[0]
    assert (first["killed_low"], first["killed_high"], first["injured_low"]) == ("26", "", "")


@settings(max_examples=200, deadline=None)
@given(
    lead=st.sampled_from(["", " ", "\n", "\x00", "  \n "]),
    sign=st.sampled_from(list("=+-@\t\r＝＋－＠")),
    rest=st.text(max_size=20),
)
def test_no_text_cell_can_begin_a_formula(lead: str, sign: str, rest: str) -> None:
    cell = _cell(lead + sign + rest)
    assert isinstance(cell, str)
    assert cell.startswith("'")


def test_a_negative_coordinate_stays_a_number() -> None:
    assert _cell(-33.9) == -33.9


def test_a_hostile_title_does_not_become_a_formula(tmp_path: Path) -> None:
    title = '=HYPERLINK("http://wire.example";"open")'
    one = claim("t-1", "Forty were hurt.", "injured")
    made = record([incident(one)], [one], provenance={"t-1": provenance("t-1", title=title)})
    csv(protect(made), tmp_path / "out")
    assert rows(tmp_path / "out" / "claims.csv")[0]["title"] == "'" + title


def test_json_lines_read_back_as_the_same_nouns(tmp_path: Path) -> None:
    made = protect(full())
    out = jsonl(made, tmp_path / "out")
    read = [from_json(Claim, item) for item in lines(out / "claims.jsonl")]
    assert {item.id: item for item in read} == dict(made.record.claims)
    assert (
        tuple(from_json(Incident, item) for item in lines(out / "incidents.jsonl"))
        == made.record.incidents
    )
    assert (
        tuple(from_json(Tally, item) for item in lines(out / "tallies.jsonl"))
        == made.record.tallies
    )
    reports = [from_json(Provenance, item) for item in lines(out / "reports.jsonl")]
    assert {item.text: item for item in reports} == dict(made.record.provenance)


def test_a_line_says_what_was_withheld_from_it(tmp_path: Path) -> None:
    out = jsonl(protect(full()), tmp_path / "out")
    marked = [item["withheld"] for item in lines(out / "claims.jsonl") if item["withheld"]]
    assert ["ages", "exact place", "quotation"] in marked


def test_broken_characters_leave_valid_files(tmp_path: Path) -> None:
    one = claim("t-1", "Forty were \udce9 hurt.", "injured", count=figure(40, 40))
    made = protect(record([incident(one)], [one]))
    for write in (csv, jsonl, geojson):
        write(made, tmp_path / write.__name__)
        for path in (tmp_path / write.__name__).iterdir():
            path.read_bytes().decode("utf-8")
    assert lines(tmp_path / "jsonl" / "claims.jsonl")[0]["quote"]["text"] == one.quote.text  # type: ignore[index]


def test_geojson_puts_longitude_first_and_draws_no_protected_or_unknown_place(
    tmp_path: Path,
) -> None:
    made = full()
    out = geojson(protect(made), tmp_path / "out")
    content = json.loads((out / "incidents.geojson").read_text("utf-8"))
    assert content["type"] == "FeatureCollection"
    features = {item["id"]: item for item in content["features"]}
    assert len(features) == 12
    first = features[made.incidents[0].id]
    assert first["geometry"] == {"type": "Point", "coordinates": [38.2855, 34.5566]}
    assert first["properties"]["precision"] == "site"
    assert first["properties"]["uncertainty"] == (
        "The point stands for the town; the incident is placed to a named site."
    )
    undrawn = [item for item in features.values() if item["geometry"] is None]
    assert sorted(item["properties"]["uncertainty"] for item in undrawn) == [
        "No point: the exact place is withheld to protect people.",
        "No point: the exact place is withheld to protect people.",
        "No point: the place is unknown.",
    ]


def test_every_export_says_what_it_is_and_what_it_withheld(tmp_path: Path) -> None:
    for write in (csv, jsonl, geojson):
        out = write(protect(full()), tmp_path / write.__name__)
        about = json.loads((out / "about.json").read_text("utf-8"))
        assert about["ledger_head"] == "ab" * 32
        assert about["rule_set"] == "literal"
        assert "do not show the full scale" in about["scale"]
        assert {"kind", "number", "why"} == set(about["withheld"][0])
        for name, item in about["files"].items():
            assert sha256((out / name).read_bytes()) == item["sha256"]
        readme = (out / "README.txt").read_text("utf-8")
        assert "1: names of victims" in readme


def test_an_empty_record_exports_headers_and_no_rows(tmp_path: Path) -> None:
    csv(protect(empty()), tmp_path / "csv")
    assert rows(tmp_path / "csv" / "incidents.csv") == []
    out = geojson(protect(empty()), tmp_path / "geojson")
    assert json.loads((out / "incidents.geojson").read_text("utf-8"))["features"] == []


def test_the_same_record_gives_the_same_bytes_and_may_be_exported_again(tmp_path: Path) -> None:
    out = csv(protect(full()), tmp_path / "out")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    csv(protect(full()), out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    csv(protect(empty()), out)
    assert rows(out / "incidents.csv") == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def test_files_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    out = csv(protect(full()), tmp_path / "out")
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UseError, match=r"notes\.txt"):
        csv(protect(full()), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_added_file_an_edited_file_and_another_format_are_refused(tmp_path: Path) -> None:
    made = protect(full())
    out = csv(made, tmp_path / "out")
    with pytest.raises(UseError):
        jsonl(made, out)
    (out / "notes.txt").write_text("mine")
    with pytest.raises(UseError, match=r"notes\.txt"):
        csv(made, out)
    (out / "notes.txt").unlink()
    with (out / "claims.csv").open("a") as file:
        file.write("a correction\n")
    with pytest.raises(UseError, match="changed"):
        csv(made, out)


def test_somebody_elses_about_json_alone_is_refused(tmp_path: Path) -> None:
    (tmp_path / "about.json").write_text("{}")
    with pytest.raises(UseError, match=r"about\.json"):
        csv(protect(full()), tmp_path)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(UseError, match="is a file"):
        csv(protect(full()), tmp_path / "out")


def test_a_place_that_cannot_be_written_gives_a_named_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError):
        csv(protect(empty()), tmp_path / "file" / "out")


def test_claims_of_another_store_without_provenance_are_still_exported(tmp_path: Path) -> None:
    one = claim("t-1", "Forty were hurt.", "injured")
    made = replace(record([incident(one)], [one]), provenance={})
    csv(protect(made), tmp_path / "out")
    found = rows(tmp_path / "out" / "claims.csv")[0]
    assert (found["report"], found["evidence"]) == ("t-1", "")
