"""Part and whole in one report: "six of the boys", "five of the dead", one named person of three.

In: a draft and those beside it. Out: the draft, marked as a part. Touches nothing. A part is never
added to its whole.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract import agreement
from marsad.extract.draft import REMEMBERED, Draft

_HELD = frozenset({"abducted", "detained", "disappeared", "recruited"})
_FOLLOWS = frozenset({"released", "killed", "disappeared", "injured", "detained", "abducted"})
_TOLD_AS_PART = frozenset({"subset.including", "subset.apposition", "subset.sum"})


def part_and_whole(one: Draft, other: Draft) -> bool:
    """A part that the sentence itself tells ("including …") is not the same as a whole."""
    told = any(rule in _TOLD_AS_PART for draft in (one, other) for rule in draft.rules)
    return told and (one.subset_of is None) != (other.subset_of is None)


def placed(draft: Draft, kept: list[Draft]) -> Draft:
    if draft.subset_of is not None:
        return draft
    for other in reversed(kept[-REMEMBERED:]):
        if _member(draft, other) or _partitive(draft, other):
            rule = "subset.member" if _member(draft, other) else "subset.partitive"
            return replace(draft, subset_of=other.order, rules=(*draft.rules, rule))
    return draft


def _member(draft: Draft, other: Draft) -> bool:
    """One named person, or "the man", of a group that the report has counted already."""
    whom, group = draft.affected, other.figure
    if whom is None or group is None or draft.figure is None or draft.harm != other.harm:
        return False
    if draft.sentence == other.sentence or draft.figure.high != 1 or other.subset_of is not None:
        return False
    several = group.high is None or group.high > 1
    introduced = bool(whom.names) or whom.definite or whom.pronoun or bool(whom.ages)
    return (
        several
        and introduced
        and draft.role == other.role
        and draft.status == other.status
        and agreement.dates(draft.when, other.when)
        and agreement.places(draft.where, other.where)
    )


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
    near = 0 <= draft.sentence - other.sentence <= 2
    fits = other.figure.high is None or (draft.figure.low or 0) <= other.figure.high
    return elliptic and near and fits


def _of_those(draft: Draft, other: Draft) -> bool:
    """ "Five of the dead were children", "six of the boys": part of the nearest larger number of
    the same harm, or of the people whom the report told before."""
    figure, whole = draft.figure, other.figure
    if figure is None or whole is None or other.affected is None:
        return False
    if other.affected.sort != "person" or other.status != draft.status:
        return False
    smaller = whole.high is None or (figure.low or 0) < (whole.low or 0)
    same_harm = "state.of_those" not in draft.rules or draft.harm == other.harm
    return smaller and same_harm and draft.sentence - other.sentence <= 8


def relinked(draft: Draft, kept: list[Draft], now: dict[int, int]) -> Draft:
    if draft.subset_of is None:
        return draft
    at = now.get(draft.subset_of)
    parent = None if at is None else kept[at]
    if parent is None or parent.order == draft.order:
        return replace(draft, subset_of=None)
    return replace(draft, subset_of=parent.order)
