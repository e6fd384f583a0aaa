"""Drafts of one report → one draft a statement, with further quotations, subsets and updates.

In: a report's drafts in order. Out: fewer drafts, in order. Touches nothing.

Two drafts are one only if harm, status, role, figure, date, place, people and source agree
(``agreement``); no chain of pairs joins what disagrees, because each draft is held against the
merged one. A single person of a counted group is a subset of it, never one more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from marsad.extract import agreement
from marsad.extract.draft import Draft
from marsad.extract.frames.frame import Party
from marsad.model import Source, When, Where

Slot = TypeVar("Slot")

_HELD = frozenset({"abducted", "detained", "disappeared", "recruited"})
_FOLLOWS = frozenset({"released", "killed", "disappeared", "injured", "detained", "abducted"})
_TOLD_AS_PART = frozenset({"subset.including", "subset.apposition", "subset.sum"})
_REMEMBERED = 100  # statements back to which one may refer: keeps the cost of long reports linear
_OTHERS = frozenset({"another", "other", "second", "third", "also", "both"})
_UNSAID = frozenset({"unknown", "other"})
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
    kept, now = _pass(sorted(drafts, key=lambda d: d.order), {})
    # A draft that joined a later one may now agree with an earlier one that it stood beside.
    kept, now = _pass(kept, now)
    kept = [
        _placed(draft, kept[max(0, at - _REMEMBERED) : at] + kept[at + 1 : at + 1 + _REMEMBERED])
        for at, draft in enumerate(kept)
    ]
    kept = [_relinked(draft, kept, now) for draft in kept]
    return _without_deaths_told_as_wounds(kept)


def _pass(drafts: list[Draft], before: dict[int, int]) -> tuple[list[Draft], dict[int, int]]:
    """Each draft joined to the latest kept one that it agrees with; order → position in kept."""
    kept: list[Draft] = []
    now: dict[int, int] = {}
    moved: dict[int, int] = {}
    for position, draft in enumerate(drafts):
        at = _same(draft, kept, now)
        if at is None:
            at = len(kept)
            kept.append(_placed(draft, kept))
        else:
            kept[at] = _merged(kept[at], draft)
        now[draft.order] = moved[position] = at
    return kept, {**{order: moved[at] for order, at in before.items()}, **now}


def _same(draft: Draft, kept: list[Draft], now: dict[int, int]) -> int | None:
    parent = None if draft.subset_of is None else now.get(draft.subset_of)
    for at in range(len(kept) - 1, max(-1, len(kept) - 1 - _REMEMBERED), -1):
        other = kept[at]
        if at == parent or _part_and_whole(draft, other):
            continue
        if _one_sentence_apart(draft, other):
            continue
        if can_be_one(draft, other):
            return at
    return None


def _part_and_whole(one: Draft, other: Draft) -> bool:
    """A part that the sentence itself tells ("including …") is not the same as a whole."""
    told = any(rule in _TOLD_AS_PART for draft in (one, other) for rule in draft.rules)
    return told and (one.subset_of is None) != (other.subset_of is None)


def _one_sentence_apart(one: Draft, other: Draft) -> bool:
    """Two noun phrases that one verb coordinates are two groups: "a girl and two boys"."""
    return (
        one.sentence == other.sentence
        and one.affected is not None
        and other.affected is not None
        and one.affected.head != other.affected.head
        and not one.affected.pronoun
        and _told(one)
        and _told(other)
    )


def can_be_one(one: Draft, other: Draft) -> bool:
    """Whether every slot of two drafts agrees."""
    return (
        one.harm == other.harm
        and (one.status == other.status or _carried_out(one, other) or _headline(one, other))
        and one.role == other.role
        and _acts(one.act, other.act)
        and _counted(one, other)
        and agreement.dates(_own(one, "when", one.when), _own(other, "when", other.when))
        and agreement.places(_own(one, "where", one.where), _own(other, "where", other.where))
        and agreement.people(one.affected, other.affected)
        and agreement.actors(one.actors, other.actors)
        and agreement.sources(one, other)
    )


def _own(draft: Draft, slot: str, value: Slot | None) -> Slot | None:
    """A slot that was taken from a neighbour keeps nothing apart: it gives way."""
    return None if slot in draft.inherited else value


def _carried_out(one: Draft, other: Draft) -> bool:
    """A plan that the same report tells as done ("prepare to …" below a photograph), by number."""
    return (
        {one.status, other.status} == {"planned", "asserted"}
        and one.figure is not None
        and other.figure is not None
        and (one.figure.low, one.figure.high) == (other.figure.low, other.figure.high)
        and (_told(one) or one.harm == "used")
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
        or one in _UNSAID
        or other in _UNSAID
        or any({one, other} <= alike for alike in _ALIKE)
    )


def _counted(one: Draft, other: Draft) -> bool:
    if one.harm == "none":
        return one.affected is None or other.affected is None or (
            one.affected.words == other.affected.words
        )  # fmt: skip
    return agreement.figures(one.figure, other.figure)


def _told(draft: Draft) -> bool:
    """A figure that the words state, or a person who is named or introduced."""
    figure = draft.figure
    return figure is not None and figure.rule not in {"count.plural"}


def _placed(draft: Draft, kept: list[Draft]) -> Draft:
    if draft.subset_of is not None or draft.further:
        return draft
    for other in reversed(kept[-_REMEMBERED:]):
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


def _merged(kept: Draft, draft: Draft) -> Draft:
    """The two as one: the better quotation leads, each slot from whoever states it."""
    lead, other = (draft, kept) if _leads(draft, kept) else (kept, draft)
    spans = [(other.start, other.end), *lead.restated, *other.restated]
    review = list(dict.fromkeys((*lead.needs_review, *other.needs_review)))
    if _differ(lead, other) and "figures differ within the report" not in review:
        review.append("figures differ within the report")
    return replace(
        lead,
        order=min(kept.order, draft.order),
        act=lead.act if lead.act not in _UNSAID else other.act,
        affected=_fuller(lead, other),
        figure=lead.figure if lead.figure is not None else other.figure,
        actors=lead.actors or other.actors,
        open_actors=lead.open_actors if lead.actors else other.open_actors,
        when=_date(lead, other),
        where=_place(lead, other),
        sources=_origin(lead, other),
        rules=tuple(dict.fromkeys((*lead.rules, *other.rules))),
        was=lead.was or other.was,
        subset_of=kept.subset_of,
        inherited=lead.inherited & other.inherited,
        restated=tuple(s for s in dict.fromkeys(spans) if s != (lead.start, lead.end)),
        needs_review=tuple(review),
    )


def _leads(draft: Draft, kept: Draft) -> bool:
    return _weight(draft) > _weight(kept)


def _weight(draft: Draft) -> tuple[bool, bool, bool, bool]:
    figure = draft.figure
    stated = figure is not None and figure.rule != "count.plural"
    hard = figure is not None and not figure.soft
    done = draft.status != "planned"
    return done, stated and draft.affected is not None, hard, not draft.in_title


def _date(lead: Draft, other: Draft) -> When | None:
    """A stated date before an inherited one, a start before a mere upper bound."""
    first, second = lead.when, other.when
    if first is None or second is None:
        return first or second
    if "when" in lead.inherited and "when" not in other.inherited:
        return second
    return second if first.basis == "published" != second.basis else first


def _place(lead: Draft, other: Draft) -> Where | None:
    """A stated place before an inherited one, the more exact before the less."""
    first, second = lead.where, other.where
    if first is None or second is None:
        return first or second
    if "where" in lead.inherited and "where" not in other.inherited:
        return second
    more_exact = first.id in second.within or (first.id is None and second.id is not None)
    names_site = first.id == second.id and first.site is None and second.site is not None
    return second if more_exact or names_site else first


def _fuller(lead: Draft, other: Draft) -> Party | None:
    one, two = lead.affected, other.affected
    if one is None or two is None:
        return one or two
    kind = one.kind if one.kind != "unknown" else two.kind
    return replace(
        one,
        kind=kind,
        age_group=one.age_group if one.age_group != "unknown" else two.age_group,
        sex=one.sex if one.sex != "unknown" else two.sex,
        ages=one.ages or two.ages,
        names=one.names or two.names,
    )


def _origin(lead: Draft, other: Draft) -> tuple[Source, ...]:
    return lead.sources or other.sources


def _differ(one: Draft, other: Draft) -> bool:
    if one.figure is None or other.figure is None or not _told(one) or not _told(other):
        return False
    return (one.figure.low, one.figure.high) != (other.figure.low, other.figure.high)


def _relinked(draft: Draft, kept: list[Draft], now: dict[int, int]) -> Draft:
    if draft.subset_of is None:
        return draft
    at = now.get(draft.subset_of)
    parent = None if at is None else kept[at]
    if parent is None or parent.order == draft.order:
        return replace(draft, subset_of=None)
    return replace(draft, subset_of=parent.order)


def _without_deaths_told_as_wounds(drafts: list[Draft]) -> list[Draft]:
    """ "He was shot … He died": one death, and no wounded person beside it. A report that tells of
    one person shot and one person dead, whom nothing sets apart, tells of one person."""
    out = []
    for draft in drafts:
        if draft.harm == "injured" and draft.figure is not None and draft.figure.high == 1:
            death = next((d for d in drafts if d.harm == "killed" and _same_person(draft, d)), None)
            if death is not None:
                continue
        out.append(draft)
    return out


def _same_person(wound: Draft, death: Draft) -> bool:
    if death.figure is None or death.figure.high != 1 or wound.affected is None:
        return False
    if death.affected is None or death.role != wound.role or death.status != wound.status:
        return False
    if not any(rule in {"trigger.shoot", "trigger.stab"} for rule in wound.rules):
        return False
    if _OTHERS & set(wound.affected.words.casefold().split()):
        return False  # "one was killed and another shot"
    if wound.affected.head == death.affected.head and wound.sentence == death.sentence:
        return True  # "was shot and later died"
    beside = wound.sentence == death.sentence and not death.affected.pronoun
    return not beside and agreement.people(wound.affected, death.affected)
