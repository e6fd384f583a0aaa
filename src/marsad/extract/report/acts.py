"""By what it was done where a statement does not say: the act that its happening has in the report.

In: a report's drafts with their dates, places and doers. Out: the same drafts, some with an act.
Touches nothing.

The shelling of the first sentence is how the two of the third died. The act goes over from the
statements near by that may be of the same happening, where they have one in common; what a weapon
named in the same paragraph says comes after that.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.document import Document
from marsad.extract.drafts import agreement
from marsad.extract.drafts.draft import Draft, other_case
from marsad.extract.frames.words import Words
from marsad.extract.report import happening

_REACH = 3  # sentences over which an act goes on: what a paragraph of news spans
_BODILY = frozenset({"killed", "injured"})
_THINGS = frozenset({"attacked", "damaged", "destroyed"})
_ON_THINGS = frozenset({"airstrike", "shelling", "bombing", "suicide_bombing", "arson"})


def carried(drafts: list[Draft], document: Document, words: Words) -> list[Draft]:
    """Drafts with the act of their happening; those that have one are unchanged."""
    out: list[Draft] = []
    for draft in drafts:
        out.append(_with_act(draft, out) if _lacks(draft) else draft)
    telling = [draft for draft in out if draft.act != "unknown"]
    return [_from_around(draft, telling) if _lacks(draft) else draft for draft in out]


def _lacks(draft: Draft) -> bool:
    return draft.act == "unknown" and draft.harm in _BODILY | _THINGS


def _with_act(draft: Draft, before: list[Draft]) -> Draft:
    """The dead and the wounded of one happening: what is told of the ones, in the same sentence or
    the one before, holds for the others."""
    if draft.harm not in _BODILY:
        return draft
    for other in reversed(before):
        if draft.sentence - other.sentence > 1 or other_case(draft, other):
            break
        if other.act == "execution" and draft.harm != "killed":
            continue
        alike = other.harm in _BODILY and (other.role, other.status) == (draft.role, draft.status)
        if alike and other.act != "unknown" and _one_place(draft, other):
            return replace(draft, act=other.act, rules=(*draft.rules, "act.inherited"))
    return draft


def _one_place(draft: Draft, other: Draft) -> bool:
    return happening.one_day(draft, other) and agreement.places(draft.where, other.where)


def _from_around(draft: Draft, telling: list[Draft]) -> Draft:
    near = [other for other in telling if _of_one(draft, other)]
    acts = {other.act for other in near}
    if len(acts) != 1:
        return draft
    return replace(draft, act=acts.pop(), rules=(*draft.rules, "act.carried"))


def _of_one(draft: Draft, other: Draft) -> bool:
    """Whether both may be of one happening, told near each other, and done in one way."""
    if abs(draft.sentence - other.sentence) > _REACH or other.role != draft.role:
        return False
    if other_case(draft, other):
        return False
    if draft.role not in {"main", "background"} or other.harm not in _BODILY | _THINGS:
        return False
    if draft.role != "main" and other.paragraph != draft.paragraph:
        return False
    if (draft.harm in _THINGS or other.harm in _THINGS) and other.act not in _ON_THINGS:
        return False
    if other.act == "arson" and draft.harm != other.harm:
        return False
    if other.act == "execution":
        return False  # it tells of those who were executed, and of no others
    return (
        happening.one_day(draft, other)
        and agreement.dates(draft.when, other.when)
        and agreement.places(draft.where, other.where)
    )
