"""The lists of ``data/protection.yaml``: who is protected, by which words they are seen.

In: nothing. Out: the lists and their compiled patterns. Reads the package's own file.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def lists() -> dict[str, Any]:
    """All lists; shared, do not change them."""
    path = resources.files(__package__).joinpath("data", "protection.yaml")
    return dict(yaml.safe_load(path.read_text("utf-8")))


@cache
def patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    """The patterns ``child``, ``sexual`` or ``person``."""
    return tuple(re.compile(item) for item in lists()[kind])
