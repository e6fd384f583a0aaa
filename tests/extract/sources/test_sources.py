"""The grammar of attributions on its own: who says what in sentences of the table, and promises."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.extract import sources
from marsad.extract.models import Models
from marsad.extract.sources import cues, quotations

_TABLE = Path(__file__).with_name("attributions.yaml")
_ROWS: list[dict[str, Any]] = yaml.safe_load(_TABLE.read_text("utf-8"))["sentences"]
_PIECES = st.sampled_from(['"', "“", "”", "''", " ", ", he said", "No one left.", "\n\n", "»", "ß"])


def _words(text: str, spans: tuple[tuple[int, int], ...]) -> str | None:
    return " … ".join(text[start:end] for start, end in spans) or None


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["text"][:60])
def test_a_sentence_gives_the_attributions_of_the_table(
    row: dict[str, Any], models: Models
) -> None:
    text = row["text"]
    found = [
        [_words(text, one.source), _words(text, one.cue), _words(text, one.content)]
        for one in sources.mentions(text, models)
    ]
    assert found == row["attributions"]


def test_speech_goes_on_in_the_next_sentence_unless_it_has_a_cue_of_its_own(
    models: Models,
) -> None:
    text = "“We left,” she said. “It was dark.” The road was closed. “We ran,” she added."
    said, added = sources.mentions(text, models)
    assert _words(text, said.content) == "“We left,” … “It was dark.”"
    assert _words(text, added.content) == "“We ran,”"


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = "He said: “We left.\n\nThe road was closed."
    assert quotations.find(text).spans == ((9, 18),)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_quotations_stand_in_order_and_never_overlap(text: str) -> None:
    spans = quotations.find(text).spans
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@settings(max_examples=25, deadline=None)
@given(text=st.lists(_PIECES, max_size=40).map("".join))
def test_spans_of_any_text_lie_in_it_and_each_attribution_has_a_cue(
    text: str, models: Models
) -> None:
    for one in sources.mentions(text, models):
        assert one.cue
        for start, end in (*one.source, *one.cue, *one.content):
            assert 0 <= start < end <= len(text)


def test_no_word_of_the_lexicon_stands_twice_in_a_frame() -> None:
    content = yaml.safe_load(Path(cues.lexicon.__file__).with_name("en").joinpath(
        "attributions.yaml").read_text("utf-8"))  # fmt: skip
    for frame, listed in content["frames"].items():
        words = listed.split() if isinstance(listed, str) else listed
        assert len(words) == len(set(words)), frame
