"""Whatever the bytes are: a text that can be cited, or a named error."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from marsad.errors import ReadError
from marsad.read.readers import READERS

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PLAIN_FORMS = ("text/plain", "text/markdown", "text/csv", "application/x-marsad-document+json")

MARKUP = st.sampled_from(
    [
        "<p>", "</p>", "<div>", "<table><tr><td>", "</html>", "<!--", "<![CDATA[", "<script>",
        "&#0;", "&#xd800;", "<time datetime='2024-06-13'>", "<article>", "<h1>", "\x00",
        "سقط جرحى في السوق", "Seven people were wounded on Thursday.", "<meta charset='koi8-r'>",
        "<body", "<svg><p>",
        "<script type='application/ld+json'>{\"headline\": [1]}</script>", "<li>", "<?xml ?>",
    ]
)  # fmt: skip
MAIL = st.sampled_from(
    [
        "From: a\n", "From: =?utf-8?B?////?= <x@>\n", "Date: Thu, 99 Foo\n", "Subject: =?x?q?a?=\n",
        "Content-Type: multipart/mixed; boundary=b\n", "Content-Type: multipart/alternative\n",
        "Content-Transfer-Encoding: base64\n", "Content-Type: text/plain; charset=none\n", "\n",
        "--b\n", "--b--\n", "Content-Type: message/rfc822\n", "////\n", "Seven were wounded.\n",
        "Content-Disposition: attachment; filename*=utf-8''%ff\n", "From: Ж <ж@ж>\n", ":\n", "\x00",
        "Content-Type: text/html\n", "Content-Type: ;;=;\n", "Date: \n", "To: (((\n",
        "From: @,;<\n",
    ]
)  # fmt: skip


def check(reading, data: bytes, media_type: str) -> None:
    try:
        text = reading(data, media_type)
    except ReadError as error:
        named = error
    else:
        named = None
    if named is not None:
        assert named.about == "one"
        assert named.reason
        assert named.next
        return
    assert text.body.strip()
    text.body.encode("utf-8")
    for segment in text.segments:
        part = text.body if segment.part == "body" else text.title
        assert part is not None
        assert 0 <= segment.start <= segment.end <= len(part)


@pytest.mark.parametrize("media_type", sorted(READERS))
@given(data=st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf")
@example(b"%PDF-1.4\n%%EOF")
@settings(max_examples=40, deadline=None)
def test_any_bytes_are_a_text_or_a_named_error(reading, media_type, data):
    check(reading, data, media_type)


@given(parts=st.lists(MARKUP | st.text(max_size=20), max_size=25))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_markup_is_a_text_or_a_named_error(reading, parts):
    check(reading, "".join(parts).encode("utf-8", "surrogatepass"), "text/html")


@given(parts=st.lists(MAIL, max_size=15))
@settings(max_examples=250, deadline=None)
def test_any_mail_is_a_text_or_a_named_error(reading, parts):
    check(reading, "".join(parts).encode("utf-8"), "message/rfc822")


@pytest.mark.parametrize("media_type", PLAIN_FORMS)
@given(words=st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_characters_are_a_text_or_a_named_error(reading, media_type, words):
    check(reading, words.encode("utf-8", "surrogatepass"), media_type)


@pytest.fixture(scope="module")
def word_document() -> bytes:
    document = docx.Document()
    document.add_paragraph("Seven people were wounded on Thursday.")
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


@given(where=st.floats(0, 1), change=st.binary(min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_damaged_word_document_is_a_text_or_a_named_error(reading, word_document, where, change):
    at = int(where * (len(word_document) - 1))
    check(reading, word_document[:at] + change + word_document[at + len(change) :], WORD)


@given(xml=st.text("<>/w:pt body\"'&x=", max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_content_in_a_word_document_is_a_text_or_a_named_error(reading, word_document, xml):
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_document)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))
    check(reading, changed.getvalue(), WORD)


@given(data=st.binary(max_size=300), line=st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_pdf_body_is_a_text_or_a_named_error(reading, data, line):
    check(
        reading, b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\n" + data, "application/pdf"
    )
