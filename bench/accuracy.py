"""The page that says in plain words how right the program is, from the figures of a run.

In: tables, targets. Out: Markdown. Touches nothing.

Every number comes from a table of the same run; a part that did not run is named as not measured.
Errors are told in both directions: what is missed, and what is invented.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bench.floors import Target, figure
from bench.table import MISSING, Table, markdown

_HEAD = """# How right it is

<!-- Written by `{command}`. Do not edit: run it again. -->

What Marsad misses and what it invents, measured on texts whose answers are known ({day}). The
figures, with their baselines and intervals, are in [benchmarks](benchmarks.md); how the texts of
our own were written and annotated is in [the guide](../gold/GUIDE.md).
"""
_PLAIN = ("gold", "gold-harms", "gold-fields", "confidence", "quiet", "background", "tolls-errors")


def page(tables: Sequence[Table], targets: Sequence[Target], command: str, day: str) -> str:
    """The page. Parts that were not measured are said to be so."""
    held = {table.name: table for table in tables if not table.skipped}
    parts = [_HEAD.format(command=command, day=day), *_in_words(held), _targets(tables, targets)]
    parts += [markdown(held[name]) for name in _PLAIN if name in held]
    return "\n".join(parts)


def _in_words(held: Mapping[str, Table]) -> list[str]:
    said = ["## In plain words\n"]
    if "gold" in held:
        said.append(_claims(held["gold"].figures["test"], held["gold"].figures))
    if "quiet" in held:
        rate = held["quiet"].figures["rate"]
        said.append(
            f"- **Texts without violence.** Of 1,000 sentences of sport, business, politics or "
            f"medicine, most of them with a word of violence in another sense, about "
            f"{rate * 1000:.0f} get a claim of harm."
        )
    if "background" in held:
        own = held["background"].figures
        said.append(
            f"- **Old events.** Of 100 passages that recall another event, a total or a trial, "
            f"{own['leak'] * 100:.0f} become an incident of the day; of 100 passages of news "
            f"beside them, {(1 - own['news found']) * 100:.0f} are missed or taken for background."
        )
    if "tolls-errors" in held:
        said += [_tolls(held["tolls-errors"].figures, harm) for harm in ("killed", "injured")]
    said.append(
        "- **What follows.** Every claim is a proposal with its quotation; a person decides.\n"
    )
    return said


def _claims(test: Mapping[str, float], parts: Mapping[str, Any]) -> str:
    per = {name: 100 * value for name, value in test.items()}
    return (
        f"- **Claims.** Of 100 claims that a documenter would take from unseen texts, written to "
        f"be hard, {per['recall']:.0f} are found and {100 - per['recall']:.0f} are missed. Of 100 "
        f"that are proposed, {100 - per['precision']:.0f} say what the text does not say or say it "
        f"twice; {per['usable']:.0f} are right in harm, standing, role and number, and "
        f"{per['signed']:.0f} in every field down to the age group."
    )


def _tolls(figures: Mapping[str, Any], harm: str) -> str:
    kinds = {name: 100 * value for name, value in figures[f"{harm}, Marsad"]["kinds"].items()}
    return (
        f"- **{harm.capitalize()} in a news article** (US shootings, final toll as gold). Of 100 "
        f"articles, {kinds['right']:.0f} give the right number; {kinds['missed']:.0f} give none "
        f"where there was one, {kinds['too few']:.0f} too few, {kinds['too many']:.0f} too many, "
        f"{kinds['invented']:.0f} some where there was none."
    )


def _targets(tables: Sequence[Table], targets: Sequence[Target]) -> str:
    lines = [
        "## What was asked, and what is reached\n",
        "| what | texts | measured | floor | aim | others | |",
        "|---|---|---:|---:|---:|---|---|",
    ]
    for target in targets:
        value = figure(tables, target.path)
        lines.append(
            f"| {target.says} | {target.corpus} | {_shown(value)} | {target.floor:g} | "
            f"{target.aim:g} | {target.peer or ''} | {_verdict(target, value)} |"
        )
    return "\n".join([*lines, ""])


def _shown(value: float | None) -> str:
    return MISSING if value is None else f"{value:.3g}" if value >= 10 else f"{value:.3f}"


def _verdict(target: Target, value: float | None) -> str:
    if value is None:
        return "not measured in this run"
    target = replace(target, slack=0.0)  # noise excuses a run at the gate, not a claim on a page
    if target.meets(value, target.aim):
        return "aim"
    return "floor" if target.meets(value, target.floor) else "**missed**"
