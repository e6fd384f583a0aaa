"""The real gazetteer, compiled once into the user's cache (some 20 s the first time)."""

from __future__ import annotations

import pytest

from marsad.extract.places import gazetteer


@pytest.fixture(scope="session")
def places() -> gazetteer.Gazetteer:
    return gazetteer.load()
