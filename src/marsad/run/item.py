"""One report on its way through a worker: read, then extracted.

In: the steps as functions, an item. Out: the text and its claims, or why there are none. Touches
the evidence folder, reading only. The steps are handed in: this module knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from marsad.model import Claim, Failure, Report, Text
from marsad.preserve import Vault
from marsad.run.worker import Broken, Job, attempted


@dataclass(frozen=True, slots=True)
class Steps:
    """What workers do, and in which version; functions importable by name.

    ``load`` makes what ``extract`` needs (models, gazetteer) once in each process.
    """

    read: Callable[[Report, str], Text]
    reader: str
    load: Callable[[], Any]
    extract: Callable[[Text, Any], tuple[Claim, ...]]
    extractor: str


@dataclass(frozen=True, slots=True)
class Item:
    """Work on one report, or only on its ``text`` where that is at hand.

    ``vault`` is where the report's bytes lie; None: the report carries them.
    """

    report: Report
    evidence: str
    vault: Vault | None = None
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an item; ``claims`` None: it was not read, so nothing was extracted."""

    text: Text | Broken
    claims: tuple[Claim, ...] | Broken | None


def job(steps: Steps) -> Job:
    """The job of reading and extracting with these steps."""
    return Job(_do, partial(_ready, steps))


def failure(item: Item, outcome: Outcome | Broken) -> Failure | None:
    """Which step failed and why; None if both were done."""
    if isinstance(outcome, Broken):
        return _failure(item, "read" if item.text is None else "extract", outcome)
    if isinstance(outcome.text, Broken):
        return _failure(item, "read", outcome.text)
    if isinstance(outcome.claims, Broken):
        return _failure(item, "extract", outcome.claims)
    return None


def traces(outcome: Outcome | Broken) -> list[str]:
    """The tracebacks of what broke."""
    parts = (outcome.text, outcome.claims) if isinstance(outcome, Outcome) else (outcome,)
    return [part.trace for part in parts if isinstance(part, Broken) and part.trace]


def _do(state: tuple[Steps, Any], item: Item) -> Outcome:
    steps, loaded = state
    text = item.text or attempted(_read, steps, item)
    if isinstance(text, Broken):
        return Outcome(text, None)
    return Outcome(text, attempted(steps.extract, text, loaded))


def _read(steps: Steps, item: Item) -> Text:
    data = item.vault.get(item.evidence) if item.vault else item.report.data
    return steps.read(replace(item.report, data=data), item.evidence)


def _ready(steps: Steps) -> tuple[Steps, Any]:
    return steps, steps.load()


def _failure(item: Item, step: str, broken: Broken) -> Failure:
    return Failure(item.report.address, step, broken.error, broken.message, broken.next)
