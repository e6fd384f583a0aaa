"""The gold corpus of the repository: whole, consistent, and in step with its JSON Lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.gold.__main__ import written

from bench.gold import FOLDER, items
from marsad.codec import from_json
from marsad.model import Claim

PARTS = {part: items.folder(FOLDER / "items" / part) for part in items.PARTS}
EVERY = [item for held in PARTS.values() for item in held]
SECOND = items.folder(FOLDER / "second")


def test_it_holds_as_many_texts_as_it_says() -> None:
    assert sum(item.kind == "sentence" for item in EVERY) >= 600
    assert sum(item.kind == "report" for item in EVERY) >= 60
    assert len(SECOND) == 100


def test_no_text_and_no_author_stands_in_two_parts() -> None:
    ids = [item.id for item in EVERY]
    assert len(set(ids)) == len(ids)
    bodies = [item.text.body for item in EVERY]
    assert len(set(bodies)) == len(bodies)
    authors = {part: {item.id.split("-")[0] for item in held} for part, held in PARTS.items()}
    assert not authors["test"] & (authors["train"] | authors["dev"])


def test_the_second_annotation_is_of_the_same_texts() -> None:
    first = {item.id: item for item in EVERY}
    for item in SECOND:
        assert item.text.body == first[item.id].text.body
        assert item.text.title == first[item.id].text.title


@pytest.mark.parametrize("part", items.PARTS)
def test_the_json_lines_are_what_the_items_say(part: str) -> None:
    for name, lines in written(PARTS[part]).items():
        path = FOLDER / f"{part}.{name}.jsonl"
        assert path.read_text("utf-8") == lines, "write them anew: python -m bench.gold"


@pytest.mark.parametrize("part", items.PARTS)
def test_a_claim_of_the_corpus_is_a_claim_of_the_record(part: str) -> None:
    texts = {item.id: item.text for item in PARTS[part]}
    for line in (FOLDER / f"{part}.claims.jsonl").read_text("utf-8").splitlines():
        claim = from_json(Claim, json.loads(line))
        quote = claim.quote
        text = texts[claim.report]
        whole = text.title if quote.part == "title" else text.body
        assert whole is not None
        assert whole[quote.start : quote.end] == quote.text
