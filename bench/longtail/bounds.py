"""Whether an incident's bounds hold the true toll, and how wide they are (Long Tail).

In: a Setting. Out: a Table. Touches the data folder and processes.

Per gold incident: the range that our counting gives for the happening that our grouping finds in
its articles (see ``gathering``), under the rule set ``literal``. No claim of a harm is 0 here,
because the gold states 0 (the program itself never says 0 for what nobody said).
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from bench import longtail, scores
from bench.longtail import HARMS, gathering, period
from bench.longtail.gathering import Gathered
from bench.longtail.reading import Bounds, bounds
from bench.setting import Setting, hashes
from bench.table import MISSING, Table, share

NAME = "bounds"
TITLE = "Bounds of an incident (Long Tail)"
_SEVERAL = 3  # articles


def table(setting: Setting) -> Table:
    """Shares of true tolls in [low, high], with widths. Raises AbsentError."""
    read = period.read(setting)
    held = gathering.gathered(read)
    parts = [(half, [o for o in held if period.in_half(o.id, half)]) for half in period.HALVES]
    parts.append((f"{_SEVERAL} articles or more", [o for o in held if o.articles >= _SEVERAL]))
    rows, figures = [], {}
    for name, part in parts:
        figures[name] = {"incidents": len(part)}
        for at, harm in enumerate(HARMS):
            found = _harm(part, at)
            figures[name][harm] = found
            rows.append((f"{name}: {harm}", str(len(part)), *_cells(found)))
    lost = sum(one.articles - one.held for one in held) / sum(one.articles for one in held)
    notes = (
        f"Incidents of {read.period}, each from its own articles alone; halves by the hash of the "
        "incident's id. Inside: low ≤ true ≤ high; an open high holds every number above the low.",
        "Width is high − low; the median takes an open bound for infinite. The gold is the final "
        "toll; where every article is early, it may rightly lie outside.",
        f"Our grouping leaves {lost:.1%} of the articles out of the happening that is measured.",
    )
    columns = ("incidents", "n", "inside", "best exact", "median width", "wider than 0", "open")
    return Table(NAME, TITLE, columns, tuple(rows), notes, figures,
                 hashes(setting.data, longtail.FILES))  # fmt: skip


def _harm(part: Sequence[Gathered], at: int) -> dict[str, Any]:
    gold = [(one.killed, one.injured)[at] for one in part]
    found = [bounds(one.ours, HARMS[at]) for one in part]
    widths = [_width(one) for one in found]
    size = max(len(part), 1)
    return {
        "inside": scores.within([(low, high) for low, _, high in found], gold),
        "exact": scores.exact([best for _, best, _ in found], gold),
        "median width": median(widths) if widths else None,
        "wider": sum(width > 0 for width in widths) / size,
        "open": sum(width == float("inf") for width in widths) / size,
    }


def _width(found: Bounds) -> float:
    """Persons between the bounds; an unknown or open bound leaves infinitely many."""
    low, _, high = found
    return float("inf") if low is None or high is None else float(high - low)


def _cells(found: dict[str, Any]) -> tuple[str, ...]:
    width = found["median width"]
    return (
        share(found["inside"]), share(found["exact"]), MISSING if width is None else f"{width:g}",
        f"{found['wider']:.1%}", f"{found['open']:.1%}",
    )  # fmt: skip
