"""Tables: each row a report with the header and exactly its bytes."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.intake import Given
from marsad.intake.media import TABLE
from marsad.intake.origin import Origin
from marsad.intake.table import reports
from marsad.model import Report

HEADER = b"\xef\xbb\xbfid,Title,text,published\r\n"
FIRST = b'a,"Shelling, again","He said ""no"",\r\nand left.",2024-06-13'
SECOND = "b,,None were named – الخميس.,".encode()


def rows(data: bytes):
    return list(reports(io.BytesIO(data), Origin("/t.csv", "t.csv", Given())))


def test_each_row_is_a_report_with_the_header_and_exactly_its_bytes(taken, tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(HEADER + FIRST + b"\r\n\r\n" + SECOND + b"\r\n")
    first, second = taken(path)
    assert (first.data, second.data) == (HEADER + FIRST, HEADER + SECOND)
    assert (first.address, first.document) == (f"{path}#a", "a")
    assert first.media_type == TABLE


def test_a_row_appended_later_changes_no_row_before_it():
    before = rows(HEADER + FIRST)
    after = rows(HEADER + FIRST + b"\r\n" + SECOND)
    assert after[0].id == before[0].id


def test_a_bad_row_is_named_by_line_and_column_and_the_others_go_on():
    bad = b'c,x,"Two\nlines",31 February\n'
    first, failure, second = rows(HEADER + FIRST + b"\n" + bad + SECOND)
    assert failure.address == "/t.csv#c"
    assert failure.message == "line 4, published: “31 February” is not a date"
    assert (first.document, second.document) == ("a", "b")


def test_a_cell_may_be_longer_than_the_csv_module_allows_by_itself():
    limit = csv.field_size_limit()
    (report,) = rows(b"id,text\na," + b"Seven were wounded. " * 10_000)
    assert len(report.data) > limit
    assert csv.field_size_limit() == limit


def test_a_row_without_end_ends_the_table_with_a_failure(monkeypatch):
    monkeypatch.setattr("marsad.intake.table.ROW_LIMIT", 1_000)
    first, failure = rows(b'id,text\na,Seven.\nb,"' + b"not closed\n" * 500)
    assert first.document == "a"
    assert "quotation mark is not closed" in failure.message


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


@given(cells=st.lists(st.tuples(CELL, CELL), max_size=6), bom=st.booleans())
@settings(deadline=None)
def test_cells_come_back_as_they_were_written(cells, bom):
    table = io.StringIO(newline="")
    writer = csv.writer(table, quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "text", "title"])
    for number, (text, title) in enumerate(cells):
        writer.writerow([f"n{number}", text, title])
    data = table.getvalue().encode("utf-8-sig" if bom else "utf-8")
    found = [each for each in rows(data) if isinstance(each, Report)]
    assert len(found) == len(cells)
    for report, (text, title) in zip(found, cells, strict=True):
        lines = io.StringIO(report.data.decode("utf-8-sig"), newline="")
        assert list(csv.reader(lines))[1][1:] == [text, title]
