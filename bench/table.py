"""What a part of the benchmark found, as a table for the terminal, for Markdown and for JSON.

In: tables. Out: Rich tables, Markdown, plain values. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rich.table import Table as Shown

MISSING = "–"


@dataclass(frozen=True)
class Table:
    """``figures`` are the same numbers for programs; ``notes`` say how they were made.

    ``corpora`` maps each corpus file that was read (its path under the data folder) to its SHA-256.
    """

    name: str
    title: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    figures: Mapping[str, Any] = field(default_factory=dict)
    corpora: Mapping[str, str] = field(default_factory=dict)
    skipped: bool = False


def skipped(name: str, title: str, why: str) -> Table:
    """The table of a part that could not be measured here."""
    return Table(name, title, notes=(f"skipped: {why}",), skipped=True)


def rich(table: Table) -> Shown:
    """For a terminal, without the notes: first column left, the others right."""
    shown = Shown(title=table.title, title_justify="left")
    for at, column in enumerate(table.columns):
        shown.add_column(column, justify="right" if at else "left")
    for row in table.rows:
        shown.add_row(*row)
    return shown


def markdown(table: Table) -> str:
    """A section of the page; cells hold no bar (they are ours)."""
    lines = [f"## {table.title}", ""]
    if table.columns:
        lines.append("| " + " | ".join(table.columns) + " |")
        lines.append("|---|" + "---:|" * (len(table.columns) - 1))
        lines += ["| " + " | ".join(row) + " |" for row in table.rows]
        lines.append("")
    lines += [f"- {note}" for note in table.notes]
    return "\n".join(lines).rstrip() + "\n"


def share(value: float | None) -> str:
    """0.768, or a dash where there is nothing to take a share of."""
    return MISSING if value is None else f"{value:.3f}"
