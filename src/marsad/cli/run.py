"""``marsad run PATH…``: the whole path into the store, then what is in it.

In: paths and addresses. Out: incidents, running totals, failures. Touches the store; the network
only where an address is given.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli import options
from marsad.cli.options import Format

if TYPE_CHECKING:
    from marsad.model import Failure
    from marsad.pipeline import Done


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Files, folders and addresses. None: finish what an earlier run left unfinished.",
        ),
    ] = None,
    store: options.StoreOption = options.STORE,
    evidence: options.EvidenceOption = None,
    rule_set: options.RuleSetOption = options.RULE_SET,
    title: options.TitleOption = None,
    published: options.PublishedOption = None,
    outlet: options.OutletOption = None,
    language: options.LanguageOption = None,
    propose: options.ProposeOption = None,
    propose_model: options.ProposeModelOption = options.PROPOSE_MODEL,
    propose_seconds: options.ProposeSecondsOption = options.PROPOSE_SECONDS,
    jobs: options.JobsOption = None,
    format: options.FormatOption = Format.table,
    limit: options.LimitOption = None,
    verbose: options.VerboseOption = False,
) -> None:
    """Keep reports, read them, extract claims, group and count them; show the incidents.

    Run again at any time: what is in the store is not done twice, what failed is tried again.
    """
    # loaded here: the database library and the steps take a second, which --help should not cost
    from marsad import intake, pipeline
    from marsad import store as stores
    from marsad.cli import console, proposing
    from marsad.model import Resolution
    from marsad.run import cores
    from marsad.store.cited import cited, sentences

    given = intake.Given(title, options.day(published), outlet, language)
    steps = proposing.steps(propose, propose_model, propose_seconds)
    if not paths:
        with stores.reading(store, evidence):
            pass  # without reports to take in, there must be a store with something to finish
    with (
        stores.writing(store, evidence, clock=options.now) as opened,
        console.progress() as told,
    ):
        done = pipeline.run(
            opened,
            paths or [],
            given,
            clock=options.now,
            processes=jobs or cores(),
            rule_set=rule_set,
            steps=steps,
            told=told,
        )
        totals = done.resolution.tallies
        said = sentences(totals, cited(opened, Resolution((), totals)))
        older = len(stores.asked.open_failures(opened)) - len(done.failures)
        again = _again(opened.location.name, evidence)
    _show(done, said, format, limit, again)
    if verbose:
        for trace in done.traces:
            console.note(trace)
    if older > 0:
        console.note(f"{older} failures of earlier runs are still open: give their reports again")
    raise typer.Exit(_code(done.failures))


def _show(
    done: Done, sentences: Mapping[str, str], format: Format, limit: int | None, again: str
) -> None:
    from marsad.cli import console, sheet, tables, words

    found, totals = words.in_order(done.resolution.incidents)[:limit], done.resolution.tallies
    if format is Format.jsonl:
        for incident in found:
            console.json_line(incident)
    elif format is Format.json:
        console.json_whole(
            {
                "reports": done.reports,
                "read": done.read,
                "extracted": done.extracted,
                "incidents": found,
                "tallies": [_tally(tally, sentences) for tally in totals],
                "failures": done.failures,
            }
        )
    elif format is Format.csv:
        sheet.incidents(found)
    else:
        out = console.out()
        out.print(tables.incidents(found))
        console.left_out(len(done.resolution.incidents), limit)
        if totals:
            out.print(tables.tallies(totals, sentences))
        out.print(_summary(done))
        if found:
            shown = max(found, key=lambda one: (len(one.origins), len(one.claims), one.id))
            said = f"{console.called()} why {shown.id}{again}"
            out.print(f"\nFrom a number down to the words: {said}", soft_wrap=True)
    if format in {Format.jsonl, Format.csv}:
        console.totals_left_out(len(totals), format.value)
    if format is not Format.json and done.failures:
        console.errors().print(tables.failures(done.failures))


def _again(store: str, evidence: Path | None) -> str:
    """The options that name this store in another command (a password is not shown)."""
    where = "" if store == options.STORE else f" --store {shlex.quote(store)}"
    return where if evidence is None else f"{where} --evidence {shlex.quote(str(evidence))}"


def _tally(tally: Any, sentences: Mapping[str, str]) -> dict[str, Any]:
    from marsad.codec import to_json

    return {**to_json(tally), "sentence": sentences[tally.claim]}


def _summary(done: Done) -> str:
    found = done.resolution
    new = f"{done.reports} new reports kept, {done.read} read, {done.extracted} extracted"
    held = f"{len(found.incidents)} incidents and {len(found.tallies)} running totals in the store"
    failed = f"; {len(done.failures)} could not be done" if done.failures else ""
    return f"{new}; {held}{failed}."


def _code(failures: Sequence[Failure]) -> int:
    if any(failure.error == "IntegrityError" for failure in failures):
        return 3
    return 1 if failures else 0
