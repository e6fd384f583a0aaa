"""Plain text and Markdown: title line, header lines, offsets into the decoded text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import ReadError

LINE = "Seven people were wounded on Thursday, the monitor said."


def test_a_short_first_line_before_a_blank_line_is_the_title(reading):
    text = reading(f"Shelling wounds seven\n\n{LINE}\n\nIt gave no names.\n".encode())
    assert text.title == "Shelling wounds seven"
    assert text.body == f"{LINE}\n\nIt gave no names."
    assert text.basis["title"] == "document"


@pytest.mark.parametrize(
    "top",
    [
        "The town was shelled on Thursday.",  # ends like a sentence
        "x" * 201,  # too long
        "Shelling wounds seven\nand one more",  # no blank line after the first line
        "* * *",  # no word
    ],
)
def test_a_first_line_that_is_no_title_stays_in_the_body(reading, top):
    text = reading(f"{top}\n\n{LINE}".encode())
    assert text.title is None
    assert text.basis["title"] == "unknown"
    assert text.body == f"{top}\n\n{LINE}"


def test_a_text_of_one_paragraph_has_no_title(reading):
    text = reading(b"Shelling wounds seven\n\n\n")
    assert text.title is None
    assert text.body == "Shelling wounds seven"


def test_header_lines_are_the_documents_own_word_and_not_its_body(reading):
    text = reading(
        b"Title: Shelling wounds seven\nDate: 2024-06-13\nOutlet: The Valley Courier\n"
        b"Language: English\n\nThe market was hit.\n\nIt was Thursday.",
        published=date(2020, 1, 1),
        outlet="Somebody else",
        language="ar",
    )
    assert (text.title, text.published) == ("Shelling wounds seven", date(2024, 6, 13))
    assert (text.outlet, text.language) == ("The Valley Courier", "en")
    assert text.body == "The market was hit.\n\nIt was Thursday."
    assert set(text.basis.values()) == {"document"}


def test_a_title_line_may_follow_header_lines(reading):
    text = reading(b"Date: 13 June 2024\n\nShelling wounds seven\n\nThe market was hit.")
    assert (text.title, text.published) == ("Shelling wounds seven", date(2024, 6, 13))


def test_lines_with_colons_that_are_no_known_fields_belong_to_the_text(reading):
    body = "Note: seven people were wounded\nWitness: it was morning\n\nThe market was hit."
    text = reading(body.encode())
    assert text.body == body


def test_a_header_date_that_is_none_is_an_error_and_not_unknown(reading):
    with pytest.raises(ReadError, match="31 February 2024"):
        reading(b"Date: 31 February 2024\n\nThe market was hit.")


def test_front_matter_of_markdown_is_read_and_its_first_heading_is_the_title(reading):
    text = reading(
        b"---\ndate: 2024-06-13\noutlet: The Valley Courier\ntags: [a, b]\n---\n\n"
        b"# Shelling wounds seven\nThe **market** was hit.\n",
        "text/markdown",
    )
    assert text.title == "Shelling wounds seven"
    assert text.body == "The **market** was hit."
    assert (text.published, text.outlet) == (date(2024, 6, 13), "The Valley Courier")


def test_rules_that_are_no_front_matter_stay_in_the_body(reading):
    body = "---\nSeven people: a list: of: names\n---\nThe market was hit."
    assert reading(body.encode(), "text/markdown").body == body


def test_what_the_document_does_not_state_comes_from_the_operator_or_is_unknown(reading):
    given = reading(
        LINE.encode(), title="T", published=date(2024, 6, 14), outlet="O", language="en-GB"
    )
    assert (given.title, given.published) == ("T", date(2024, 6, 14))
    assert (given.outlet, given.language) == ("O", "en")
    assert set(given.basis.values()) == {"given"}
    bare = reading(b"7 wounded, 3 safe")
    assert (bare.title, bare.published, bare.outlet, bare.language) == (None,) * 4
    assert set(bare.basis.values()) == {"unknown"}


def test_what_the_operator_gave_is_part_of_the_identity(reading):
    assert reading(LINE.encode()).id == reading(LINE.encode()).id
    assert reading(LINE.encode()).id != reading(LINE.encode(), published=date(2024, 6, 14)).id
    assert reading(LINE.encode()).id != reading(LINE.encode(), "text/html").id


@given(
    lines=st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), max_size=8
    ),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_every_segment_points_at_the_same_words_in_the_decoded_source(reading, lines, end):
    decoded = end.join([*lines, LINE])
    try:
        text = reading(decoded.encode("utf-8"))
    except ReadError:  # a header line whose date is none
        return
    decoded = decoded.removeprefix("\ufeff")
    covered = {"title": "", "body": ""}
    for segment in text.segments:
        part = text.body if segment.part == "body" else text.title
        source = decoded[segment.source_start : segment.source_end]
        words = part[segment.start : segment.end]
        assert source.replace("\r\n", "\n").replace("\r", "\n") == words
        covered[segment.part] += words
    assert covered["body"] == text.body
