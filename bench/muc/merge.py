"""Which of our templates are one template of MUC-4.

In: the Filled templates of one report. Out: fewer of them. Pure.

Template guide, 5.0: instances of one type are separate templates only where location, date or
perpetrator differ; "if no distinctions of these kinds are made, the instances should be
incorporated into a single template".
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
    slots = (one.type, one.date, one.country, one.places)
    if slots != (other.type, other.date, other.country, other.places):
        return False
    return not one.by or not other.by or bool(one.by & other.by)


def _both(one: Filled, other: Filled) -> Filled:
    numbers = dict.fromkeys((*one.numbers, *other.numbers))
    return replace(
        one,
        numbers=tuple(numbers),
        said=(*one.said, *other.said),
        by=one.by | other.by,
        targets=one.targets | other.targets,
    )
