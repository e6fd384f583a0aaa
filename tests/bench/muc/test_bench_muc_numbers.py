"""Which targets of our claims MUC-4 counts, on invented claims."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from bench.muc import numbers
from marsad.model import Figure


def _told(
    words: str, number: int | None, *names: str, rule: str = "count.exact", of: str | None = None
) -> Any:
    figure = None if number is None else Figure(number, number, False, words, "persons", rule)
    victims = SimpleNamespace(words=words, names=names)
    quote = SimpleNamespace(text=f"{words} were hurt")
    return SimpleNamespace(victims=victims, count=figure, subset_of=of, quote=quote)


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
        ([_told("nine people", 9), _told("two guards", 2, of="c-1")], ["9", "2"]),
        ([_told("nine people", 9), _told("Ana Ruiz", 1, "Ana Ruiz", of="c-1")], ["1", "9"]),
        ([_told("nine people", 9), _told("five of them", 5, of="c-1")], ["9"]),
        ([_told("his driver and one of his guards", 2, rule="count.sum")], ["1", "1"]),
        ([_told("four priests, their cook, and her daughters", 6, rule="count.sum")],
         ["4", "1", "PLURAL"]),
    ],
)  # fmt: skip
def test_each_target_is_counted_once(told: list[Any], values: list[str]) -> None:
    assert [number.value for number in numbers.numbers(told)] == values


def test_a_number_without_a_noun_counts_what_was_counted_before() -> None:
    _, injured = numbers.numbers([_told("nine people", 9), _told("36", 36)])
    assert injured.said == ("36", "36 were hurt", "people")


def test_more_than_is_anchored_at_the_number_that_is_said() -> None:
    claim = _told("more than 50 people", 51)
    claim.count = Figure(51, None, False, "more than 50", "persons", "count.more_than")
    assert [number.value for number in numbers.numbers([claim])] == ["50-"]
