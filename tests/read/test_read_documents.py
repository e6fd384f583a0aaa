"""JSON Lines documents and table rows: the body is the field, character for character."""

from __future__ import annotations

import json
from datetime import date

import pytest

from marsad.errors import ReadError

DOCUMENT = "application/x-marsad-document+json"


def test_the_body_is_the_text_field_unchanged(reading):
    words = "  Line one.\r\nLine two\u2028 – الخميس 😀.\n\n "
    text = reading(json.dumps({"id": "a", "text": words}).encode(), DOCUMENT)
    assert text.body == words
    (segment,) = text.segments
    assert (segment.start, segment.end, segment.locator) == (0, len(words), "json /text")


def test_stated_fields_are_the_documents_own_word(reading):
    data = {
        "id": "a", "title": "Shelling wounds seven", "text": "Seven were hurt.",
        "published": "2024-06-13T22:00:00Z", "outlet": "The Valley Courier", "lang": "en",
    }  # fmt: skip
    text = reading(json.dumps(data).encode(), DOCUMENT, published=date(2020, 1, 1), title="Other")
    assert (text.title, text.published) == ("Shelling wounds seven", date(2024, 6, 13))
    assert (text.outlet, text.language) == ("The Valley Courier", "en")
    assert set(text.basis.values()) == {"document"}


def test_null_fields_are_absent(reading):
    data = {"id": "a", "text": "Seven were hurt.", "title": None, "published": None, "lang": None}
    text = reading(json.dumps(data).encode(), DOCUMENT, published=date(2024, 6, 14))
    assert text.title is None
    assert (text.published, text.basis["published"]) == (date(2024, 6, 14), "given")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"[]", "not a JSON object"), (b"{", "not JSON"), (b"[" * 100_000, "not JSON"),
        (b'{"id": "a"}', "text"), (b'{"text": 7}', "text"), (b'{"text": ""}', "no text"),
        (b'{"text": " \\n"}', "no text"), (b'{"text": "a", "published": "31 February"}', "31 Feb"),
        (b'{"text": "a\\ud800"}', "surrogate"), (b'{"text": "a\\u0000"}', "zero characters"),
    ],
)  # fmt: skip
def test_a_document_that_cannot_be_read_is_named(reading, data, reason):
    with pytest.raises(ReadError, match=reason):
        reading(data, DOCUMENT)


def test_a_table_row_is_read_by_its_header(reading):
    data = (
        "\ufeffid,published,Text,outlet\r\n"
        'r1,2024-06-13,"He said ""no"",\r\nand\u2028left.",The Valley Courier'
    )
    text = reading(data.encode("utf-8"), "text/csv")
    assert text.body == 'He said "no",\r\nand\u2028left.'
    assert (text.published, text.outlet) == (date(2024, 6, 13), "The Valley Courier")
    assert text.segments[0].locator == "column text"


def test_a_cell_longer_than_the_csv_module_allows_by_itself_is_read(reading):
    words = "Seven people were wounded. " * 8_000
    assert reading(f"id,text\na,{words}".encode(), "text/csv").body == words


def test_cells_that_do_not_fit_the_header_are_an_error(reading):
    with pytest.raises(ReadError, match="cells"):
        reading(b"id,text\na,b,c", "text/csv")


def test_an_unknown_form_is_named(reading):
    with pytest.raises(ReadError, match="image/png"):
        reading(b"x", "image/png")
