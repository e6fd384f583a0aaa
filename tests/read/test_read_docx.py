"""Word documents: paragraphs in order, titles, and archives that are not what they say."""

from __future__ import annotations

import io
import re
import struct
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from marsad.errors import ReadError
from marsad.read import word

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORDS = "Seven people were wounded."


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_paragraphs_and_cells_are_read_in_order_and_numbered(reading):
    document = docx.Document()
    document.core_properties.title = ""
    document.add_paragraph("First paragraph.")
    document.add_paragraph("")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "wounded", "7"
    document.add_paragraph(WORDS)
    text = reading(saved(document), WORD)
    assert text.body == f"First paragraph.\n\nwounded\n\n7\n\n{WORDS}"
    assert [each.locator for each in text.segments] == [
        "paragraph 1", "paragraph 3", "paragraph 4", "paragraph 5",
    ]  # fmt: skip
    assert text.title is None
    for segment in text.segments:
        assert segment.source_end == segment.end - segment.start


def test_a_first_paragraph_in_title_style_is_the_title_and_not_the_body(reading):
    document = docx.Document()
    document.core_properties.title = "Template of 2011"
    document.add_heading("Shelling wounds seven", 0)
    document.add_paragraph(WORDS)
    text = reading(saved(document), WORD)
    assert (text.title, text.body) == ("Shelling wounds seven", WORDS)
    assert (text.segments[0].part, text.segments[0].locator) == ("title", "paragraph 1")


def test_the_title_of_the_properties_is_taken_and_their_dates_are_not(reading):
    document = docx.Document()
    document.core_properties.title = "Shelling wounds seven"
    document.add_paragraph(WORDS)
    text = reading(saved(document), WORD)
    assert (text.title, text.body) == ("Shelling wounds seven", WORDS)
    assert (text.published, text.basis["published"]) == (None, "unknown")


def test_a_document_without_properties_has_no_title(reading):
    document = docx.Document()
    document.add_paragraph(WORDS)
    bare = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(document))) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            if name != "docProps/core.xml":
                new.writestr(
                    name, re.sub(rb"<Relationship [^>]*core-prop[^>]*>", b"", old.read(name))
                )
    assert reading(bare.getvalue(), WORD).title is None


def test_tracked_insertions_are_text_and_deletions_are_not(reading):
    document = docx.Document()
    paragraph = document.add_paragraph("Seven people ")
    for kind, tag, words in [("ins", "t", "were wounded."), ("del", "delText", "were killed.")]:
        paragraph._p.append(
            parse_xml(f"<w:{kind} {nsdecls('w')}><w:r><w:{tag}>{words}</w:{tag}></w:r></w:{kind}>")
        )
    assert reading(saved(document), WORD).body == WORDS


def bomb(declared: int | None) -> bytes:
    """An archive with an entry of more than the limit; its directory says ``declared`` bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        with archive.open("word/document.xml", "w") as entry:
            for _ in range(word.UNPACKED_LIMIT // 2**20 + 1):
                entry.write(bytes(2**20))
        archive.writestr("[Content_Types].xml", "")
    data = out.getvalue()
    if declared is not None:
        true = struct.pack("<L", (word.UNPACKED_LIMIT // 2**20 + 1) * 2**20)
        data = data.replace(true, struct.pack("<L", declared))
    return data


@pytest.fixture
def small_limit(monkeypatch):
    """So that a bomb of a test is small too; tests/specimens makes one of true size."""
    monkeypatch.setattr(word, "UNPACKED_LIMIT", 4 * 2**20)


@pytest.mark.usefixtures("small_limit")
def test_a_zip_bomb_is_refused_by_its_directory(reading):
    with pytest.raises(ReadError, match="unpacks to more than"):
        reading(bomb(None), WORD)


@pytest.mark.usefixtures("small_limit")
def test_a_zip_bomb_whose_directory_lies_is_refused_while_it_unpacks(reading):
    with pytest.raises(ReadError):
        reading(bomb(1000), WORD)


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0 old", b"words"])
def test_what_is_no_word_document_is_an_error(reading, data):
    with pytest.raises(ReadError, match="Word"):
        reading(data, WORD)
