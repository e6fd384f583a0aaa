"""The fuzz runner and the hostile texts: made again from a seed, of the length that was asked."""

from __future__ import annotations

import random

import pytest

from bench.cost import fuzz, hostile


def test_a_text_is_the_same_for_the_same_seed_and_bounded() -> None:
    reports = fuzz.seeds()
    made = [fuzz.text(random.Random(f"1/{number}"), reports) for number in range(40)]
    assert made == [fuzz.text(random.Random(f"1/{number}"), reports) for number in range(40)]
    assert max(map(len, made)) <= fuzz.LONGEST
    assert len(set(made)) > 35


def test_a_short_run_keeps_every_promise(capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.run(minutes=5, seed=3, most=6) == 0
    assert "6 texts, every promise kept" in capsys.readouterr().out


@pytest.mark.parametrize("kind", hostile.KINDS)
def test_a_hostile_text_has_about_the_length_that_is_asked(kind: str) -> None:
    assert len(hostile.KINDS[kind](4000)) == pytest.approx(4000, rel=0.2)
