"""The demonstration: invented reports about an invented conflict, and their right answers.

In: nothing. Out: where the package keeps its reports and ``answers.yaml``. Reads nothing itself.
The towns are real, so that the gazetteer finds them; every event, group, outlet and person is not.
"""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable


def reports() -> Traversable:
    """The folder of demonstration reports (.txt .html .eml .md .jsonl)."""
    return resources.files(__name__).joinpath("reports")


def answers() -> Traversable:
    """The YAML file of claims, incidents and tallies that a careful reader writes down."""
    return resources.files(__name__).joinpath("answers.yaml")
