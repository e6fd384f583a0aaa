"""What a panel says, and does not say, in sentences.

In: a Panel. Out: lines for people. Pure.
"""

from __future__ import annotations

from marsad.estimate.methods import title
from marsad.estimate.panel import LEFT_OUT, Panel
from marsad.model import Estimate

_APART = 1.25  # highest point over lowest: from here on the choice of method is said to matter
_RESTS = 1.25  # a point that moves so much when one list goes is said to rest on that list
_NEVER = "Give the panel with its assumptions, never one of these numbers alone; none is a count."


def number(value: float | None) -> str:
    """A whole number with thousands marked; an open or unknown end is said."""
    return "open" if value is None else f"{value:,.0f}"


def interval(item: Estimate) -> str:
    """The interval of an answer: low – high."""
    return f"{number(item.low)} – {number(item.high)}"


def said(panel: Panel) -> tuple[str, ...]:
    """The sentences under a panel."""
    answered = [item for item in panel.estimates if item.point is not None]
    lines = [
        f"{panel.lists.observed:,} persons are on at least one list; how many there were in all "
        "is inferred."
    ]
    lines += _together([item for item in answered if item.kind == "estimate"])
    for item in answered:
        if item.kind == "lower_bound":
            lines.append(f"{title(item.method)}: at least {number(item.point)}.")
        elif item.kind == "band":
            lines.append(
                f"{title(item.method)}: {number(item.point)} if its assumption holds, "
                f"{number(item.low)} to {number(item.high)} as it is bent."
            )
    if panel.estimates and not any(item.kind != "lower_bound" for item in answered):
        lines.append("Nothing bounds it from above: these lists do not carry an estimate.")
    lines += _resting(panel)
    if panel.lists.idle:
        lines.append(f"Nobody of this stratum is on {_and(panel.lists.idle)}.")
    if panel.unfinished:
        lines.append(f"Broken off before an answer: {_and([title(m) for m in panel.unfinished])}.")
    return (*lines, _NEVER)


def _together(items: list[Estimate]) -> list[str]:
    points = [item.point for item in items if item.point is not None]
    if len(points) < 2:
        return []
    lows = [item.low for item in items if item.low is not None]
    highs = [item.high for item in items if item.high is not None]
    lines = [
        f"{len(points)} methods put it between {number(min(points))} and {number(max(points))}"
        + (
            f"; their intervals reach from {number(min(lows))} to {number(max(highs))}."
            if len(lows) == len(highs) == len(points)
            else "."
        )
    ]
    if max(points) >= _APART * min(points):
        lines.append(
            "They differ by more than chance: which is nearer the truth depends on assumptions "
            "that these lists cannot test."
        )
    return lines


def _resting(panel: Panel) -> list[str]:
    whole = next((item for item in panel.estimates if item.method == LEFT_OUT), None)
    if whole is None or whole.point is None:
        return []
    lines = []
    for other in panel.without:
        point = other.estimate.point
        if point is None:
            lines.append(f"Without {other.name}, {title(LEFT_OUT)} gives no answer.")
        elif max(point, whole.point) >= _RESTS * min(point, whole.point):
            lines.append(
                f"Without {other.name}, {title(LEFT_OUT)} goes from {number(whole.point)} to "
                f"{number(point)}: the answer rests on that list."
            )
    return lines


def _and(names: list[str] | tuple[str, ...]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
