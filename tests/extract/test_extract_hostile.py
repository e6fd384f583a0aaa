"""Hostile reports: whatever the characters, extraction ends without a crash and quotes exactly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from expected import text_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from marsad import extract
from marsad.errors import ExtractError
from marsad.extract import counts, dates, places, sources
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


@pytest.mark.parametrize("body", ["Soldiers killed nine \ud800 men.", "\udfff killed two men. "])
def test_half_a_character_is_refused_with_a_reason(body: str, models: Models) -> None:
    with pytest.raises(ExtractError, match="half a character"):
        extract.claims(text_of(body), models)


_PIECES = [
    _PLAIN, "“", "”", "(", ")", "‘he said ", "\u202e", "\u2067", "\u200b", "\ufeff", "e\u0301",
    "\x00", "\n\n", "\n", " ", "٣٤ men ", "nine people, including ", "31 February ", "9" * 400,
    "on 99 May ", "Homs, ", "Al-Noor hospital ", "the death toll rose to ", "from ", "KILLED ",
    "the group said they ", "shooting ", "its 12 captives ",
    "İ", "ﬁ", "👩‍👧", "a 12-year-old ", "…",
    "HOMS, Syria (X) - ", "among them ", "five years since ", "according to ", "killed.wounded,",
]  # fmt: skip
_BODIES = st.lists(st.sampled_from(_PIECES) | st.text(max_size=6), max_size=40).map("".join)


@settings(max_examples=80, deadline=None)
@given(_BODIES, st.none() | _BODIES)
def test_any_mixture_is_read_to_its_end_and_quoted_exactly(
    models: Models, body: str, title: str | None
) -> None:
    assume(not any("\ud800" <= char <= "\udfff" for char in body + (title or "")))
    claims = extract.claims(text_of(body, title), models)
    for claim in claims:
        for quote in (claim.quote, *claim.restated):
            part = body if quote.part == "body" else title or ""
            assert part[quote.start : quote.end] == quote.text != ""
        told = claim.count
        assert told is None or told.low is None or told.high is None or told.low <= told.high
    assert extract.claims(text_of(body, title), models) == claims


@settings(max_examples=60, deadline=None)
@given(_BODIES)
def test_each_grammar_alone_sees_slices_in_order(models: Models, body: str) -> None:
    for found in (
        counts.mentions(body),
        dates.mentions(body, None),
        places.mentions(body, models.gazetteer),
    ):
        assert [body[m.start : m.end] for m in found] == [m.words for m in found]
        assert [m.start for m in found] == sorted(m.start for m in found)
    for one in sources.mentions(body, models):
        for start, end in (*one.source, *one.cue, *one.content):
            assert 0 <= start < end <= len(body)


def test_the_commands_read_hostile_files_to_their_end(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for at, body in enumerate(list(_HOSTILE.values())[3:12]):
        folder.joinpath(f"{at}.txt").write_text(body, "utf-8")
    for words in (
        ["run", "reports"],
        *(["mentions", "reports", "--kind", kind] for kind in _KINDS),
    ):
        done = subprocess.run(
            [sys.executable, "-c", "from marsad.cli.main import main; main()", *words],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        # A file with zero bytes is refused by name; the others are read.
        assert done.returncode in {0, 1}, done.stderr
        assert done.stderr.count("is binary, not text") <= 1


_KINDS = ("counts", "dates", "places", "sources")


def test_a_hostile_title_does_not_hide_the_body(models: Models) -> None:
    title = "\u202e" + "“" * 2_000 + _DIGITS + "\x00"
    claims = extract.claims(text_of(_PLAIN, title), models)
    assert [(claim.harm, claim.quote.part) for claim in claims] == [("killed", "body")]
