"""Two claims of one report → whether they can be of one happening, and how much speaks for it.

In: the slots of two claims. Out: points, or None. Touches nothing.

Every gate can forbid, but for a place that was only borrowed; what no gate forbids is scored. The
points are a decision of this project (weights of evidence, not probabilities).
"""

from __future__ import annotations

from marsad.model import Claim, Quote
from marsad.resolve import kinds, signs
from marsad.resolve.dates import days
from marsad.resolve.figures import disjoint, figures, is_further
from marsad.resolve.places import UNKNOWN, place
from marsad.resolve.slots import Slots

LINK = 3.0  # points that link two claims of one report
BREATH = 30  # characters between two quotations of one breath: "one dead and four injured"
# Before any other link, so that no third claim comes between the two. Origin: killed and injured of
# 1,200 articles of Long Tail of other years than 2016, one half; confirmed on the other and on the
# bounds of 2016 (2 and 5 points more than a sentence tried).
TOLD_TOGETHER = 8.5
SENTENCE = 150  # characters between two quotations that stand in one or in adjoining sentences
PARAGRAPH = 500
RESTATED = 4  # further quotations of a claim that are looked at: keeps the cost of long reports low
SECTION = 1500
SUBSET = 20.0  # the report itself says that one is part of the other
BORROWED = -1.0  # another place, of which one at least was taken from a neighbouring sentence
OTHER_VOICE = -1.5  # of one report: another harm that another source tells, often another happening


def verdict(one: Slots, other: Slots) -> float | None:
    """Points beyond those needed to link; None: they stay apart, whoever else would join them."""
    if _is_subset(one, other):
        return SUBSET
    when, where = days(one, other), place(one, other)
    if when is None or (where is None and one.own_place and other.own_place):
        return None
    if one.past != other.past and not (one.dated and other.dated):
        return None  # a recap is of another happening than the report's own
    near = closeness(one, other)
    numbers = _figures_within(one, other, near)
    if numbers is None:
        return None
    if one.claim.harm != other.claim.harm and one.origin != other.origin:
        numbers += OTHER_VOICE
    there = BORROWED if where is None else 0.0 if where == UNKNOWN else max(where, 0.0) / 2
    same_day = when / 2 if one.dated and other.dated else 0.0
    points = near + same_day + there + numbers + signs.kind(one, other) + signs.signs(one, other)
    return points - LINK


def _figures_within(one: Slots, other: Slots, near: float) -> float | None:
    """One report that gives one harm two numbers speaks of two groups, two sources or two events.

    Groups that share nobody and stand side by side are one event ("a girl and two boys"), and so is
    "a further six"; sources that differ are one event; the same source with another number, or
    another act, is another event. Another version of the report may bring the toll up to date.
    """
    if one.claim.harm != other.claim.harm:
        return 0.0
    numbers = figures(one, other)
    if _side_by_side(one, other, near) or is_further(one.claim) or is_further(other.claim):
        return max(numbers or 0.0, 0.0)
    if numbers is None or one.claim.text != other.claim.text:
        return None if numbers is None else max(numbers, 0.0)
    another_act = numbers <= 0 and kinds.acts_differ(one.claim.act, other.claim.act)
    another_number = numbers < 0 and one.origin == other.origin
    return None if another_act or another_number else numbers


def _side_by_side(one: Slots, other: Slots, near: float) -> bool:
    return near > 2.0 and disjoint(one.claim.victims, other.claim.victims)


def _is_subset(one: Slots, other: Slots) -> bool:
    return one.claim.subset_of == other.claim.id or other.claim.subset_of == one.claim.id


def closeness(one: Slots, other: Slots) -> float:
    """Points by the characters between the nearest of their quotations."""
    return max(_closeness(mine, its) for mine in _quotes(one.claim) for its in _quotes(other.claim))


def _quotes(claim: Claim) -> tuple[Quote, ...]:
    return (claim.quote, *claim.restated[:RESTATED])


def _closeness(one: Quote, other: Quote) -> float:
    """A title stands for the opening lines."""
    first, second = sorted((one, other), key=lambda q: (q.start, q.end))
    if first.part != second.part:
        body = first if first.part == "body" else second
        return 3.5 if body.start <= SECTION else 0.0
    gap = second.start - first.end
    if gap <= BREATH:
        return TOLD_TOGETHER
    if gap <= SENTENCE:
        return 3.5
    return 2.0 if gap <= PARAGRAPH else 1.0 if gap <= SECTION else 0.0
