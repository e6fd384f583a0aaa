"""What becomes of the chances of tokens: words with their place, one proposal a run."""

from __future__ import annotations

import numpy as np
import pytest

from marsad import extract
from marsad.extract import models as parser
from marsad.model import Proposal, Span, Text
from marsad.propose import spans

SENTENCE = "They pulled nine bodies from it."
OFFSETS = [(0, 0), (0, 4), (5, 11), (12, 16), (17, 23), (24, 28), (29, 31), (31, 32), (0, 0)]


def _chances(**columns: list[float]) -> np.ndarray:
    made = np.zeros((len(OFFSETS), len(spans.LABELS)), dtype=np.float32)
    for name, column in columns.items():
        made[:, spans.LABELS.index(name)] = column
    return made


def test_a_run_becomes_a_proposal_with_its_victims_and_place() -> None:
    chances = _chances(
        killed=[0, 0.1, 0.9, 0.4, 0.4, 0, 0, 0, 0], victims=[0, 0, 0, 0.8, 0.9, 0, 0, 0, 0]
    )
    (one,) = spans.proposals(SENTENCE, Span("body", 100, 132), OFFSETS, chances, "e", 0.5)
    assert one == Proposal(
        "killed", "pulled nine bodies", "nine bodies", "e", Span("body", 105, 123)
    )


def test_below_the_threshold_nothing_is_proposed() -> None:
    chances = _chances(killed=[0, 0, 0.49, 0.4, 0, 0, 0, 0, 0])
    assert not spans.proposals(SENTENCE, Span("body", 0, 32), OFFSETS, chances, "e", 0.5)


def test_start_and_end_are_no_words() -> None:
    chances = _chances(killed=[0.9, 0, 0, 0, 0, 0, 0, 0, 0.9])
    assert not spans.proposals(SENTENCE, Span("body", 0, 32), OFFSETS, chances, "e", 0.5)


def test_two_runs_are_two_proposals() -> None:
    marks = [0, 0.9, 0, 0, 0.9, 0, 0, 0, 0]
    chances = _chances(killed=marks, victims=marks)
    found = spans.proposals(SENTENCE, Span("body", 0, 32), OFFSETS, chances, "e", 0.5)
    assert [one.quote for one in found] == ["They", "bodies"]


def test_harm_to_nobody_that_is_marked_is_not_proposed() -> None:
    chances = _chances(killed=[0, 0.9, 0.9, 0, 0, 0, 0, 0, 0])
    assert not spans.proposals(SENTENCE, Span("body", 0, 32), OFFSETS, chances, "e", 0.5)


def test_pieces_of_words_are_marked_as_whole_words_without_the_space_before_them() -> None:
    offsets = [(0, 0), (0, 4), (4, 8), (8, 11), (11, 16), (16, 23), (23, 28), (28, 31), (31, 32)]
    chances = _chances(
        killed=[0, 0, 0, 0.9, 0.9, 0.9, 0, 0, 0], victims=[0, 0, 0, 0, 0.9, 0.9, 0, 0, 0]
    )
    (one,) = spans.proposals(SENTENCE, Span("body", 0, 32), offsets, chances, "e", 0.5)
    assert (one.quote, one.victims) == ("pulled nine bodies", "nine bodies")


@pytest.mark.parametrize(("start", "told"), [(37, True), (36, False), (4000, False)])
def test_a_place_that_does_not_hold_the_words_is_dropped(start: int, told: bool) -> None:
    body = "They pulled nine people out. By dusk six villagers lay still."
    text = Text(
        id="t", evidence="", title="News", body=body, reader="test", reader_version="1",
        published=None, outlet=None, language="en", basis={}, document="t",
    )  # fmt: skip
    words = "six villagers lay still"
    span = Span("body", start, start + len(words))
    proposed = Proposal("killed", words, "six villagers", "e", span)
    claims = extract.claims(text, parser.load(), (proposed,))
    assert [claim.quote.text for claim in claims] == ([words] if told else [])
