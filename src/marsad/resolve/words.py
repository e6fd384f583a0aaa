"""The words that name nobody: read from ``words.yaml`` beside this module.

In: the name of a list. Out: its words, in lower case. Reads only the package's own file.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml


@cache
def words(name: str) -> frozenset[str]:
    """One list of ``words.yaml``, for instance ``words("persons")``."""
    raw = resources.files("marsad.resolve").joinpath("words.yaml").read_text("utf-8")
    return frozenset(str(yaml.safe_load(raw)[name]).split())


@cache
def common() -> frozenset[str]:
    """The words that reports of every happening use: ``common.yaml``."""
    raw = resources.files("marsad.resolve").joinpath("common.yaml").read_text("utf-8")
    return frozenset(str(yaml.safe_load(raw)["common"]).split())
