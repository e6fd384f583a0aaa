"""Two claims → whether they can be of one happening, and how much speaks for it.

In: the slots of two claims. Out: a verdict. Touches nothing.

Every gate can forbid; what no gate forbids is scored. The points are a decision of this project
(weights of evidence, not probabilities); the thresholds are set so that, between two reports, the
same day and the same town link two claims of one harm, while the same town in the same week needs
an equal figure, act or actor besides.
"""

from __future__ import annotations

from marsad.resolve import kinds
from marsad.resolve.dates import date
from marsad.resolve.figures import disjoint, figures, is_further
from marsad.resolve.places import UNKNOWN, place
from marsad.resolve.slots import Slots

LINK = 5.5  # points that link two claims of different reports
LINK_WITHIN = 3.0  # points that link two claims of one report
SENTENCE = 150  # characters between two quotations that stand in one or in adjoining sentences
PARAGRAPH = 500
SECTION = 1500
SUBSET = 20.0  # the report itself says that one is part of the other
SAME_NAME = 4.0  # a victim of the same name
OTHER_NAME = -4.0  # single victims of different names
OTHER_ACT = -1.5
OTHER_VOICE = -1.5  # of one report: another harm that another source tells, often another happening
OTHER_ACTOR = -0.5  # accounts of one happening may accuse different parties: contested, not two


def verdict(one: Slots, other: Slots) -> tuple[float, float] | None:
    """(points, points needed to link); None: they must stay apart, whoever else would join them."""
    if one.report == other.report:
        return _within(one, other)
    return _between(one, other)


def _between(one: Slots, other: Slots) -> tuple[float, float] | None:
    how = kinds.harms(one.claim.harm, other.claim.harm)
    when = _days(one, other)
    if when is None:
        return None
    where = place(one, other)
    if where is None:
        return None
    numbers = figures(one, other)
    if numbers is None:
        return None
    if how == kinds.REPORT:
        return _response(one, other, when + where)
    points = when + where + numbers + _kind(one, other) + _signs(one, other)
    points += 0.5 if one.origin == other.origin else 0.0
    return points, LINK


def _response(one: Slots, other: Slots, points: float) -> tuple[float, float]:
    """A denial or a claim of responsibility names its happening by day, place and party alone."""
    if "none" not in (one.claim.harm, other.claim.harm):
        return 0.0, LINK
    return points + (1.0 if one.actors & other.actors else 0.0), LINK


def _within(one: Slots, other: Slots) -> tuple[float, float] | None:
    if _is_subset(one, other):
        return SUBSET, LINK_WITHIN
    when, where = _days(one, other), place(one, other)
    if when is None or where is None:
        return None
    if one.past != other.past and not (one.dated and other.dated):
        return None  # a recap is of another happening than the report's own
    near = closeness(one, other)
    numbers = _figures_within(one, other, near)
    if numbers is None:
        return None
    if one.claim.harm != other.claim.harm and one.origin != other.origin:
        numbers += OTHER_VOICE
    there = max(where, 0.0) / 2 if where != UNKNOWN else 0.0
    days = when / 2 if one.dated and other.dated else 0.0
    return near + days + there + numbers + _kind(one, other) + _signs(one, other), LINK_WITHIN


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


def _days(one: Slots, other: Slots) -> float | None:
    """As ``date``; but people are released on a later day than that of what they are freed from."""
    points = date(one, other)
    freed = [slots for slots in (one, other) if slots.claim.harm == "released"]
    if points is not None or len(freed) != 1:
        return points
    before = other if freed[0] is one else one
    return 0.0 if (before.first or 0) <= (freed[0].last or 0) else None


def _is_subset(one: Slots, other: Slots) -> bool:
    return one.claim.subset_of == other.claim.id or other.claim.subset_of == one.claim.id


def closeness(one: Slots, other: Slots) -> float:
    """Points by the characters between the quotations; a title stands for the opening lines."""
    first, second = sorted((one.claim.quote, other.claim.quote), key=lambda q: (q.start, q.end))
    if first.part != second.part:
        body = first if first.part == "body" else second
        return 3.5 if body.start <= SECTION else 0.0
    gap = second.start - first.end
    if gap <= SENTENCE:
        return 3.5
    return 2.0 if gap <= PARAGRAPH else 1.0 if gap <= SECTION else 0.0


def _kind(one: Slots, other: Slots) -> float:
    if one.claim.harm == other.claim.harm:
        return 1.0
    return 0.5 if kinds.harms(one.claim.harm, other.claim.harm) == kinds.TOGETHER else 0.0


def _signs(one: Slots, other: Slots) -> float:
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
