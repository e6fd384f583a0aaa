"""The reference of ``marsad.estimate``, from its signatures and docstrings.

In: the package. Out: the page. Touches the page with ``python tests/docs/reference.py``.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from pathlib import Path
from typing import Any

import marsad.estimate
from marsad.estimate import checks, diagnostics, methods, pair, strata
from marsad.model import Estimate

PAGE = Path(__file__).resolve().parents[2] / "docs" / "estimate-reference.md"
_HEAD = """# Reference of `marsad.estimate`

<!-- Written by `python tests/docs/reference.py` from signatures and docstrings. Do not edit. -->

Every function is pure. Populations and counts are in persons. The formulas, and when a method
refuses, are on [the page of methods](estimate-methods.md); how to begin is in
[the tutorial](estimate-tutorial.md).
"""


def page() -> str:
    """The whole page, as Markdown."""
    parts = [_HEAD]
    for title, things in sections().items():
        parts.append(f"\n## {title}\n")
        parts += [_entry(name, thing) for name, thing in things]
    return "".join(parts).rstrip() + "\n"


def sections() -> dict[str, list[tuple[str, Any]]]:
    """What the page shows, by part."""
    here = marsad.estimate
    public = {name: getattr(here, name) for name in here.__all__}
    functions = {name: thing for name, thing in public.items() if inspect.isfunction(thing)}
    ways = {entry.function for entry in methods.ENTRIES}
    reading = ("read", "frame", "table", "people", "versions")
    rest = [name for name in functions if name not in ways and name not in reading]
    return {
        "Lists": [("Lists", here.Lists), *((name, functions[name]) for name in reading)],
        "The panel, strata, versions": [
            *((name, functions[name]) for name in rest),
            ("strata.total", strata.total),
            ("Panel", here.Panel),
            ("Stratified", here.Stratified),
        ],
        "Methods": [(name, functions[name]) for name in functions if name in ways]
        + [("pair.pairs", pair.pairs), ("pair.Pair", pair.Pair)],
        "Diagnostics": [
            (f"{module.__name__.rpartition('.')[2]}.{name}", thing)
            for module in (diagnostics, checks)
            for name, thing in vars(module).items()
            if inspect.isfunction(thing)
            and thing.__module__ == module.__name__
            and not name.startswith("_")
        ],
        "The result": [("Estimate", Estimate)],
    }


def _entry(name: str, thing: Any) -> str:
    if inspect.isclass(thing):
        fields = ", ".join(f"`{field.name}`" for field in dataclasses.fields(thing))
        return f"\n### {name}\n\n{_text(thing)}\n\nFields: {fields}.\n"
    signature = re.sub(r"'", "", str(inspect.signature(thing)))
    return f"\n### {name}\n\n```python\n{name}{signature}\n```\n\n{_text(thing)}\n"


def _text(thing: Any) -> str:
    return re.sub(r"``([^`]+)``", r"`\1`", re.sub(r":class:`~?([^`]+)`", r"`\1`", _doc(thing)))


def _doc(thing: Any) -> str:
    written = inspect.getdoc(thing)
    if not written:
        raise ValueError(f"{thing} has no docstring")
    return written


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
