"""PDF: pages, titles, locked and broken files. All documents are made here."""

from __future__ import annotations

import io

import pypdf
import pytest

from marsad.errors import ReadError

PDF = "application/pdf"
WORDS = "Seven people were wounded."


def pdf(*pages: str, title: str | None = None) -> bytes:
    """A PDF with a text layer, written by hand as ISO 32000-1 describes it."""
    kids = " ".join(f"{3 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R/Lang(ar)>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}/MediaBox[0 0 595 842]>>",
    ]
    font = "<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    for at, words in enumerate(pages):
        stream = f"BT /F 12 Tf 72 700 Td ({words}) Tj ET" if words else ""
        objects.append(f"<</Type/Page/Parent 2 0 R/Resources{font}/Contents {4 + 2 * at} 0 R>>")
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    objects.append(f"<</Title({title or ''})/CreationDate(D:20190101000000Z)>>")
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer<</Size {size}/Root 1 0 R/Info {len(objects)} 0 R>>"
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}\nstartxref\n{len(data)}\n%%EOF"
    return data + end.encode()


def locked(data: bytes, user: str, owner: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user, owner, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_each_page_is_a_segment(reading):
    text = reading(pdf("First page here.", WORDS), PDF)
    assert text.body == f"First page here.\n\n{WORDS}"
    first, second = text.segments
    assert (first.locator, second.locator) == ("page 1", "page 2")
    assert text.body[second.start : second.end] == WORDS


def test_a_page_without_text_is_recorded_and_not_passed_over(reading):
    text = reading(pdf("First page here.", "", WORDS), PDF)
    assert text.body == f"First page here.\n\n{WORDS}"
    assert [each.locator for each in text.segments] == ["page 1", "page 2, no text", "page 3"]
    last = text.segments[-1]
    assert text.body[last.start : last.end] == WORDS


def test_the_creation_date_is_no_publication_date_and_the_program_language_no_language(reading):
    text = reading(pdf(f"{WORDS} It was Thursday morning in the market."), PDF)
    assert (text.published, text.basis["published"]) == (None, "unknown")
    assert (text.language, text.basis["language"]) == ("en", "detected")


@pytest.mark.parametrize(
    ("title", "taken"),
    [
        ("Shelling wounds seven", "Shelling wounds seven"),
        ("Microsoft Word - draft3", None),
        ("report.docx", None),
        ("Untitled", None),
        ("", None),
    ],
)
def test_a_stated_title_is_taken_and_one_that_a_program_made_is_not(reading, title, taken):
    assert reading(pdf(WORDS, title=title), PDF).title == taken


def test_a_pdf_that_needs_a_password_is_an_error_that_says_so(reading):
    with pytest.raises(ReadError, match=r"is encrypted .* → decrypt it"):
        reading(locked(pdf(WORDS), "secret", "owner"), PDF)


def test_a_pdf_locked_only_against_changes_is_read(reading):
    assert reading(locked(pdf(WORDS), "", "owner"), PDF).body == WORDS


def test_a_pdf_without_text_layer_needs_ocr(reading):
    with pytest.raises(ReadError, match="OCR"):
        reading(pdf("", ""), PDF)


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"no pdf", pdf(WORDS)[:60], b"%PDF-1.4\n%%EOF"])
def test_a_broken_pdf_is_an_error(reading, data):
    with pytest.raises(ReadError):
        reading(data, PDF)


def test_the_parser_prints_nothing_about_odd_files(reading, capfd):
    odd = pdf(WORDS).replace(b"startxref\n", b"startxref\n9")
    assert reading(odd, PDF).body == WORDS
    assert capfd.readouterr() == ("", "")
