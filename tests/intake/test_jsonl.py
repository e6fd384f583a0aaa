"""JSON Lines: each line a report with exactly its bytes; a bad line stops nothing."""

from __future__ import annotations

import gzip
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.intake import Given, take_bytes
from marsad.intake.media import DOCUMENT
from marsad.model import Failure, Report

FIRST = '{"id": "a", "text":  "Seven were wounded – الخميس." , "lang": null}'.encode()
SECOND = b'{"text": "None were named.", "id": "b#1", "published": "2024-06-13T10:00:00Z", "x": 1}'


def test_each_line_is_a_report_with_exactly_its_bytes(taken, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + FIRST + b"\r\n\n" + SECOND)
    first, second = taken(path)
    assert (first.data, second.data) == (FIRST, SECOND)
    assert (first.document, second.document) == ("a", "b#1")
    assert (first.address, second.address) == (f"{path}#a", f"{path}#b#1")
    assert first.media_type == second.media_type == DOCUMENT


def test_packed_lines_are_the_same_documents(taken, tmp_path):
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress(FIRST + b"\n") + gzip.compress(SECOND + b"\n"))
    assert [report.data for report in taken(path)] == [FIRST, SECOND]


def test_a_bad_line_is_named_by_file_line_and_field_and_the_others_go_on(taken, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"\n".join([FIRST, b'{"id": "c", "text": 7}', b"{", SECOND]))
    first, field, line, second = taken(path)
    assert (first.data, second.data) == (FIRST, SECOND)
    assert (field.address, field.error) == (f"{path}#c", "FormatError")
    assert field.message.startswith("line 2, text: ")
    assert line.address == f"{path}#line 3"


def test_the_same_line_again_is_taken_once_and_another_under_its_id_is_an_error(taken, tmp_path):
    path = tmp_path / "news.jsonl"
    other = b'{"id": "a", "text": "Other words."}'
    path.write_bytes(b"\n".join([FIRST, FIRST, other, SECOND]))
    first, twice, second = taken(path)
    assert (first.data, second.data) == (FIRST, SECOND)
    assert (twice.address, twice.error) == (f"{path}#line 3", "IntakeError")


def test_a_line_of_brackets_or_of_digits_is_no_document(taken, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"[" * 200_000 + b"\n" + b"9" * 6_000 + b"\n" + FIRST)
    outcomes = taken(path)
    assert [type(each) for each in outcomes] == [Failure, Failure, Report]


def test_what_the_operator_gave_goes_with_every_document():
    (report,) = take_bytes(FIRST, Given(outlet="The Valley Courier"))
    assert report.given_outlet == "The Valley Courier"


VALUES = st.none() | st.text(max_size=5) | st.integers() | st.lists(st.integers(), max_size=2)


@given(
    rows=st.lists(
        st.dictionaries(st.sampled_from(["id", "text", "title", "published", "lang"]), VALUES)
        | VALUES,
        max_size=8,
    )
)
@settings(deadline=None)
def test_every_line_is_a_report_or_a_failure_and_none_is_lost(rows):
    data = b"\n".join(json.dumps(row).encode() for row in rows)
    outcomes = list(take_bytes(b"{}\n" + data, Given()))
    reports = [each for each in outcomes if isinstance(each, Report)]
    distinct = {line for line in data.split(b"\n") if line.strip()}
    lost = distinct - {report.data for report in reports}
    failures = [each for each in outcomes if isinstance(each, Failure)]
    assert len(failures) >= len(lost) + 1 - (b"{}" in lost)
    assert len({report.document for report in reports}) == len(reports)
