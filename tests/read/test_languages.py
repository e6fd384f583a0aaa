"""Languages: stated tags, and detection that knows when it does not know."""

from __future__ import annotations

import pytest

from marsad.read.language import detected, tag


@pytest.mark.parametrize(
    ("stated", "language"),
    [
        ("en-GB", "en"), ("ar_SY", "ar"), ("EN", "en"), ("ara", "ar"), ("Arabic", "ar"),
        ("ckb", "ckb"), ("zxx", None), ("und", None), ("", None), (None, None),
        ("english text", None),
    ],
)  # fmt: skip
def test_a_tag_names_its_primary_language(stated, language):
    assert tag(stated) == language


def test_a_clear_language_is_detected():
    assert detected("Seven people were wounded on Thursday when shells hit the market.") == "en"


@pytest.mark.parametrize("words", ["", "7 + 3 = 10", "Mosul, Raqqa", "12 34 56 78 90 " * 10])
def test_too_few_letters_have_no_language(words):
    assert detected(words) is None


def test_a_list_of_names_has_no_language():
    assert detected("Syria Iraq Mosul Raqqa Aleppo Palmyra") is None
