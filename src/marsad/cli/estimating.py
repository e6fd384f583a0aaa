"""Run the panel and write it as it comes: rows for people, JSON, CSV.

In: Lists and what was asked. Out: panels; lines on standard output, progress on standard error.
Touches the two streams, and with ``draw`` the file named.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from marsad.cli import console, sheet
from marsad.cli.options import Format
from marsad.errors import UseError
from marsad.estimate import methods, panel, words
from marsad.estimate.lists import Lists
from marsad.estimate.panel import Panel
from marsad.estimate.strata import TOTAL, seed_of, totals
from marsad.model import Estimate

_WIDE = max(len(entry.title) for entry in methods.ENTRIES)
_COLUMNS = (
    "stratum", "method", "kind", "observed", "point", "low", "high", "level", "reading", "refusal",
    "warnings", "seed", "version",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """The methods (None: all that are made for so many lists), and how to run and write them."""

    methods: tuple[str, ...] | None
    seed: int
    level: float
    format: Format
    verbose: bool


def strata(file: str, tables: Sequence[Lists], asked: Asked) -> tuple[list[Panel], bool]:
    """A panel for each table, written as its methods answer; totals where there are several.

    The panels, totals last, and whether all was finished: Ctrl-C ends the work, not the output.
    """
    whole = len(tables) == 1
    shown: list[Panel] = []
    for lists in tables:
        seed = asked.seed if whole else seed_of(asked.seed, lists.stratum)
        made = _panel(file, lists, dataclasses.replace(asked, seed=seed))
        shown.append(made)
        if made.unfinished:
            break
    finished = not shown[-1].unfinished and len(shown) == len(tables)
    if not whole and finished:
        shown.append(_totals(shown, asked))
        _write_panel(file, shown[-1], asked)
    elif not finished:
        left = len(tables) - len(shown)
        console.note(
            "marsad: broken off; what is shown was finished"
            + (f", {left} strata were not begun and there is no total" if left else "")
        )
    _write_whole(shown, asked)
    return shown, finished


def versions(
    file: str,
    tables: Mapping[str, Sequence[Lists]],
    pool: Callable[[Sequence[Estimate]], Estimate],
    asked: Asked,
) -> tuple[list[Panel], bool]:
    """The panels of each version of the tables, combined by ``pool``."""
    quiet = dataclasses.replace(asked, format=Format.json)  # rows of single versions are not shown
    each: list[list[Panel]] = []
    for lists in tables.values():
        made = [_panel(file, one, _of_stratum(quiet, one, lists)) for one in lists]
        if any(one.unfinished for one in made):
            console.note("marsad: broken off; versions are combined only when all are finished")
            return [], False
        each.append([*made, _totals(made, asked)] if len(made) > 1 else made)
    shown = [_combined(same, pool) for same in zip(*each, strict=True)]
    for made_of in shown:
        _write_panel(file, made_of, asked)
    _write_whole(shown, asked)
    return shown, True


def draw(
    path: Path, panels: Sequence[Panel], picture: Callable[[Sequence[Panel], str], bytes]
) -> None:
    """Write the picture of the panels to ``path``. Raises UseError where that cannot be done."""
    drawn = picture(panels, path.suffix.lower().removeprefix("."))
    try:
        path.write_bytes(drawn)
    except OSError as fault:
        raise UseError(
            str(path), f"cannot be written ({fault.strerror})", "name another file"
        ) from fault
    console.note(f"{path}: drawn")


def _of_stratum(asked: Asked, lists: Lists, all_of_them: Sequence[Lists]) -> Asked:
    seed = asked.seed if len(all_of_them) == 1 else seed_of(asked.seed, lists.stratum)
    return dataclasses.replace(asked, seed=seed)


def _panel(file: str, lists: Lists, asked: Asked) -> Panel:
    """The panel of one table, its rows written as they come where rows are asked for."""
    rows = asked.format is Format.table
    if rows:
        _head(file, panel.summary(lists), asked.level)
    entries = methods.chosen(lists, asked.methods)
    found: list[Estimate] = []
    without: tuple[panel.Without, ...] = ()
    unfinished: tuple[str, ...] = ()
    try:
        for entry in entries:
            with _sampling(entry.title) as tell:
                found.append(entry.estimate(lists, seed=asked.seed, level=asked.level, tell=tell))
            if rows:
                _row(words_title(found[-1]), found[-1])
        if asked.methods is None:
            without = tuple(panel.leave_one_out(lists, level=asked.level, seed=asked.seed))
    except KeyboardInterrupt:
        unfinished = tuple(entry.name for entry in entries[len(found) :])
        unfinished = unfinished or (f"{panel.LEFT_OUT} without one list",)
    made = Panel(panel.summary(lists), tuple(found), without, unfinished)
    if rows:
        _rest(made, asked)
    return made


def words_title(item: Estimate) -> str:
    """The method's name for people; an answer by AIC is its own row."""
    return methods.title(item.method)


def _totals(panels: Sequence[Panel], asked: Asked) -> Panel:
    observed = sum(one.lists.observed for one in panels)
    whole = panel.Summary((), (), observed, sum(one.lists.patterns for one in panels), TOTAL)
    return Panel(whole, totals(panels, seed=asked.seed))


def _combined(same: Sequence[Panel], pool: Callable[[Sequence[Estimate]], Estimate]) -> Panel:
    first = same[0].lists
    held = [one.lists.sizes for one in same]
    summary = dataclasses.replace(
        first,
        sizes=tuple(round(fmean(size)) for size in zip(*held, strict=False)),
        observed=round(fmean(one.lists.observed for one in same)),
    )
    found = zip(*(one.estimates for one in same), strict=True)
    return Panel(summary, tuple(pool(items) for items in found))


def _write_panel(file: str, made: Panel, asked: Asked) -> None:
    if asked.format is Format.table:
        _head(file, made.lists, asked.level)
        for item in made.estimates:
            _row(words_title(item), item)
        _rest(made, asked)


def _write_whole(panels: Sequence[Panel], asked: Asked) -> None:
    every = [item for made in panels for item in made.estimates]
    if asked.format is Format.json:
        console.json_whole(
            {"panels": [{**_fields(made), "says": words.said(made)} for made in panels]}
        )
    elif asked.format is Format.jsonl:
        for item in every:
            console.json_line(item)
    elif asked.format is Format.csv:
        sheet.rows(_COLUMNS, (_cells(item) for item in every))


def _fields(made: Panel) -> dict[str, Any]:
    return {item.name: getattr(made, item.name) for item in dataclasses.fields(made)}


def _cells(item: Estimate) -> dict[str, Any]:
    return {
        **{name: getattr(item, name) for name in _COLUMNS},
        "warnings": "; ".join(item.warnings),
    }


def _head(file: str, held: panel.Summary, level: float) -> None:
    named = f"{file}: " if held.stratum is None else f"{held.stratum}: "
    lists = " · ".join(
        f"{name} {size:,}" for name, size in zip(held.names, held.sizes, strict=True)
    )
    on = f" on {len(held.names)} lists ({lists})" if held.names else ""
    print(f"{named}{held.observed:,} persons{on}\n")
    print(f"{'method':<{_WIDE}}  {'estimated':>12}  {f'{level * 100:g} % interval':^25}")


def _row(name: str, item: Estimate) -> None:
    if item.refusal is not None:
        print(f"{name:<{_WIDE}}  {'refused':>12}  {item.refusal}", flush=True)
        return
    least = "≥ " if item.kind == "lower_bound" else ""
    point = f"{least}{words.number(item.point)}"
    band = "  (a band, not of chance)" if item.kind == "band" else ""
    print(f"{name:<{_WIDE}}  {point:>12}  {words.interval(item):^25}{band}".rstrip(), flush=True)


def _rest(made: Panel, asked: Asked) -> None:
    if made.without:
        print(f"\n{methods.title(panel.LEFT_OUT)}, without one list")
        for other in made.without:
            _row(f"  without {other.name}", other.estimate)
    print()
    for line in words.said(made):
        print(line)
    for item in made.estimates:
        for warning in item.warnings:
            print(f"{words_title(item)}: {warning}")
        if asked.verbose:
            print(f"{words_title(item)} ({item.reading}) assumes:")
            for assumed in item.assumptions:
                print(f"  - {assumed}")
    print(flush=True)


@contextmanager
def _sampling(title: str) -> Iterator[Callable[[Any], None]]:
    """A bar with chains and R-hat while a method samples; nothing where nobody looks."""
    with console.bar() as show:

        def tell(told: Any) -> None:
            agree = "" if told.rhat is None else f", R-hat {told.rhat:.3f}"
            show(f"{title}: {told.chains} chains{agree}", told.done, told.of)

        yield tell
