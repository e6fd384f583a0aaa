"""Which harms and acts can belong to one happening: the table behind the first gate.

In: two harms or two acts. Out: how they go together. Touches nothing.

A decision of this project, made against the errors listed for automated event data: one attack
kills, injures and destroys, so those words join reports of it; an abduction and a killing on the
same day are two happenings unless one report ties them together.
"""

from __future__ import annotations

from itertools import combinations

TOGETHER = "together"  # words that different reports use for one happening
REPORT = "report"  # one happening only where a single report says so

_ATTACK = ("killed", "injured", "attacked", "damaged", "destroyed")
_CAPTIVE = ("abducted", "detained", "disappeared")
_GOODS = ("seized", "looted")
_IN_CUSTODY = ("tortured", "sexual_violence")
_CHILDREN = ("recruited", "used")
_LASTING = ("displaced", "deprived")
_FAMILIES = (_ATTACK, _CAPTIVE, _GOODS)
_HARMS = (*_ATTACK, *_CAPTIVE, *_GOODS, *_IN_CUSTODY, *_CHILDREN, *_LASTING, "released")

# Acts that reporters use for one another. A raid, a clash, a siege or "other" names no weapon and
# goes with every act.
_GENERIC = frozenset(
    {
        "raid", "clash", "siege", "other", "unknown", "statement", "claim_of_responsibility",
        "capture_of_place", "release_of_media",
    }
)  # fmt: skip
_ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        ("execution", "shooting"), ("bombing", "suicide_bombing"), ("bombing", "airstrike"),
        ("bombing", "shelling"), ("bombing", "mine"), ("airstrike", "shelling"),
        ("chemical", "bombing"), ("chemical", "shelling"), ("chemical", "airstrike"),
    )
)  # fmt: skip


def _table() -> dict[tuple[str, str], str]:
    table = {(harm, harm): TOGETHER for harm in _HARMS}
    for one, other in combinations(_HARMS, 2):
        together = any(one in family and other in family for family in _FAMILIES)
        table[one, other] = table[other, one] = TOGETHER if together else REPORT
    return table


_TABLE = _table()


def harms(one: str, other: str) -> str:
    """TOGETHER or REPORT. ``none`` (a statement about a happening) only within a report."""
    return _TABLE.get((one, other), REPORT)


def is_specific(act: str) -> bool:
    """Whether the act names a weapon or a way, so that it can tell two happenings apart."""
    return act not in _GENERIC


def acts_differ(one: str, other: str) -> bool:
    """Two specific acts that no reporter uses for each other (an airstrike, a shooting)."""
    if one == other or not is_specific(one) or not is_specific(other):
        return False
    return frozenset((one, other)) not in _ALIKE
