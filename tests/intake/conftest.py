"""Taking in, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from marsad import intake
from marsad.model import Failure, Report

NOW = datetime(2024, 6, 14, 9, 30, tzinfo=UTC)
Taker = Callable[..., list[Report | Failure]]


@pytest.fixture(scope="session")
def taken() -> Taker:
    """Everything that ``take`` gives for these paths and addresses."""

    def outcomes(*given, options: intake.Given | None = None, **more) -> list[Report | Failure]:
        options = options or intake.Given()
        paths = [str(each) for each in given]
        return list(intake.take(paths, options, clock=lambda: NOW, **more))

    return outcomes
