"""Which of our templates are one template of MUC-4.

In: the Filled templates of one report. Out: fewer of them. Pure.

Template guide, 5.0: instances of one type are separate templates only where location, date or
perpetrator differ; "if no distinctions of these kinds are made, the instances should be
incorporated into a single template". A place or day that is not told keeps nothing apart, as long
as the other of the two is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bench.muc.fills import Filled


def merged(filled: Sequence[Filled]) -> list[Filled]:
    """One template for those that no slot keeps apart, in the order of their first."""
    found: list[Filled] = []
    for one in filled:
        same = next((at for at, other in enumerate(found) if _alike(one, other)), None)
        if same is None:
            found.append(one)
        else:
            found[same] = _both(found[same], one)
    return found


def _alike(one: Filled, other: Filled) -> bool:
    if (one.type, one.country) != (other.type, other.country):
        return False
    same_day, same_place = one.date == other.date, one.places == other.places
    day = same_day or _untold(one) or _untold(other)
    place = same_place or not one.places or not other.places
    if not (day and place and (same_day or same_place)):
        return False
    return not one.by or not other.by or bool(one.by & other.by)


def _untold(one: Filled) -> bool:
    """No day but that of the report: "on or before"."""
    return one.date is None or one.date[0] is None


def _both(one: Filled, other: Filled) -> Filled:
    numbers = dict.fromkeys((*one.numbers, *other.numbers))
    return replace(
        one,
        date=other.date if _untold(one) else one.date,
        places=one.places or other.places,
        numbers=tuple(numbers),
        said=(*one.said, *other.said),
        by=one.by | other.by,
        targets=one.targets | other.targets,
    )
