"""Who says it where a sentence does not: attribution that carries on from its neighbours.

In: a report's drafts in order. Out: the same drafts, some with a source. Touches nothing.

News attributes once and goes on. A statement without a source takes that of the nearest statement
in its paragraph, and if the whole report has one origin, that one; the rule says so and a person
may look. Taking the outlet instead would make one origin into two and call it corroborated.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.drafts.draft import Draft
from marsad.model import Source

_REVIEW = "the source is that of a neighbouring sentence"


def sources(drafts: list[Draft]) -> list[Draft]:
    """Drafts with the source that carries on; those that state one are unchanged."""
    only = _only_origin(drafts)
    paragraphs: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.sources and _said(draft):
            paragraphs.setdefault(draft.paragraph, []).append(draft)
    return [_with_source(draft, paragraphs.get(draft.paragraph, []), only) for draft in drafts]


def _with_source(draft: Draft, beside: list[Draft], only: tuple[Source, ...]) -> Draft:
    if draft.sources or draft.harm == "none" or draft.role not in {"main", "aggregate"}:
        return draft
    near = [other for other in beside if other.role == draft.role]
    if near:
        nearest = min(near, key=lambda o: (abs(o.sentence - draft.sentence), o.order))
        return _taken(draft, nearest.sources, "source.paragraph")
    if only and draft.role == "main":
        return _taken(draft, only, "source.only_origin")
    return draft


def _taken(draft: Draft, chain: tuple[Source, ...], rule: str) -> Draft:
    return replace(
        draft,
        sources=chain,
        rules=(*draft.rules, rule),
        needs_review=(*draft.needs_review, _REVIEW),
    )


def _only_origin(drafts: list[Draft]) -> tuple[Source, ...]:
    """The one chain that every attributed statement of the report has, else nothing."""
    chains = [d.sources for d in drafts if d.sources and d.role == "main" and _said(d)]
    names = {chain[0].name.casefold() for chain in chains if chain[0].name is not None}
    return chains[0] if len(names) == 1 else ()


def _said(draft: Draft) -> bool:
    """A statement of something that happened; a threat or a denial has a voice of its own, and who
    blames somebody need not be who told it."""
    if "stance.blamed" in draft.rules:
        return False
    return draft.status in {"asserted", "alleged", "unconfirmed"}
