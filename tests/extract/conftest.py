"""The real models, loaded once in a session (the gazetteer compiles its index the first time)."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from expected import PUBLISHED, Read, text_of

from marsad import extract
from marsad.extract import models as loading
from marsad.extract.models import Models
from marsad.model import Claim


@pytest.fixture(scope="session")
def models() -> Models:
    return loading.load()


@pytest.fixture(scope="session")
def read(models: Models) -> Read:
    """The claims of a body, with a title and a date of publication if given; each read once."""

    @cache
    def claims(
        body: str, title: str | None = None, published: date | None = PUBLISHED
    ) -> tuple[Claim, ...]:
        return extract.claims(text_of(body, title, published), models)

    return claims
