"""Two drafts of one statement → one: the better quotation leads, each slot from whoever states it.

In: two drafts that agree. Out: one draft with further quotations. Touches nothing.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.drafts.draft import UNSAID, Draft, told
from marsad.extract.frames.frame import Party
from marsad.model import Source, When, Where

# Quotations of one statement that are kept: no report of ours has a tenth of it, and a text of one
# sentence told ten thousand times stays cheap.
_MOST = 500


def merged(kept: Draft, draft: Draft) -> Draft:
    """The two as one: the better quotation leads, each slot from whoever states it."""
    lead, other = (draft, kept) if _leads(draft, kept) else (kept, draft)
    spans = [(other.start, other.end), *lead.restated, *other.restated]
    review = list(dict.fromkeys((*lead.needs_review, *other.needs_review)))
    if _differ(lead, other) and "figures differ within the report" not in review:
        review.append("figures differ within the report")
    named = _naming(lead, other)
    return replace(
        lead,
        order=min(kept.order, draft.order),
        role=_role(lead, other),
        act=lead.act if lead.act not in UNSAID else other.act,
        affected=_fuller(lead, other),
        figure=lead.figure if lead.figure is not None else other.figure,
        actors=named.actors,
        open_actors=named.open_actors,
        when=_date(lead, other),
        where=_place(lead, other),
        sources=_origin(lead, other),
        rules=tuple(dict.fromkeys((*lead.rules, *other.rules))),
        was=lead.was or other.was,
        subset_of=kept.subset_of,
        inherited=lead.inherited & other.inherited,
        restated=tuple(s for s in dict.fromkeys(spans) if s != (lead.start, lead.end))[:_MOST],
        needs_review=tuple(review),
    )


def _role(lead: Draft, other: Draft) -> str:
    """That of the draft which states its date: an undated mention only seems to be of now."""
    undated = lead.when is None or "when" in lead.inherited
    stated = other.when is not None and "when" not in other.inherited
    return other.role if undated and stated else lead.role


def _leads(draft: Draft, kept: Draft) -> bool:
    return _weight(draft) > _weight(kept)


def _weight(draft: Draft) -> tuple[bool, bool, bool, bool]:
    figure = draft.figure
    stated = told(draft)
    hard = figure is not None and not figure.soft
    done = draft.status != "planned"
    return done, stated and draft.affected is not None, hard, not draft.in_title


def _date(lead: Draft, other: Draft) -> When | None:
    """A stated date, or bound, before an inherited one, a start before a mere upper bound."""
    first, second = lead.when, other.when
    if first is None or second is None:
        return first or second
    if ("when" in lead.inherited) != ("when" in other.inherited):
        return second if "when" in lead.inherited else first
    return second if first.basis == "published" != second.basis else first


def _place(lead: Draft, other: Draft) -> Where | None:
    """A stated place before an inherited one, the more exact before the less."""
    first, second = lead.where, other.where
    if first is None or second is None:
        return first or second
    named_in_it = first.id is not None and first.id == second.id and first.site is not None
    if "where" in lead.inherited and "where" not in other.inherited and not named_in_it:
        return second
    more_exact = first.id in second.within or (first.id is None and second.id is not None)
    names_site = first.id == second.id and first.site is None and second.site is not None
    return second if more_exact or names_site else first


def _naming(lead: Draft, other: Draft) -> Draft:
    """Which of the two says who did it: stated before carried over."""
    if not lead.actors or ("actors" in lead.inherited and other.actors):
        return other
    return lead


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
    if one.figure is None or other.figure is None or not told(one) or not told(other):
        return False
    return (one.figure.low, one.figure.high) != (other.figure.low, other.figure.high)
