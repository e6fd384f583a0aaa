"""Hostile reports: whatever the characters, extraction ends without a crash and quotes exactly."""

from __future__ import annotations

import pytest
from expected import text_of

from marsad import extract
from marsad.extract.models import Models

_PLAIN = "Soldiers killed nine men in Homs on Monday. "
_DIGITS = "9" * 400

_HOSTILE = {
    "one very long line": "Soldiers killed nine men and " * 150,
    "one very long word": "killed" * 100_000 + " nine men",
    "ten thousand nested quotation marks": '"' * 10_000 + _PLAIN + '"' * 10_000,
    "quotations that never end": "“he said ‘" * 1_000 + _PLAIN,
    "brackets": "(" * 10_000 + _PLAIN + ")" * 10_000,
    "text that runs from the right": "\u202eSoldiers\u202c killed \u2067nine\u2069 men. " + _PLAIN,
    "zero-width characters": "Sol\u200bdiers kil\u200bled ni\u200dne m\ufeffen. " + _PLAIN,
    "a number of 400 digits": f"Soldiers killed {_DIGITS} men. " + _PLAIN,
    "a toll of 400 digits": f"The death toll rose to {_DIGITS} from {'8' * 400}. " + _PLAIN,
    "an age of 400 digits": f"A {_DIGITS}-year-old boy was killed. " + _PLAIN,
    "a year of 400 digits": f"Soldiers killed a man on 99 September {_DIGITS}. " + _PLAIN,
    "control characters": "Soldiers\x00 killed\x07 nine\x1b men.\x0c\r\n\x85\u2028" + _PLAIN,
    "combining marks": "killed " + "a\u0301" * 3_000 + " men. " + _PLAIN,
    "a dateline that never ends": "A" * 5_000 + " (B) - " + _PLAIN,
    "many datelines": "HOMS, Syria (X) - " * 500 + _PLAIN,
    "pictures": "👩‍👩‍👧‍👧 were killed by 🔫. " + _PLAIN,
    "full stops": "." * 1_000 + _PLAIN,
    "line breaks": "\n" * 100_000 + _PLAIN,
    "a list without end": "Soldiers killed nine men" + " and two boys" * 300 + ". " + _PLAIN,
    "sources without end": "he said that " * 300 + _PLAIN,
    "a subset of a subset": "Soldiers killed nine men" + ", including two boys" * 60 + ". ",
    "nouns of nouns": "the killing " + "of the killing " * 300 + "of nine men. " + _PLAIN,
    "tags": "<p>" * 10_000 + _PLAIN,
    "a long report without harm": "It rained again in the north. " * 5_000 + _PLAIN,
}  # fmt: skip


@pytest.mark.parametrize("body", _HOSTILE.values(), ids=_HOSTILE.keys())
def test_a_hostile_report_is_read_to_its_end(body: str, models: Models) -> None:
    claims = extract.claims(text_of(body), models)
    assert all(body[c.quote.start : c.quote.end] == c.quote.text for c in claims)


@pytest.mark.xfail(strict=True, reason="half a character ends in a bare UnicodeEncodeError")
@pytest.mark.parametrize("body", ["Soldiers killed nine \ud800 men.", "\udfff killed two men. "])
def test_half_a_character_does_not_end_the_reading(body: str, models: Models) -> None:
    claims = extract.claims(text_of(body), models)
    assert all(body[c.quote.start : c.quote.end] == c.quote.text for c in claims)


def test_a_hostile_title_does_not_hide_the_body(models: Models) -> None:
    title = "\u202e" + "“" * 2_000 + _DIGITS + "\x00"
    claims = extract.claims(text_of(_PLAIN, title), models)
    assert [(claim.harm, claim.quote.part) for claim in claims] == [("killed", "body")]
