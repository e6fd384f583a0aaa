"""The page of the full invented record, made once for all tests that look at it."""

from __future__ import annotations

import pytest
from invented import full

from marsad.publish import protect
from marsad.publish.page import html


@pytest.fixture(scope="session")
def whole() -> str:
    return html(protect(full()))
