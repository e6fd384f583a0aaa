"""Which statements of a report may be of one happening, by what was done.

In: drafts. Out: whether two go together; the drafts around one. Touches nothing.
"""

from __future__ import annotations

from marsad.extract.drafts.draft import Draft

LATER = "date.of_later"
_NEIGHBOURS = 40  # statements on each side in which a date or place is looked for
_RESPONSES = frozenset({"detained", "released"})
# Harms that one happening does together; a date goes over from one to another, not between sets.
_TOGETHER = (
    frozenset({"killed", "injured", "attacked", "damaged", "destroyed", "used", "displaced"}),
    frozenset({"abducted", "detained", "released", "disappeared", "killed", "injured", "tortured"}),
    frozenset({"recruited", "used", "abducted"}),
    frozenset({"attacked", "damaged", "destroyed", "looted", "seized"}),
    frozenset({"displaced", "detained", "killed", "injured"}),
)


def nearest(draft: Draft, before: list[Draft], every: list[Draft]) -> list[Draft]:
    """The other drafts, the nearest sentence first, of two as near the one told before."""
    others = [*before[-_NEIGHBOURS:], *every[draft.order + 1 : draft.order + 1 + _NEIGHBOURS]]
    return sorted(others, key=lambda o: (abs(o.sentence - draft.sentence), o.order > draft.order))


def one_day(draft: Draft, other: Draft) -> bool:
    """Harms that one happening does together; but the arrest for a deed is of a later day."""
    if not alike(draft.harm, other.harm):
        return False
    response = draft.harm != other.harm and {draft.harm, other.harm} & _RESPONSES
    return not response or (draft.sentence == other.sentence and LATER not in draft.rules)


def alike(one: str, other: str) -> bool:
    return one == other or any({one, other} <= together for together in _TOGETHER)
