"""Two spans of days → how much they speak for one happening, or that they forbid it.

In: the slots of two claims. Out: points, or None where they do not overlap. Touches nothing.
"""

from __future__ import annotations

from marsad.resolve.slots import Slots

SLACK = 1  # day: events at night and across time zones are reported under either date
SAME_DAY = 3.0
WITHIN_WEEK = 2.0
PUBLISHED = 1.0  # at least one of the two is only "no later than the report"
FRESH = 1.75  # as PUBLISHED, and reported within NEWS days: most reports are of the day before
NEWS = 2
LATE = -3.0  # a report without a date, more than a week and up to FOLLOWED days after
FOLLOWED = 31
WITHIN_MONTH = 1.0
WIDE = 0.25
NEXT_DAY = 0.5


def days(one: Slots, other: Slots) -> float | None:
    """As ``date``; but people are released on a later day than that of what they are freed from."""
    points = date(one, other)
    freed = [slots for slots in (one, other) if slots.claim.harm == "released"]
    if points is not None or len(freed) != 1:
        return points
    before = other if freed[0] is one else one
    return 0.0 if (before.first or 0) <= (freed[0].last or 0) else None


def date(one: Slots, other: Slots) -> float | None:
    """Points by the days that both allow; None: no common day (SLACK aside, between reports)."""
    if one.last is None or other.last is None:
        return 0.0
    if one.first is None or other.first is None:
        return _open(one, other)
    common = min(one.last, other.last) - max(one.first, other.first)
    if not (one.dated and other.dated):
        return _undated(one, other, common)
    if common < 0:
        near = one.report != other.report and _is_day(one) and _is_day(other)
        return NEXT_DAY if near and common >= -SLACK else None
    return _agreement(max(one.last, other.last) - min(one.first, other.first))


def _undated(one: Slots, other: Slots, common: int) -> float | None:
    """A publication rules out what is later; how long before it the event was is only likely."""
    assert one.last is not None
    assert other.last is not None
    dated = [slots for slots in (one, other) if slots.dated]
    undated = [slots for slots in (one, other) if not slots.dated]
    if dated and (dated[0].first or 0) > (undated[0].last or 0):
        return None
    apart = abs(one.last - other.last)
    if common >= 0:
        return FRESH if apart <= NEWS else PUBLISHED
    return LATE if apart <= FOLLOWED else None


def _agreement(spread: int) -> float:
    """Points by how many days the two together cover, beyond one."""
    if spread == 0:
        return SAME_DAY
    return WITHIN_WEEK if spread < 7 else WITHIN_MONTH if spread < 31 else WIDE


def _open(one: Slots, other: Slots) -> float | None:
    """One side is only "before this day": it rules out what is later, and says no more."""
    for open_, bound in ((one, other), (other, one)):
        if open_.first is None and bound.first is not None and open_.last is not None:
            return 0.0 if bound.first <= open_.last else None
    return 0.0


def _is_day(slots: Slots) -> bool:
    return slots.first == slots.last
