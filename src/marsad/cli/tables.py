"""Tables that a person reads: claims, incidents, tallies, failures, faults.

In: nouns. Out: Rich tables. Touches nothing. No names of victims stand in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text as Words

from marsad.cli import words
from marsad.model import Claim, Failure, Fault, Incident, Tally

QUOTED = 240  # characters of a quotation in a cell; `why` shows all of it


def claims(said: Iterable[Claim]) -> Table:
    """One row a claim."""
    table = _table("Claims")
    for name in ("what", "how many", "who was harmed", "when", "where", "by whom"):
        table.add_column(name, overflow="fold")
    table.add_column("according to", overflow="fold")
    table.add_column("said as", overflow="fold")
    table.add_column("quotation", overflow="fold", ratio=1, min_width=30)
    for claim in said:
        table.add_row(
            words.happened(claim),
            words.figure(claim.count),
            words.victims(claim.victims),
            words.when(claim.when),
            words.where(claim.where),
            words.actors(claim.actors),
            words.sources(claim.sources),
            words.standing(claim),
            Words(_short(claim.quote.text), style="italic"),
        )
    return table


def incidents(found: Iterable[Incident]) -> Table:
    """One row an incident: when, where, what, range, grade, origins, id."""
    table = _table("Incidents")
    for name in ("when", "where", "what", "how many", "by whom", "grade", "origins"):
        table.add_column(name, overflow="fold")
    table.add_column("id", no_wrap=True)
    for incident in found:
        table.add_row(
            words.when(incident.when),
            words.where(incident.where),
            words.what(incident),
            words.counts(incident),
            words.actors(incident.actors),
            incident.status,
            "; ".join(incident.origins) or words.UNKNOWN,
            incident.id,
        )
    return table


def tallies(totals: Iterable[Tally], sentences: Mapping[str, str]) -> Table:
    """One row a running total: the comparison in words, and its claim."""
    table = _table("Running totals, set against the incidents recorded in their scope")
    table.add_column("claimed and recorded", overflow="fold")
    table.add_column("claim", no_wrap=True)
    for tally in totals:
        table.add_row(sentences[tally.claim], tally.claim)
    return table


def failures(failed: Iterable[Failure]) -> Table:
    """One row a failure: what, at which step, why, what to do."""
    table = _table("Could not be done")
    for name in ("report", "step", "why", "what to do"):
        table.add_column(name, overflow="fold")
    for one in failed:
        table.add_row(one.address, one.step, one.message, one.next)
    return table


def faults(found: Iterable[Fault]) -> Table:
    """One row a fault of the record."""
    table = _table("Faults")
    for name in ("kind", "with", "what is wrong"):
        table.add_column(name, overflow="fold")
    for fault in found:
        table.add_row(fault.kind, fault.about, fault.message)
    return table


def mentions(found: Iterable[Mapping[str, Any]]) -> Table:
    """One row a mention of one grammar."""
    table = _table("Mentions")
    for name in ("report", "part", "characters", "words", "rule"):
        table.add_column(name, overflow="fold")
    for one in found:
        place = f"{one['start']}–{one['end']}"
        table.add_row(one["report"], one["part"], place, Words(one["words"]), one["rule"])
    return table


def _table(title: str) -> Table:
    return Table(
        title=title, title_justify="left", box=SIMPLE_HEAD, show_lines=False, pad_edge=False
    )


def _short(quotation: str) -> str:
    one_line = " ".join(quotation.split())
    return one_line if len(one_line) <= QUOTED else one_line[: QUOTED - 1] + "…"
