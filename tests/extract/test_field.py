"""How field notes, communiqués and the press of many countries tell harm to people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from expected import Read

from marsad.model import HARMS_TO_OBJECTS, Claim

_ROWS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("field.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["text"])
def test_harm_to_people_is_read_in_the_words_of_those_who_note_it(
    row: dict[str, Any], read: Read
) -> None:
    claims = [c for c in read(row["text"]) if c.harm not in {"none", *HARMS_TO_OBJECTS}]
    expected = {harm: number for harm, number in row.items() if harm != "text"}
    assert {c.harm: _number(claims, c.harm) for c in claims} == expected


def _number(claims: list[Claim], harm: str) -> list[int | None]:
    """Low and high over the claims that are no part of another."""
    told = [c.count for c in claims if c.harm == harm and c.subset_of is None]
    highs = [None if count is None else count.high for count in told]
    low = sum((count.low or 0) for count in told if count is not None)
    return [low, None if None in highs else sum(high or 0 for high in highs)]
