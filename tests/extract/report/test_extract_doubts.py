"""Where two readings compete, a person is asked to look."""

from __future__ import annotations

import pytest
from expected import Read

DATES = "two dates of the sentence may be meant"
PLACES = "two places of the sentence may be meant"
NUMBERS = "another sentence of the report gives another number"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("On Monday soldiers killed nine men on Friday.", DATES),
        ("In Kirkuk, soldiers killed nine men in Mosul.", PLACES),
        (
            "Soldiers killed nine men in Mosul on Monday. The soldiers killed twelve men in "
            "Mosul on Monday.",
            NUMBERS,
        ),
    ],
)
def test_competing_readings_are_marked(read: Read, text: str, reason: str) -> None:
    assert any(reason in claim.needs_review for claim in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed nine men in Mosul on Monday, the council said on Friday.",
        "Soldiers killed nine men in Mosul, Iraq, on Monday morning.",
        "Soldiers killed nine men in Mosul on Monday. They killed two men in Kirkuk on Tuesday.",
        "The death toll in Mosul rose to 17 from 12 on Monday.",
    ],
)
def test_what_does_not_compete_is_not_marked(read: Read, text: str) -> None:
    for claim in read(text):
        assert not {DATES, PLACES, NUMBERS} & set(claim.needs_review)
