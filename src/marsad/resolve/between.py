"""Two accounts of different reports → whether they can be of one happening, and what speaks for it.

In: two accounts. Out: points, or None. Touches nothing.

Harm, figure, day and place can forbid; what they do not forbid is scored. The points are a decision
of this project (weights of evidence, not probabilities), those of wording after a regression. A
contrary day or place forbids, unless a report only borrowed it from a neighbouring sentence or what
both tell otherwise speaks for one happening; then it counts against. A misread town is common, and
two towns that share a victim are not.
"""

from __future__ import annotations

from marsad.resolve import dates, evidence, kinds, signs
from marsad.resolve.accounts import Account
from marsad.resolve.figures import figures
from marsad.resolve.places import place
from marsad.resolve.slots import Slots

LINK = 6.0  # points that link two accounts: the same day, town and harm (7) link without words
SAME_AGE = 2.0  # a victim of the same age
OTHER_AGE = -1.5
OTHER_DAY = -2.0
OTHER_PLACE = -3.0
# Days: a date further off is of another happening, whatever words two reports share; a weekday
# taken for that of the week before is a week off.
MISREAD = 7
SAME_ORIGIN = 0.5


def verdict(one: Account, other: Account) -> float | None:
    """Points beyond those needed to link; None: they stay apart, whoever else would join them."""
    how, numbers = _harms(one, other)
    if numbers is None:
        return None
    when, where = dates.days(one.day, other.day), place(one.spot, other.spot)
    words = evidence.points(one.wording, other.wording)
    if words <= 0 and _contrary(one, other, when, where):
        return None
    if when is None and _apart(one.day, other.day) > MISREAD:
        return None
    if how == kinds.REPORT:
        return _response(one, other, _set(when, where))
    return _set(when, where) + numbers + _told(one, other) + words - LINK


def by_slots(one: Account, other: Account) -> float | None:
    """The points of ``verdict`` without those of words; None: harm or figure forbids."""
    how, numbers = _harms(one, other)
    if numbers is None or how == kinds.REPORT:
        return None
    when, where = dates.days(one.day, other.day), place(one.spot, other.spot)
    return _set(when, where) + numbers + _told(one, other) - LINK


def _contrary(one: Account, other: Account, when: float | None, where: float | None) -> bool:
    """Another day or place, which both reports state themselves, or both another."""
    other_day = when is None and one.day.own_day and other.day.own_day
    other_place = where is None and one.spot.own_place and other.spot.own_place
    return other_day or other_place or (when is None and where is None)


def _apart(one: Slots, other: Slots) -> int:
    """Days between two spans that both reports state in the statement's own sentence; else 0."""
    if not all(slots.own_day and slots.dated for slots in (one, other)):
        return 0
    starts = [slots.first for slots in (one, other) if slots.first is not None]
    ends = [slots.last for slots in (one, other) if slots.last is not None]
    return max(starts) - min(ends) if len(starts) == len(ends) == 2 else 0


def _set(when: float | None, where: float | None) -> float:
    """Points for day and place."""
    return (OTHER_DAY if when is None else when) + (OTHER_PLACE if where is None else where)


def _told(one: Account, other: Account) -> float:
    """Points for act, actor, target, names, ages and origin."""
    points = _ages(one, other) + max(_signs(a, b) for a in one.told for b in other.told)
    origins = {slots.origin for slots in one.told} & {slots.origin for slots in other.told}
    return points + (SAME_ORIGIN if origins else 0.0)


def beside(one: Account, other: Account) -> bool:
    """Whether two accounts of one report may be of one happening, if other reports say so.

    Not where the report states two days or two places, nor a recap beside its own subject.
    """
    if _past(one) != _past(other) and not (one.day.dated and other.day.dated):
        return False
    days = dates.days(one.day, other.day) is None and one.day.own_day and other.day.own_day
    spots = place(one.spot, other.spot) is None and one.spot.own_place and other.spot.own_place
    return not days and not spots and _harms(one, other)[1] is not None


def _past(account: Account) -> bool:
    return all(slots.past for slots in account.told)


def _harms(one: Account, other: Account) -> tuple[str, float | None]:
    """How the harms go together, and the points of the figures; None: no figure of theirs fits."""
    how = kinds.REPORT
    found: list[float | None] = []
    for a in one.told:
        for b in other.told:
            if kinds.harms(a.claim.harm, b.claim.harm) == kinds.TOGETHER:
                how = kinds.TOGETHER
            if a.claim.harm == b.claim.harm:
                found.append(figures(a, b))
    possible = [points for points in found if points is not None]
    if found and not possible:
        return how, None
    return how, max(possible, default=0.0)


def _ages(one: Account, other: Account) -> float:
    """Points for the ages of victims, where both reports give some."""
    first, second = (
        {age for slots in account.told if (v := slots.claim.victims) for age in v.ages}
        for account in (one, other)
    )
    if not first or not second:
        return 0.0
    return SAME_AGE if first & second else OTHER_AGE


def _signs(one: Slots, other: Slots) -> float:
    return signs.kind(one, other) + signs.signs(one, other)


def _response(one: Account, other: Account, points: float) -> float | None:
    """A denial or a claim of responsibility names its happening by day, place and party alone."""
    harms = {slots.claim.harm for account in (one, other) for slots in account.told}
    if "none" not in harms:
        return -LINK
    actors = [frozenset(a for slots in acc.told for a in slots.actors) for acc in (one, other)]
    return points + (1.0 if actors[0] & actors[1] else 0.0) - LINK
