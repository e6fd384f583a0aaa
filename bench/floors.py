"""The gate: figures that were once reached may not be lost unnoticed.

In: tables, ``targets.yaml`` (what is asked of a figure), ``floors.yaml`` (what was reached, on
which corpus). Out: faults in words; a new ``floors.yaml``. Touches those two files.

A figure is named by its path, ``part/key/key``. A floor belongs to a corpus: if a file's SHA-256
is another than the pinned one, its figures cannot be compared, and that is a fault as well.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.table import Table
from marsad.errors import FormatError

_HERE = Path(__file__).resolve().parent
TARGETS = _HERE / "targets.yaml"
FLOORS = _HERE / "floors.yaml"
_DIGITS = 3
_HEAD = "# Written by `python -m bench --pin`: the figures reached, and the corpora they are of.\n"


@dataclass(frozen=True)
class Target:
    """What is asked: ``floor`` and ``aim``; ``better`` is ``higher`` or ``lower``. ``slack`` is
    the share by which a noisy figure (a time) may fall behind its floor."""

    path: str
    says: str
    corpus: str
    floor: float
    aim: float
    better: str = "higher"
    slack: float = 0.0
    peer: str | None = None

    def meets(self, value: float, asked: float) -> bool:
        """Whether a value is as good as what is asked, up to the rounding of floors."""
        edge = 10**-_DIGITS / 2
        if self.better == "lower":
            return value <= asked * (1 + self.slack) + edge
        return value >= asked * (1 - self.slack) - edge


@dataclass(frozen=True)
class Pinned:
    """What was reached: figures by path, files by name."""

    figures: Mapping[str, float]
    corpora: Mapping[str, str]


def targets(path: Path = TARGETS) -> list[Target]:
    """What is asked of the figures, in the order of the file. Raises FormatError."""
    rows = yaml.safe_load(path.read_text("utf-8"))
    return [Target(**row) for row in rows]


def pinned(mode: str, path: Path = FLOORS) -> Pinned:
    """The floors of a mode (``full`` or ``quick``); empty if nothing was pinned yet."""
    held = yaml.safe_load(path.read_text("utf-8")) if path.exists() else None
    one = (held or {}).get(mode) or {}
    return Pinned(one.get("figures") or {}, one.get("corpora") or {})


def faults(tables: Sequence[Table], floors: Pinned, asked: Sequence[Target]) -> list[str]:
    """What is below its floor, or was measured on another corpus, in words; empty: passed."""
    known = {target.path: target for target in asked}
    ran = {table.name for table in tables if not table.skipped}
    lines = [
        f"{name}: is another file than the one whose floors are pinned"
        for table in tables
        for name, found in table.corpora.items()
        if floors.corpora.get(name, found) != found
    ]
    for path, floor in floors.figures.items():
        if path.split("/")[0] not in ran:
            continue
        if path not in known:
            raise FormatError(path, "has a floor and no target", "correct bench/targets.yaml")
        value = figure(tables, path)
        if value is None:
            lines.append(f"{path}: was not measured; its floor is {floor}")
        elif not known[path].meets(value, floor):
            lines.append(f"{path}: {value:.3f} is behind its floor {floor}")
    return lines


def figure(tables: Sequence[Table], path: str) -> float | None:
    """The figure with that path; None if it was not measured."""
    part, *keys = path.split("/")
    for table in tables:
        value: Any = table.figures
        if table.name != part or table.skipped:
            continue
        for key in keys:
            value = value.get(key) if isinstance(value, Mapping) else None
        return None if value is None else float(value)
    return None


def pin(mode: str, tables: Sequence[Table], lower: bool, path: Path = FLOORS) -> list[str]:
    """Write what was reached; a floor is lowered only with ``lower``. Returns what was kept."""
    asked = targets()
    held = (yaml.safe_load(path.read_text("utf-8")) if path.exists() else None) or {}
    old = pinned(mode, path)
    corpora = {name: found for table in tables for name, found in table.corpora.items()}
    moved = {name for name, found in corpora.items() if old.corpora.get(name, found) != found}
    figures = dict(old.figures)
    kept = []
    for target in asked:
        value = figure(tables, target.path)
        if value is None:
            continue
        floor = figures.get(target.path)
        if floor is not None and not lower and not moved and _worse(target, value, floor):
            kept.append(f"{target.path}: {value:.3f} is behind its floor {floor}, which is kept")
            continue
        figures[target.path] = _rounded(value, target.better)
    held[mode] = {
        "figures": dict(sorted(figures.items())),
        "corpora": dict(sorted({**old.corpora, **corpora}.items())),
    }
    path.write_text(_HEAD + yaml.safe_dump(held, sort_keys=True, allow_unicode=True), "utf-8")
    return kept


def _worse(target: Target, value: float, floor: float) -> bool:
    return value > floor if target.better == "lower" else value < floor


def _rounded(value: float, better: str) -> float:
    """To the side on which the same value meets it again."""
    step = 10**_DIGITS
    return (math.ceil if better == "lower" else math.floor)(value * step) / step
