"""The benchmark's page and its figures for programs.

In: tables, the machine, the command. Out: Markdown, plain JSON types. Touches nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from bench.table import Table, markdown

_HEAD = """# Benchmarks

<!-- Written by `{command}`. Do not edit: run it again. -->

Accuracy, speed and memory on public corpora, beside simple baselines in the same run. Nothing here
is typed by hand. The corpora are not part of the repository; only aggregates are shown.
"""


def page(tables: Sequence[Table], machine: Mapping[str, str], command: str, day: str) -> str:
    """The page: a header that says how it is made, the tables, what they were made with."""
    facts = ", ".join(f"{name} {value}" for name, value in machine.items())
    parts = [_HEAD.format(command=command), f"{day}: {facts}.\n"]
    parts += [markdown(table) for table in tables]
    corpora = _corpora(tables)
    if corpora:
        parts.append("## Corpora\n\n| file | SHA-256 |\n|---|---|")
        parts.append("\n".join(f"| {name} | `{found}` |" for name, found in corpora.items()) + "\n")
    return "\n".join(parts)


def results(tables: Sequence[Table], machine: Mapping[str, str], command: str, day: str) -> str:
    """The same figures as JSON, with sorted keys."""
    value = {
        "command": command,
        "day": day,
        "machine": dict(machine),
        "corpora": _corpora(tables),
        "parts": {
            table.name: {"figures": table.figures, "skipped": table.skipped} for table in tables
        },
    }
    return json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _corpora(tables: Sequence[Table]) -> dict[str, str]:
    return dict(sorted(item for table in tables for item in table.corpora.items()))
