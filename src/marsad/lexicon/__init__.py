"""Words by language, as YAML with a version and a source: triggers, number words, reporting verbs.

In: a language and the name of a list. Out: its content. Reads only the package's own files.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from marsad.errors import UseError


@cache
def load(language: str, name: str) -> dict[str, Any]:
    """The word list ``name`` of ``language`` (``load("en", "numbers")``); shared, do not change it.

    Raises UseError if the language has no such list.
    """
    path = resources.files(__name__).joinpath(language, f"{name}.yaml")
    try:
        raw = path.read_text("utf-8")
    except FileNotFoundError:
        known = sorted(item.name for item in resources.files(__name__).iterdir() if item.is_dir())
        raise UseError(
            f"word list “{name}” of language “{language}”",
            f"not in this version (languages here: {', '.join(known)})",
            "add it under src/marsad/lexicon/",
        ) from None
    content = yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for key in ("version", "source"):
        if key not in content:
            raise UseError(f"word list {language}/{name}", f"has no “{key}”", "add it to the file")
    return dict(content)
