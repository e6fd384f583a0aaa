"""Drafts of one report → one draft a statement, with further quotations, subsets and updates.

In: a report's drafts in order. Out: fewer drafts, in order. Touches nothing.

Two drafts are one only if harm, status, role, figure, date, place, people and source agree
(``agreement``); no chain of pairs joins what disagrees, because each draft is held against the
merged one. A single person of a counted group is a subset of it, never one more.
"""

from __future__ import annotations

from typing import TypeVar

from marsad.extract.drafts import agreement, subsets
from marsad.extract.drafts.draft import REMEMBERED, UNSAID, Draft, other_case, told
from marsad.extract.drafts.merge import merged
from marsad.extract.frames.frame import Party
from marsad.extract.report import fates

Slot = TypeVar("Slot")
# Acts that two sentences of one report may use for the same happening.
_ALIKE = (
    frozenset({"execution", "shooting"}),
    frozenset({"airstrike", "shelling", "bombing"}),
    frozenset({"bombing", "suicide_bombing", "mine"}),
    frozenset({"raid", "shooting", "clash", "abduction", "arson"}),
    frozenset({"clash", "shelling", "shooting"}),
)


def consolidate(drafts: list[Draft]) -> list[Draft]:
    """One draft a statement; ``subset_of`` still names the order of a kept draft."""
    ordered = sorted(drafts, key=lambda d: d.order)
    kept, now = _pass(fates.without_wounds_of_the_dead(ordered), {})
    # A draft that joined a later one may now agree with an earlier one that it stood beside.
    kept, now = _pass(kept, now)
    kept = [subsets.placed(draft, _around(kept, at)) for at, draft in enumerate(kept)]
    kept = [subsets.among_the_shot(draft, _around(kept, at)) for at, draft in enumerate(kept)]
    return [subsets.relinked(draft, kept, now) for draft in kept]


def _around(kept: list[Draft], at: int) -> list[Draft]:
    return kept[max(0, at - REMEMBERED) : at] + kept[at + 1 : at + 1 + REMEMBERED]


def _pass(drafts: list[Draft], before: dict[int, int]) -> tuple[list[Draft], dict[int, int]]:
    """Each draft joined to the latest kept one that it agrees with; order → position in kept."""
    kept: list[Draft] = []
    now: dict[int, int] = {}
    moved: dict[int, int] = {}
    for position, draft in enumerate(drafts):
        at = _same(draft, kept, now)
        if at is None:
            at = len(kept)
            kept.append(subsets.placed(draft, kept))
        else:
            kept[at] = merged(kept[at], draft)
        now[draft.order] = moved[position] = at
    return kept, {**{order: moved[at] for order, at in before.items()}, **now}


def _same(draft: Draft, kept: list[Draft], now: dict[int, int]) -> int | None:
    parent = None if draft.subset_of is None else now.get(draft.subset_of)
    for at in range(len(kept) - 1, max(-1, len(kept) - 1 - REMEMBERED), -1):
        other = kept[at]
        if at == parent or subsets.part_and_whole(draft, other):
            continue
        if _one_sentence_apart(draft, other):
            continue
        if can_be_one(draft, other):
            return at
    return None


def _one_sentence_apart(one: Draft, other: Draft) -> bool:
    """Two noun phrases that one verb coordinates are two groups: "a girl and two boys"."""
    return (
        one.sentence == other.sentence
        and one.affected is not None
        and other.affected is not None
        and one.affected.head != other.affected.head
        and not one.affected.pronoun
        and told(one)
        and told(other)
    )


def can_be_one(one: Draft, other: Draft) -> bool:
    """Whether every slot of two drafts agrees, or a named person dies twice."""
    return agreement.one_death(one, other) or (
        one.harm == other.harm
        and not other_case(one, other)
        and (one.status == other.status or _carried_out(one, other) or _headline(one, other))
        and one.role == other.role
        and _acts(one.act, other.act)
        and _counted(one, other)
        and agreement.dates(_own(one, "when", one.when), _own(other, "when", other.when))
        and agreement.places(_own(one, "where", one.where), _own(other, "where", other.where))
        and agreement.people(one.affected, other.affected)
        and agreement.actors(_stated_actors(one), _stated_actors(other))
        and agreement.sources(one, other)
    )


def _own(draft: Draft, slot: str, value: Slot | None) -> Slot | None:
    """A slot that was taken from a neighbour keeps nothing apart: it gives way."""
    return None if slot in draft.inherited else value


def _stated_actors(draft: Draft) -> tuple[Party, ...]:
    return _own(draft, "actors", draft.actors) or ()


def _carried_out(one: Draft, other: Draft) -> bool:
    """A plan that the same report tells as done ("prepare to …" below a photograph), by number."""
    return (
        {one.status, other.status} == {"planned", "asserted"}
        and one.figure is not None
        and other.figure is not None
        and (one.figure.low, one.figure.high) == (other.figure.low, other.figure.high)
        and (told(one) or one.harm == "used")
        and one.figure.high != 1
    )


def _headline(one: Draft, other: Draft) -> bool:
    """A title says "accused of killing six" of what the body tells as done."""
    return (one.in_title or other.in_title) and {one.status, other.status} == {
        "alleged", "asserted",
    }  # fmt: skip


def _acts(one: str, other: str) -> bool:
    return (
        one == other
        or one in UNSAID
        or other in UNSAID
        or any({one, other} <= alike for alike in _ALIKE)
    )


def _counted(one: Draft, other: Draft) -> bool:
    if one.harm == "none":
        return one.affected is None or other.affected is None or (
            one.affected.words == other.affected.words
        )  # fmt: skip
    return agreement.figures(one.figure, other.figure)
