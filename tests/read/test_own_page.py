"""Marsad's own page is no report: read as one, its record would corroborate itself."""

from __future__ import annotations

import pytest

from marsad.errors import ReadError
from marsad.ids import report_id, sha256
from marsad.model import Report
from marsad.read import text

PAGE = b"""<!doctype html><html><head><title>Incidents on record</title>
<meta name="generator" content="marsad 0.1.0"></head>
<body><p>Three people were killed in Bria, according to one origin.</p></body></html>"""


def test_a_page_that_marsad_made_is_refused_as_a_report() -> None:
    report = Report(report_id(sha256(PAGE), "a"), "a", "marsad.html", "text/html", PAGE)
    with pytest.raises(ReadError, match="a page that Marsad made"):
        text(report, sha256(PAGE))
