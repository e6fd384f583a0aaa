"""The order of the steps: take, keep, read, extract, group, count. The only module that knows all.

In: paths and addresses, or claims. Out: what was done, or claims, or incidents. Touches the store
that is handed in; the steps themselves are pure and run in worker processes.

A run can end at any moment. What it has committed stays; the next run finds in the store what is
unfinished (reports that this version has not read, texts that this version has not extracted) and
does only that. An item that fails is recorded with its reason, and the others go on. A file that
changed at its address is another report: both stay, each with its own evidence and claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from marsad import count, extract, intake, read, resolve
from marsad.errors import IntakeError, IntegrityError, ReadError
from marsad.extract import models
from marsad.ids import sha256
from marsad.model import Claim, Failure, Report, Resolution, Text
from marsad.read.readers import READERS
from marsad.run import Broken, each
from marsad.run.item import Item, Outcome, Steps, failure, job, traces
from marsad.store import Change, Clock, Store, asked, batches, record, results

RULE_SET = "literal"
READER = " ".join(sorted({f"{one.name}/{one.version}" for one in READERS.values()}))
STEPS = Steps(read.text, READER, models.load, extract.many, extract.VERSION)
Told = Callable[[str, int, int | None], None]  # stage, items done, items in all (None: unknown)
_EMPTY: Mapping[str, str] = MappingProxyType({})
_UNREAD: Mapping[str, resolve.Wording] = MappingProxyType({})


@dataclass(slots=True)
class Done:
    """What a run did: new reports, texts read and extracted, and the failures that it met.

    ``traces`` are the tracebacks of failures in workers, for those who look for the fault.
    """

    reports: int = 0
    read: int = 0
    extracted: int = 0
    failures: list[Failure] = field(default_factory=list)
    traces: list[str] = field(default_factory=list)
    resolution: Resolution = field(default_factory=lambda: Resolution((), ()))


def run(
    store: Store,
    given: Sequence[str],
    options: intake.Given,
    *,
    clock: Clock,
    processes: int,
    rule_set: str = RULE_SET,
    steps: Steps = STEPS,
    told: Told = lambda stage, done, of: None,
) -> Done:
    """The whole path into the store: what is given, and whatever an earlier run left unfinished.

    Raises StoreError (disk full, locked); failures of single items are in the result.
    """
    done = Done()
    own = [store.vault.root] if store.location.url else [store.location.folder, store.vault.root]
    taken = intake.take(given, options, clock=clock, leave_out=own)
    _keep(store, taken, clock, done, told)
    _work(store, steps, processes, clock, done, told)
    done.resolution = regroup(store, rule_set, told)
    return done


def claims(
    taken: Iterable[Report | Failure], *, processes: int, steps: Steps = STEPS
) -> Iterator[tuple[Text, tuple[Claim, ...]] | Failure]:
    """Without a store: each report's text and claims, in order; what failed comes as it fails."""
    failed: list[Failure] = []
    for item, outcome in each(job(steps), _items(taken, failed), processes=processes):
        yield from failed
        failed.clear()
        if isinstance(outcome, Outcome) and isinstance(outcome.claims, tuple):
            assert isinstance(outcome.text, Text)
            yield outcome.text, outcome.claims
        broken = failure(item, outcome)
        if broken is not None:
            yield broken
    yield from failed


def incidents(
    said: Iterable[Claim],
    rule_set: str = RULE_SET,
    *,
    copies: Mapping[str, str] = _EMPTY,
    wordings: Mapping[str, resolve.Wording] = _UNREAD,
) -> Resolution:
    """Claims to incidents and tallies with their counts under a rule set. Pure.

    ``copies`` and ``wordings`` come from the texts (``resolve``); without them, claims alone are
    grouped, and more happenings stay apart.
    """
    held = {claim.id: claim for claim in said}
    origins = resolve.origins(held.values(), copies)
    grouped = resolve.incidents(held.values(), copies, wordings)
    counted = count.complete(grouped, held, origins, rule_set)
    return Resolution(counted, count.tallies(held.values(), counted, rule_set))


def regroup(store: Store, rule_set: str, told: Told = lambda stage, done, of: None) -> Resolution:
    """Group and count all claims of the store anew, under this rule set and those stored before.

    Nothing is written where nothing changed. The result is the one under ``rule_set``.
    """
    said = tuple(asked.current_claims(store))
    copies = resolve.copies((text.id, text.body) for text in asked.current_texts(store))
    wordings = {
        text.id: resolve.wording(text.title, text.body) for text in asked.current_texts(store)
    }
    wanted = sorted({rule_set, *asked.rule_sets(store)})
    for at, name in enumerate(wanted):
        told("incidents", at, len(wanted))
        found = incidents(said, name, copies=copies, wordings=wordings)
        with store.change() as change:
            results.resolution(change, name, found, len(said))
    told("incidents", len(wanted), len(wanted))
    return asked.resolution(store, rule_set)


def _items(taken: Iterable[Report | Failure], failed: list[Failure]) -> Iterator[Item]:
    for one in taken:
        if isinstance(one, Failure):
            failed.append(one)
        else:
            yield Item(one, sha256(one.data))


def _keep(
    store: Store, taken: Iterable[Report | Failure], clock: Clock, done: Done, told: Told
) -> None:
    """Every report's bytes into the vault; what could not be taken in, into the failures."""
    seen = 0

    def write(change: Change, one: Report | Failure) -> None:
        nonlocal seen
        seen += 1
        told("reports", seen, None)
        if isinstance(one, Report):
            try:
                done.reports += record.report(change, store.vault, one)
                for step in ("intake", "keep"):
                    record.clear(change, one.address, step, "it arrived")
                return
            except (IntakeError, IntegrityError) as fault:
                name = type(fault).__name__
                one = Failure(one.address, "keep", name, fault.reason, fault.next)
        done.failures.append(one)
        record.failure(change, one)

    batches(store, taken, write, clock)


def _work(store: Store, steps: Steps, processes: int, clock: Clock, done: Done, told: Told) -> None:
    """Read and extract what is unfinished; outcomes are written in the order of arrival."""
    unread = asked.unread(store, steps.reader)
    waiting = asked.unextracted(store, steps.extractor)
    total = len(unread) + len(waiting)
    finished = 0

    def items() -> Iterator[Item]:
        for report_id in unread:
            yield Item(*asked.report(store, report_id), store.vault)
        for text_id in waiting:
            text = asked.text(store, text_id)
            yield Item(asked.text_reports(store, text_id)[0], text.evidence, None, text)

    def write(change: Change, result: tuple[Item, Outcome | Broken]) -> None:
        nonlocal finished
        finished += 1
        told("claims", finished, total)
        _write(change, *result, steps, done)

    if total:
        made = each(job(steps), items(), processes=processes)
        batches(store, made, write, clock)


def _write(change: Change, item: Item, outcome: Outcome | Broken, steps: Steps, done: Done) -> None:
    failed = failure(item, outcome)
    if isinstance(outcome, Outcome) and isinstance(outcome.text, Text):
        text = outcome.text
        try:
            if item.text is None:
                record.text(change, item.report, text, steps.reader)
                done.read += 1
            if isinstance(outcome.claims, tuple):
                version = steps.extractor if outcome.proposed is None else steps.unaided
                record.extraction(change, text.id, outcome.claims, version)
                if outcome.proposed is None:
                    record.clear(change, item.report.address, "propose", "it was answered")
                done.extracted += 1
        except ReadError as fault:
            failed = Failure(item.report.address, "read", "ReadError", fault.reason, fault.next)
    if failed is not None:
        done.failures.append(failed)
        done.traces.extend(traces(outcome))
        record.failure(change, failed, item.report.id)
