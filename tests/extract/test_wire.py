"""One toll in the words of wire agencies: however it is told, the numbers are the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from expected import Read

from marsad.model import Claim

_ROWS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("wire.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["text"])
def test_a_toll_is_read_in_whatever_words_it_is_told(row: dict[str, Any], read: Read) -> None:
    text = row["text"]
    headline = not text.endswith(".")
    claims = read("" if headline else text, title=text if headline else None)
    for harm in ("killed", "injured"):
        assert _toll(claims, harm) == row.get(harm), harm


def _toll(claims: tuple[Claim, ...], harm: str) -> list[int | None] | None:
    """Low and high over the claims that are no part of another; None where there is no claim."""
    counts = [c.count for c in claims if c.harm == harm and c.subset_of is None]
    if not counts:
        return None
    told = [count for count in counts if count is not None]
    assert len(told) == len(counts), "a claim has no number"
    highs = [count.high for count in told]
    open_end = None in highs
    return [sum(c.low or 0 for c in told), None if open_end else sum(h or 0 for h in highs)]
