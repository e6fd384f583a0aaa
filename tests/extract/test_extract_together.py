"""Many texts at once give what each gives alone, to the byte, whatever stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from expected import examples, text_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench import gold
from marsad import codec, extract
from marsad.errors import ExtractError
from marsad.extract.models import Models
from marsad.extract.parse.products import BLOCK, product
from marsad.model import Text

_PLAIN = "Soldiers killed nine men in Homs on Monday."
_QUIET = "The council met on Monday to speak of the harvest."
_REPORTS = [item.text for item in gold.part_items("dev")]
_SENTENCES = [text_of(one.text) for one in examples()[::9]]
Said = str | Exception


def _many(texts: list[Text], models: Models) -> list[Said]:
    found = extract.many(((text, ()) for text in texts), models)
    return [one if isinstance(one, Exception) else _json(one) for one in found]


def _json(claims: Any) -> str:
    return repr([codec.to_json(claim) for claim in claims])


def _alone(text: Text, models: Models) -> str:
    return _json(extract.claims(text, models))


def test_every_report_of_the_gold_says_the_same_beside_others(models: Models) -> None:
    texts = [*_REPORTS, *_SENTENCES]
    alone = [_alone(text, models) for text in texts]
    assert _many(texts, models) == alone
    assert _many(texts[::-1], models)[::-1] == alone


@given(st.lists(st.sampled_from([*_REPORTS, *_SENTENCES, text_of(_QUIET), text_of("")])))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_texts_in_any_order(models: Models, texts: list[Text]) -> None:
    assert _many(texts, models) == [_alone(text, models) for text in texts]


def test_the_fault_of_one_text_is_its_own(models: Models) -> None:
    good = text_of(_PLAIN)
    odd = [replace(good, language="fr"), replace(good, body="Nine were \ud800 killed.")]
    first, second, third, last = _many([good, *odd, good], models)
    assert first == last == _alone(good, models)
    assert isinstance(second, ExtractError)
    assert isinstance(third, ExtractError)


class _Breaking:
    """A parser that breaks at one word."""

    def __init__(self, parser: Any) -> None:
        self._parser = parser

    def __call__(self, sentences: Any) -> Iterator[Any]:
        held = list(sentences)
        if any("Homs" in sentence for sentence in held):
            raise RuntimeError("Homs")
        return iter(self._parser(held))


def test_a_parse_that_breaks_costs_the_text_that_broke_it(models: Models) -> None:
    breaking = replace(models, parser=_Breaking(models.parser))  # type: ignore[arg-type]
    other = text_of("Shells killed two women in Idlib.")
    first, second, third = _many([other, text_of(_PLAIN), other], breaking)
    assert first == third == _alone(other, models)
    assert isinstance(second, RuntimeError)


def test_texts_are_taken_only_a_few_ahead(models: Models) -> None:
    taken = 0

    def texts() -> Iterator[extract.Asked]:
        nonlocal taken
        for _ in range(10_000):
            taken += 1
            yield text_of(_PLAIN if taken % 5 == 0 else _QUIET * 9), ()

    found = extract.many(texts(), models)
    assert next(found) == ()
    assert taken < 1000


@pytest.mark.parametrize("rows", [1, 2, 3, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 7])
@pytest.mark.parametrize(("width", "columns"), [(96, 50), (64, 106), (288, 288), (96, 64)])
def test_a_row_of_a_product_rounds_alike_beside_any_others(
    rows: int, width: int, columns: int
) -> None:
    numbers = np.random.default_rng(7)
    whole = numbers.standard_normal((1000, width)).astype(np.float32)
    weights = numbers.standard_normal((width, columns)).astype(np.float32)
    expected = product(whole, weights)
    assert np.allclose(expected, whole @ weights, atol=1e-3)
    for start in (0, 1, 5, 333):
        part = product(whole[start : start + rows], weights)
        assert np.array_equal(part, expected[start : start + rows])
