"""Every text of the table gives the claims that the design expects of it, and no other."""

from __future__ import annotations

import pytest
from expected import Example, Read, deviations, examples


def _marked(example: Example) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=example.fails)] if example.fails else []
    return pytest.param(example, id=example.name, marks=marks)


@pytest.mark.parametrize("example", [_marked(example) for example in examples()])
def test_a_text_gives_the_claims_that_the_table_expects_and_no_other(
    example: Example, read: Read
) -> None:
    claims = read(example.text, title=example.title, published=example.published)
    found = deviations(example.claims, claims)
    assert not found, f"{example.text}\n" + "\n".join(found)


def test_the_table_tells_each_text_once() -> None:
    texts = [(example.title, example.text) for example in examples()]
    assert len(texts) == len(set(texts))
