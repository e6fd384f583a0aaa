"""One report on its way through a worker: read, then extracted.

In: the steps as functions, an item. Out: the text and its claims, or why there are none. Touches
the evidence folder, reading only. The steps are handed in: this module knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from marsad.model import Claim, Failure, Proposal, Report, Text
from marsad.preserve import Vault
from marsad.run.worker import Broken, Job, attempted, broken

Asked = tuple[Text, Sequence[Proposal]]


@dataclass(frozen=True, slots=True)
class Steps:
    """What workers do, and in which version; functions importable by name.

    ``load`` makes what ``extract`` needs (models, gazetteer) once in each process. ``proposer``
    makes what asks a language model, where one is to be asked; ``unaided`` is the extractor's
    version where it gave nothing, so that the text is asked about again. ``extract`` takes many
    texts, each with what was proposed, and gives the claims or the fault of each, in order.
    """

    read: Callable[[Report, str], Text]
    reader: str
    load: Callable[[], Any]
    extract: Callable[[Iterable[Asked], Any], Iterable[tuple[Claim, ...] | Exception]]
    extractor: str
    proposer: Callable[[], Callable[[Text], tuple[Proposal, ...]]] | None = None
    unaided: str = ""


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
    """What became of an item; ``claims`` None: it was not read, so nothing was extracted.

    ``proposed``: why a language model that was to be asked gave nothing; the claims are whole.
    """

    text: Text | Broken
    claims: tuple[Claim, ...] | Broken | None
    proposed: Broken | None = None


def job(steps: Steps) -> Job:
    """The job of reading and extracting with these steps."""
    return Job(_do, partial(_ready, steps), together=True)


def failure(item: Item, outcome: Outcome | Broken) -> Failure | None:
    """Which step failed and why; None if both were done."""
    if isinstance(outcome, Broken):
        return _failure(item, "read" if item.text is None else "extract", outcome)
    if isinstance(outcome.text, Broken):
        return _failure(item, "read", outcome.text)
    if isinstance(outcome.claims, Broken):
        return _failure(item, "extract", outcome.claims)
    if outcome.proposed is not None:
        return _failure(item, "propose", outcome.proposed)
    return None


def traces(outcome: Outcome | Broken) -> list[str]:
    """The tracebacks of what broke."""
    parts: tuple[object, ...] = (outcome,)
    if isinstance(outcome, Outcome):
        parts = (outcome.text, outcome.claims, outcome.proposed)
    return [part.trace for part in parts if isinstance(part, Broken) and part.trace]


def _do(state: tuple[Steps, Any, Any], items: Sequence[Item]) -> Iterator[Outcome]:
    steps, loaded, ask = state
    texts = [item.text or attempted(_read, steps, item) for item in items]
    whole = [text for text in texts if isinstance(text, Text)]
    proposed = [attempted(ask, text) if ask else () for text in whole]
    found = [() if isinstance(one, Broken) else one for one in proposed]
    extracted = zip(
        proposed, steps.extract(zip(whole, found, strict=True), loaded), strict=True
    )  # fmt: skip
    for text in texts:
        if isinstance(text, Broken):
            yield Outcome(text, None)
            continue
        offered, claims = next(extracted)
        yield Outcome(
            text,
            broken(claims) if isinstance(claims, Exception) else claims,
            offered if isinstance(offered, Broken) else None,
        )


def _read(steps: Steps, item: Item) -> Text:
    data = item.vault.get(item.evidence) if item.vault else item.report.data
    return steps.read(replace(item.report, data=data), item.evidence)


def _ready(steps: Steps) -> tuple[Steps, Any, Any]:
    return steps, steps.load(), steps.proposer() if steps.proposer else None


def _failure(item: Item, step: str, broken: Broken) -> Failure:
    return Failure(item.report.address, step, broken.error, broken.message, broken.next)
