"""Which targets of our claims MUC-4 counts, on invented claims."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from bench.muc import numbers
from marsad.model import Figure


def _told(words: str, number: int | None, *names: str) -> Any:
    figure = None if number is None else Figure(number, number, False, words, "persons", "count")
    victims = SimpleNamespace(words=words, names=names)
    return SimpleNamespace(victims=victims, count=figure, subset_of=None)


@pytest.mark.parametrize(
    ("told", "values"),
    [
        ([_told("Ana Ruiz", 1, "Ana Ruiz"), _told("Ruiz", 1, "Ruiz")], ["1"]),
        ([_told("Ana Ruiz", 1, "Ana Ruiz"), _told("she", 1)], ["1"]),
        ([_told("Ana Ruiz", 1, "Ana Ruiz"), _told("her driver", 1)], ["1", "1"]),
        ([_told("Ana Ruiz", 1, "Ana Ruiz"), _told("two guards", 2), _told("three", 3)],
         ["1", "2"]),
        ([_told("she", 1)], ["1"]),
        ([_told("peasants", None)], ["PLURAL"]),
    ],
)  # fmt: skip
def test_each_target_is_counted_once(told: list[Any], values: list[str]) -> None:
    assert [number.value for number in numbers.numbers(told)] == values
