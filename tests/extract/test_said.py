"""One killing in the words of those who say it, deny it or blame somebody: status, origin, doer."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from expected import Read

_ROWS: list[dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("said.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["text"])
def test_who_says_it_and_how_sure_it_is(row: dict[str, str], read: Read) -> None:
    (claim,) = (claim for claim in read(row["text"]) if claim.harm == "killed")
    named = [source.words for source in claim.sources if source.words]
    assert claim.status == row["status"]
    assert (named[0].lower() if named else None) == row.get("source")
    if "actor" in row:
        doers = [f"{actor.words} {actor.name}".lower() for actor in claim.actors]
        assert any(row["actor"] in doer for doer in doers)
