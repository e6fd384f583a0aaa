"""The claims of one report about one happening → an account, which is what reports are compared by.

In: groups of slots. Out: Accounts. Touches nothing.

A report says many things of one happening, some more exactly than others. An account has the day
and the place that its statements give best; a date or place that a sentence only borrowed from its
neighbours stands back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.resolve.places import FINE
from marsad.resolve.slots import Slots
from marsad.resolve.wording import Wording

_NEVER = 10**6  # days: wider than any span


@dataclass(frozen=True, slots=True)
class Account:
    """``day`` and ``spot``: the statements that date and place it; ``wording`` is its report's.

    ``claims`` are in order; ``told`` are those that speak for it: the ones that open an incident,
    or all if none does.
    """

    claims: tuple[Slots, ...]
    told: tuple[Slots, ...]
    day: Slots
    spot: Slots
    opens: bool
    report: str
    order: tuple[str, str, str, str]
    wording: Wording


def account(claims: Sequence[Slots], wording: Wording) -> Account:
    """The account that a group of claims of one report makes."""
    ordered = tuple(sorted(claims, key=lambda slots: slots.order))
    openers = tuple(slots for slots in ordered if slots.opens)
    told = openers or ordered
    dating = [slots for slots in told if slots.claim.harm != "released"] or told
    return Account(
        claims=ordered, told=told, opens=bool(openers), report=ordered[0].report,
        day=min(dating, key=_undated), spot=min(told, key=_unplaced),
        order=ordered[0].order, wording=wording,
    )  # fmt: skip


def _undated(slots: Slots) -> tuple[bool, bool, int, tuple[str, str, str, str]]:
    open_ = slots.first is None or slots.last is None
    width = _NEVER if open_ else (slots.last or 0) - (slots.first or 0)
    return not slots.dated, not slots.own_day, width, slots.order


def _unplaced(slots: Slots) -> tuple[bool, bool, bool, tuple[str, str, str, str]]:
    where = slots.claim.where
    fine = where is not None and where.precision in FINE
    return slots.place is None, not slots.own_place, not fine, slots.order
