"""What the response headers of a web address say of the content.

In: a Report. Out: the encoding that its headers declare. Touches nothing.
"""

from __future__ import annotations

import re

from marsad.model import Report

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]+)", re.I)


def charset(report: Report) -> str | None:
    """The ``charset`` of the Content-Type header (RFC 9110, 8.3.2); None if none is declared."""
    for name, value in report.headers:
        if name.lower() == "content-type" and (match := _CHARSET.search(value)):
            return match[1].lower()
    return None
