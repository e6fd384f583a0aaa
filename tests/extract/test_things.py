"""Harm to things in the words of damage assessments, utilities, logs and wires: each row one
report, and of each kind of harm how many things it tells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from expected import Read

from marsad.model import Claim

_ROWS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("things.yaml").read_text("utf-8")
)
_HARMS = ("attacked", "damaged", "destroyed", "looted", "seized", "deprived")


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["text"])
def test_harm_to_things_is_read_in_whatever_words_it_is_told(
    row: dict[str, Any], read: Read
) -> None:
    text = row["text"]
    headline = not text.endswith(".")
    claims = read("" if headline else text, title=text if headline else None)
    told = {harm: _counts(claims, harm) for harm in _HARMS}
    assert {harm: counts for harm, counts in told.items() if counts} == {
        harm: [row[harm]] for harm in _HARMS if harm in row
    }


def _counts(claims: tuple[Claim, ...], harm: str) -> list[list[int | None] | None]:
    """Low and high of each claim of the harm, null where it has no number; denied is [0, 0]."""
    found = [c for c in claims if c.harm == harm]
    return [None if c.count is None else [c.count.low, c.count.high] for c in found]
