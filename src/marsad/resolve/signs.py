"""Act, actor, target and names of two claims → how much they speak for one happening.

In: the slots of two claims. Out: points. Touches nothing. The points are weights of evidence that
this project set, not probabilities.
"""

from __future__ import annotations

from marsad.resolve import kinds
from marsad.resolve.slots import Slots

SAME_NAME = 4.0  # a victim of the same name
OTHER_NAME = -4.0  # single victims of different names
OTHER_ACT = -1.5
OTHER_ACTOR = -0.5  # accounts of one happening may accuse different parties: contested, not two


def kind(one: Slots, other: Slots) -> float:
    """Points for the harm."""
    if one.claim.harm == other.claim.harm:
        return 1.0
    return 0.5 if kinds.harms(one.claim.harm, other.claim.harm) == kinds.TOGETHER else 0.0


def signs(one: Slots, other: Slots) -> float:
    """Points for act, actor, target and names."""
    points = 0.0
    if kinds.acts_differ(one.claim.act, other.claim.act):
        points += OTHER_ACT
    elif one.claim.act == other.claim.act and kinds.is_specific(one.claim.act):
        points += 1.0
    if one.actors and other.actors:
        points += 1.0 if one.actors & other.actors else OTHER_ACTOR
    if one.claim.target and other.claim.target:
        points += 0.5 if one.claim.target == other.claim.target else -0.5
    return points + _names(one, other)


def _names(one: Slots, other: Slots) -> float:
    if not one.names or not other.names or one.claim.harm != other.claim.harm:
        return 0.0
    if _shared(one.names, other.names):
        return SAME_NAME
    single = one.high == 1 and other.high == 1 and one.report != other.report
    return OTHER_NAME if single else 0.0


def _shared(some: frozenset[str], others: frozenset[str]) -> bool:
    """A name in both, whole or as a part of the longer ("Darwish", "Hassan Darwish")."""
    parts = [frozenset(name.split()) for name in sorted(some)]
    return any(
        part <= whole or whole <= part
        for part in parts
        for whole in (frozenset(name.split()) for name in sorted(others))
    )
