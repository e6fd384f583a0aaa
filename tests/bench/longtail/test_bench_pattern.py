"""The baseline is a fair one: it reads plain statements of tolls."""

from __future__ import annotations

import pytest

from bench.longtail import pattern


@pytest.mark.parametrize(
    ("title", "body", "killed", "injured"),
    [
        ("Two dead, three wounded in market shooting", "Police are searching.", 2, 3),
        (None, "A gunman killed four people on Monday. Seven others were injured.", 4, 7),
        (None, "A man was killed outside a bakery.", 1, 0),
        (None, "The driver, 24, died at the scene. A 31-year-old passenger was hurt.", 1, 1),
        ("Council meets", "The budget was passed.", 0, 0),
    ],
)
def test_the_baseline_reads_plain_tolls(
    title: str | None, body: str, killed: int, injured: int
) -> None:
    assert pattern.toll("killed", title, body) == killed
    assert pattern.toll("injured", title, body) == injured
