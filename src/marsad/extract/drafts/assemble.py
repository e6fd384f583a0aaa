"""Consolidated drafts → claims, with offsets into title and body and ids.

In: a Document and its drafts. Out: Claims in the order of the text. Touches nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from marsad import codec
from marsad.extract.document import Document
from marsad.extract.drafts.confidence import confidence
from marsad.extract.drafts.draft import Draft
from marsad.extract.frames.frame import Party
from marsad.extract.voices import source_kind, without_article
from marsad.model import (
    BORROWED_DATE,
    BORROWED_PLACE,
    HARMS_TO_OBJECTS,
    Actor,
    Claim,
    Quote,
    Source,
    Victims,
    When,
    Where,
)

# Rules that chose between two readings, and what a person should look at because of it.
RIVALS = {
    "date.rival": "two dates of the sentence may be meant",
    "place.rival": "two places of the sentence may be meant",
    "recap.no_news": "called background because the head of the report tells no harm",
    "recap.of_a_court": "called background because the report is of a court or a memory",
}
_FORCES = frozenset({"military", "government"})
_VICTIM_KINDS = frozenset(
    "civilian military police prisoner aid_worker journalist health_worker armed_group".split()
)


def claims(document: Document, drafts: list[Draft], extractor: str) -> tuple[Claim, ...]:
    """The claims of a document; ``subset_of`` names the claim of the larger count."""
    by_order: dict[int, Claim] = {}
    ordered = sorted(drafts, key=lambda d: (d.subset_of is not None, d.order))
    for draft in ordered:
        claim = _claim(document, draft, extractor)
        parent = by_order.get(draft.subset_of) if draft.subset_of is not None else None
        if parent is not None:
            whom = _as_the_whole(claim.victims, parent.victims)
            claim = replace(claim, subset_of=parent.id, victims=whom)
        by_order[draft.order] = replace(claim, confidence=confidence(claim))
    unique = {claim.id: claim for _, claim in sorted(by_order.items())}
    return tuple(unique.values())


def _claim(document: Document, draft: Draft, extractor: str) -> Claim:
    text = document.text
    objects = draft.harm in HARMS_TO_OBJECTS
    return codec.identified(
        Claim(
            id="",
            text=text.id,
            report=text.document or text.id,
            harm=draft.harm,
            act=draft.act,
            status=draft.status,
            role=draft.role,
            quote=_quote(document, draft.start, draft.end),
            actors=tuple(_actor(document, actor, draft.open_actors) for actor in draft.actors),
            victims=None if objects else _victims(document, draft.affected),
            target=_target(draft) if objects else None,
            count=draft.figure if draft.harm != "none" else None,
            when=_when(document, draft, document.written),
            where=_where(document, draft),
            sources=_chain(document, draft.sources),
            restated=tuple(_quote(document, *span) for span in draft.restated),
            supersedes=draft.was,
            rules=tuple(dict.fromkeys(draft.rules)),
            needs_review=_review(draft),
            extractor=extractor,
            published=text.published,
            outlet=text.outlet,
        )
    )


def _quote(document: Document, start: int, end: int) -> Quote:
    span = document.part(start, end)
    return Quote(span.part, span.start, span.end, document.original[start:end])


def _actor(document: Document, party: Party, left_open: bool) -> Actor:
    kind = source_kind(f"{party.words} {party.of or ''}")
    if party.kind in {"military", "police"} or kind in _FORCES:
        kind = "police" if party.kind == "police" or kind == "police" else "state_force"
    elif party.kind == "armed_group" or kind == "armed_group":
        kind = "armed_group"
    elif party.kind == "civilian":
        kind = "civilian"
    else:
        kind = kind if kind == "police" else "unknown"
    words = _slice(document, party)
    return Actor(
        name=party.of or without_article(words),
        words=words,
        span=document.part(party.start, party.end),
        kind=kind,
        alternatives=left_open,
    )


def _victims(document: Document, party: Party | None) -> Victims | None:
    if party is None or party.sort != "person":
        return None
    return Victims(
        words=_slice(document, party),
        span=document.part(party.start, party.end),
        kind=party.kind if party.kind in _VICTIM_KINDS else "unknown",
        age_group=party.age_group,
        ages=party.ages,
        sex=party.sex,
        names=party.names,
    )


def _slice(document: Document, party: Party) -> str:
    """The report's own letters, where a heading in capitals was read in ordinary ones."""
    return document.original[party.start : party.end]


def _as_the_whole(part: Victims | None, whole: Victims | None) -> Victims | None:
    """Three of eight farmers are farmers, where the words for the three say nothing else."""
    if part is None or whole is None or part.kind != "unknown":
        return part
    return replace(part, kind=whole.kind)


def _target(draft: Draft) -> str:
    kind = draft.affected.kind if draft.affected is not None else "other"
    return "other" if kind in {"unknown", "part"} else kind


def _when(document: Document, draft: Draft, published: date | None) -> When | None:
    """The stated date, or (unknown, publication date] where the text gives none."""
    when = draft.when
    if when is not None and when.span is not None:
        return replace(when, span=document.part(when.span.start, when.span.end))
    if when is not None:
        return when
    if published is None:
        return None
    return When(start=None, end=published, words=None, grain="soft", basis="published")


def _where(document: Document, draft: Draft) -> Where | None:
    where = draft.where
    if where is None or where.span is None:
        return where
    return replace(where, span=document.part(where.span.start, where.span.end))


def _chain(document: Document, links: tuple[Source, ...]) -> tuple[Source, ...]:
    outlet = document.text.outlet
    placed = tuple(
        replace(link, span=document.part(link.span.start, link.span.end)) if link.span else link
        for link in links
    )
    return (*placed, Source(outlet, "media", None, None))


def _review(draft: Draft) -> tuple[str, ...]:
    review = list(draft.needs_review)
    if "when" in draft.inherited:
        review.append(BORROWED_DATE)
    if "where" in draft.inherited:
        review.append(BORROWED_PLACE)
    if draft.figure is not None and draft.figure.rule == "count.families":
        review.append("families were counted, not persons")
    if draft.open_actors:
        review.append("the report leaves open which party did it")
    review += [reason for rule, reason in RIVALS.items() if rule in draft.rules]
    return tuple(review)
