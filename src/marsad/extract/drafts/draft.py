"""A claim on its way: every slot filled, not yet consolidated with its neighbours.

Offsets count in the document's one string; ``assemble`` turns them into parts.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extract.frames.frame import Party
from marsad.model import Figure, Source, When, Where

REMEMBERED = 100  # statements back to which one may refer: keeps the cost of long reports linear
UNSAID = frozenset({"unknown", "other"})  # acts that leave open what was done


@dataclass(frozen=True, slots=True)
class Draft:
    """One frame with its setting. ``order`` is its place among the document's frames.

    ``when`` and ``where`` None: nothing was found for this frame itself. ``inherited`` names the
    slots that were taken from a neighbour; such a slot gives way to a stated one.
    ``subset_of`` is the order of the frame that it is a part of.
    """

    order: int
    sentence: int
    paragraph: int
    in_title: bool
    start: int
    end: int
    harm: str
    act: str
    status: str
    role: str
    affected: Party | None
    figure: Figure | None
    actors: tuple[Party, ...]
    open_actors: bool
    when: When | None
    where: Where | None
    sources: tuple[Source, ...]
    rules: tuple[str, ...]
    was: Figure | None = None
    subset_of: int | None = None
    inherited: frozenset[str] = frozenset()
    restated: tuple[tuple[int, int], ...] = ()
    needs_review: tuple[str, ...] = ()
    told_before: bool = False  # told in the pluperfect, and not only because a speaker is quoted
    case: int = 0  # the case of its report, from 0; of an item of a list negative
    told_since: bool = False  # told by a verb in the perfect: what has come about up to now


def told(draft: Draft) -> bool:
    """A figure that the words state, or a person who is named or introduced."""
    figure = draft.figure
    return figure is not None and figure.rule not in {"count.plural", "count.fatal"}


def other_case(one: Draft, other: Draft) -> bool:
    """Whether two drafts are told of different cases; what stands above a list is of its items."""
    if one.case == other.case or one.in_title or other.in_title:
        return False
    return not (0 in {one.case, other.case} and min(one.case, other.case) < 0)
