"""Two figures for one harm → how much they speak for one happening, or that they forbid it.

In: the slots of two claims. Out: points, or None where no rule explains the difference.
Touches nothing.
"""

from __future__ import annotations

import re

from marsad.model import Claim, Victims
from marsad.resolve.slots import Slots

TELLING = 3  # from three on an equal number is evidence; one or two victims are the common case
CLOSE = 0.1  # "25" and "more than 25" differ by rounding; at least one person
DIFFERING = 3  # sources that differ by more than this factor are not speaking of one toll
_FURTHER = re.compile(r"\b(another|further|additional|others?)\b|\bmore\b(?! than)", re.IGNORECASE)
_CATEGORIES = ("kind", "age_group", "sex")


def figures(one: Slots, other: Slots) -> float | None:
    """Points where both count the same harm; 0 where they cannot be compared; None: contradictory.

    A growing toll, a corrected toll and a part of the victims explain a difference; so does
    another source, up to the factor DIFFERING.
    """
    if one.claim.harm != other.claim.harm or one.low is None or other.low is None:
        return 0.0
    if one.claim.subset_of or other.claim.subset_of or 0 in (one.high, other.high):
        return 0.0
    gap = _gap(one, other)
    if gap == 0:
        return _overlap(one, other)
    if _corrects(one, other) or _corrects(other, one):
        return 1.0
    least, most = sorted((one.low, other.low))
    if gap <= max(1, CLOSE * most):
        return 0.5 if most >= TELLING else 0.0
    if _is_part(one, other) or _is_part(other, one) or _grew(one, other):
        return 0.0
    return -1.0 if most <= DIFFERING * max(least, 1) else None


def _gap(one: Slots, other: Slots) -> int:
    """Persons between the two ranges; 0 where they overlap."""
    assert one.low is not None
    assert other.low is not None
    below = one.low - other.high if other.high is not None else 0
    above = other.low - one.high if one.high is not None else 0
    return max(below, above, 0)


def _overlap(one: Slots, other: Slots) -> float:
    if one.low == other.low and one.high == other.high:
        vague = one.high is None and (one.low or 0) < TELLING
        return 0.0 if vague else 2.0 if (one.low or 0) >= TELLING else 0.25
    return 0.5 if min(one.low or 0, other.low or 0) >= TELLING else 0.0


def _corrects(new: Slots, old: Slots) -> bool:
    figure = new.claim.supersedes
    return figure is not None and figure.low == old.low


def _grew(one: Slots, other: Slots) -> bool:
    """The later report has the higher figure: tolls rise as the dead are found."""
    if one.claim.published is None or other.claim.published is None:
        return False
    early, late = sorted((one, other), key=lambda slots: slots.order)
    if early.claim.published == late.claim.published:
        return False
    return (late.low or 0) >= (early.low or 0)


def _is_part(small: Slots, great: Slots) -> bool:
    """The smaller figure counts a narrower group ("nine children", "17 people")."""
    part, whole = small.claim.victims, great.claim.victims
    return (
        (small.low or 0) <= (great.low or 0)
        and part is not None
        and (whole is None or narrower(part, whole))
        and any(getattr(part, name) != "unknown" for name in _CATEGORIES)
    )


def narrower(part: Victims, whole: Victims) -> bool:
    """Whether ``part`` states a category that ``whole`` leaves open, and contradicts none."""
    pairs = [(getattr(part, name), getattr(whole, name)) for name in _CATEGORIES]
    return any(a != b and b in ("unknown", "mixed") for a, b in pairs) and all(
        a == b or b in ("unknown", "mixed") for a, b in pairs
    )


def disjoint(one: Victims | None, other: Victims | None) -> bool:
    """Whether two groups of victims can share nobody: soldiers and civilians, girls and boys."""
    if one is None or other is None:
        return False
    pairs = ((getattr(one, name), getattr(other, name)) for name in _CATEGORIES)
    return any(a != b and not {a, b} & {"unknown", "mixed"} for a, b in pairs)


def is_further(claim: Claim) -> bool:
    """Whether the words say that these come on top of others ("another six", "two more people")."""
    victims = claim.victims.words if claim.victims else None
    return bool(_FURTHER.search(f"{victims or ''} {(claim.count and claim.count.words) or ''}"))
