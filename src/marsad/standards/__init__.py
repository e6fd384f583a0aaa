"""The field's typologies, rule sets and vocabularies, as YAML with a version and a source.

In: the id of a standard. Out: its content. Reads only the package's own files.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from marsad.errors import UseError


@cache
def load(folder: str, name: str) -> dict[str, Any]:
    """The standard ``name`` of a folder (``load("rule_sets", "acled")``); shared, do not change it.

    Raises UseError if there is none, naming those there are.
    """
    path = resources.files(__name__).joinpath(folder, f"{name}.yaml")
    try:
        raw = path.read_text("utf-8")
    except FileNotFoundError:
        known = ", ".join(names(folder))
        kind = folder.rstrip("s").replace("_", " ")
        raise UseError(f"{kind} “{name}”", "is not known", f"use one of {known}") from None
    return dict(yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


@cache
def names(folder: str) -> tuple[str, ...]:
    """The ids that a folder of standards holds, sorted."""
    root = resources.files(__name__).joinpath(folder)
    if not root.is_dir():
        return ()
    return tuple(sorted(item.name[:-5] for item in root.iterdir() if item.name.endswith(".yaml")))
