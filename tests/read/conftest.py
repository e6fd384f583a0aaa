"""Reading bytes in a test as the pipeline reads them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from marsad import read
from marsad.ids import report_id, sha256
from marsad.model import Report, Text

Reader = Callable[..., Text]


@pytest.fixture(scope="session")
def reading() -> Reader:
    """Bytes of a media type, and what an operator gave, as a Text."""

    def text_of(
        data: bytes,
        media_type: str = "text/plain",
        *,
        title: str | None = None,
        published: date | None = None,
        outlet: str | None = None,
        language: str | None = None,
        headers: tuple[tuple[str, str], ...] = (),
    ) -> Text:
        report = Report(
            id=report_id(sha256(data), "/reports/one"),
            address="/reports/one",
            document="one",
            media_type=media_type,
            data=data,
            given_title=title,
            given_published=published,
            given_outlet=outlet,
            given_language=language,
            headers=headers,
        )
        return read.text(report, sha256(data))

    return text_of
