"""Part and whole in one report: "six of the boys", "five of the dead", one named person of three.

In: a draft and those beside it. Out: the draft, marked as a part. Touches nothing. A part is never
added to its whole.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.drafts import agreement
from marsad.extract.drafts.draft import REMEMBERED, Draft
from marsad.extract.frames.frame import Party
from marsad.model import Figure

_PARAGRAPH = 600  # characters over which a report goes on to tell who of the shot has died
_NESTED = 3  # parts of parts: "twelve dead, seven of them farmers, two of these women"
_FURTHER = frozenset({"another", "other", "others", "second", "third", "more", "additional"})
_HELD = frozenset({"abducted", "detained", "disappeared", "recruited"})
_FOLLOWS = frozenset(
    {"released", "killed", "disappeared", "injured", "detained", "abducted", "used"}
)
# Words for being hit that leave open who lived: "four shot, one dead" is three wounded.
_OWN_HAND = "trigger.turn"  # "turned the gun on himself"
_SHOT = frozenset(
    f"trigger.{word}"
    for word in "shoot shot stab strike hit shooting shootings stabbing stabbings victim victims "
    "hospital with_wound with_wounds with_injuries".split()
)
_TOLD_AS_PART = frozenset(
    {
        "subset.including",
        "subset.apposition",
        "subset.sum",
        "subset.among",
        "subset.of_whom",
        "subset.of_them",
        "subset.update",
    }
)


def part_and_whole(one: Draft, other: Draft) -> bool:
    """A part that the sentence itself tells ("including …") is not the same as a whole."""
    if (one.subset_of is None) == (other.subset_of is None):
        return False
    return not (_TOLD_AS_PART.isdisjoint(one.rules) and _TOLD_AS_PART.isdisjoint(other.rules))


def further(draft: Draft) -> bool:
    """People beside those told before: "three others", "another man"."""
    words = draft.affected.words if draft.affected is not None else ""
    return bool(_FURTHER & set(words.casefold().split()))


def placed(draft: Draft, kept: list[Draft]) -> Draft:
    if draft.subset_of is not None:
        return draft
    for other in reversed(kept[-REMEMBERED:]):
        if _in_care(draft, other):
            rules = (*draft.rules, "subset.in_care")
            return replace(draft, subset_of=other.order, rules=rules)
        if _member(draft, other) or _partitive(draft, other):
            rule = "subset.member" if _member(draft, other) else "subset.partitive"
            return replace(draft, subset_of=other.order, rules=(*draft.rules, rule))
    return draft


def among_the_shot(draft: Draft, kept: list[Draft]) -> Draft:
    """The dead of "four shot, one dead", marked as a part of the shot."""
    if draft.subset_of is not None or draft.harm != "killed":
        return draft
    for other in reversed(kept[-REMEMBERED:]):
        if _of_the_shot(draft, other):
            rules = (*draft.rules, "subset.of_the_shot")
            return replace(draft, subset_of=other.order, rules=rules)
    return draft


def _of_the_shot(draft: Draft, other: Draft) -> bool:
    """ "Four people were shot, one of them fatally"; "one dead in a triple shooting": those who are
    said to have been shot, before anybody is said to be dead, hold the dead."""
    dead, hit, whom = draft.figure, other.figure, draft.affected
    if whom is None or whom.kind == "armed_group" or _OWN_HAND in draft.rules:
        return False  # the gunman is not among those he shot
    if whom.words.casefold() in {actor.words.casefold() for actor in other.actors}:
        return False
    if draft.harm != "killed" or other.harm != "injured" or dead is None or hit is None:
        return False
    triggers = {rule for rule in other.rules if rule.startswith("trigger.")}
    every = hit.rule == "count.multiple" or (_told_after(draft, other) and not further(other))
    return (
        every
        and triggers <= _SHOT
        and _firm(hit)
        and 0 < (dead.low or 0) < (hit.low or 0)
        and _firm(dead)
        and draft.role == other.role
        and agreement.own_dates(draft, other)
        and agreement.places(draft.where, other.where)
    )


def _firm(figure: Figure) -> bool:
    """A number, with or without "at least"; not the plural or "several" alone."""
    return figure.low == figure.high or (figure.high is None and not figure.soft)


def _told_after(draft: Draft, other: Draft) -> bool:
    """Some quotation of the dead follows one of the shot; "one dead and three shot" says that none
    of the three is the one."""
    if draft.sentence == other.sentence and draft.start < other.start:
        return False
    dead = [draft.start, *(start for start, _ in draft.restated)]
    hit = [other.start, *(start for start, _ in other.restated)]
    return any(0 < after - before <= _PARAGRAPH for after in dead for before in hit)


def _in_care(draft: Draft, other: Draft) -> bool:
    """ "Five were hurt; two were taken to hospital": two of the five."""
    few, many = draft.figure, other.figure
    if few is None or many is None or draft.harm != other.harm:
        return False
    if not any(rule.startswith("care.") for rule in draft.rules):
        return False
    fewer = many.high is None or (few.high or 0) <= many.high
    return (
        fewer
        and few.high is not None
        and (few.low or 0) < (many.low or 0)
        and other.subset_of is None
        and draft.role == other.role
        and draft.status == other.status
        and agreement.own_dates(draft, other)
    )


def _member(draft: Draft, other: Draft) -> bool:
    """One named person, or "the man", of a group that the report has counted already."""
    whom, group = draft.affected, other.figure
    if whom is None or group is None or draft.figure is None or draft.harm != other.harm:
        return False
    if draft.sentence == other.sentence or draft.figure.high != 1 or other.subset_of is not None:
        return False
    several = group.high is None or group.high > 1
    if _apart(whom, other) or _by_them(draft, other):
        return False
    introduced = bool(whom.names) or whom.definite or whom.pronoun or bool(whom.ages)
    return (
        several
        and introduced
        and draft.role == other.role
        and draft.status == other.status
        and agreement.own_dates(draft, other)
        and agreement.places(draft.where, other.where)
    )


def _by_them(draft: Draft, other: Draft) -> bool:
    """A driver killed by the attackers is none of the attackers who died."""
    armed = other.affected is not None and other.affected.kind == "armed_group"
    return armed and any(actor.kind == "armed_group" for actor in draft.actors)


def _apart(whom: Party, other: Draft) -> bool:
    """Who did it, or a man beside two children: nobody of the group."""
    group = other.affected
    did_it = any(actor.start == whom.start or set(actor.names) & set(whom.names) for actor in
                 other.actors)  # fmt: skip
    ages = set() if group is None else {whom.age_group, group.age_group} - {"unknown"}
    sexes = set() if group is None else {whom.sex, group.sex} - {"unknown", "mixed"}
    return did_it or len(ages) > 1 or len(sexes) > 1


def _partitive(draft: Draft, other: Draft) -> bool:
    """ "Fifty-two pupils were seized; 40 have been freed": forty of them."""
    whom = draft.affected
    if whom is None or draft.figure is None or other.figure is None:
        return False
    if whom.partitive and draft.sentence >= other.sentence:
        return _of_those(draft, other)
    if other.harm not in _HELD or draft.harm not in _FOLLOWS:
        return False
    if draft.harm == other.harm and "trigger.remain" not in draft.rules:
        return False
    elliptic = (
        whom.sort == "person" and whom.words.split()[-1:] == (draft.figure.words or "").split()[-1:]
    )
    near = 0 <= draft.sentence - other.sentence <= 2 and draft.start > other.start
    fits = other.figure.high is None or (draft.figure.low or 0) <= other.figure.high
    return elliptic and near and fits


def _of_those(draft: Draft, other: Draft) -> bool:
    """ "Five of the dead were children", "six of the boys": part of the nearest
    larger number     of the same harm, or of those who were taken and are freed, or dead, since."""
    figure, whole = draft.figure, other.figure
    if figure is None or whole is None or other.affected is None:
        return False
    if other.affected.sort != "person" or other.status != draft.status:
        return False
    smaller = whole.high is None or (figure.low or 0) < (whole.low or 0)
    held = other.harm in _HELD and draft.harm in _FOLLOWS and "state.of_those" not in draft.rules
    return smaller and (draft.harm == other.harm or held) and draft.sentence - other.sentence <= 8


def relinked(draft: Draft, kept: list[Draft], now: dict[int, int]) -> Draft:
    if draft.subset_of is None:
        return draft
    at = now.get(draft.subset_of)
    parent = None if at is None else kept[at]
    if parent is None or parent.order == draft.order:
        return replace(draft, subset_of=None)
    # A part is told in the role of its whole: "twelve killings in August. Two were of farmers."
    whole = parent
    for _ in range(_NESTED):
        above = None if whole.subset_of is None else now.get(whole.subset_of)
        if above is None:
            break
        whole = kept[above]
    role = whole.role if whole.harm == draft.harm else draft.role
    return replace(draft, subset_of=parent.order, role=role)
