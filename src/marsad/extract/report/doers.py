"""Who did it where a statement names nobody: the one doer that its happening has in the report.

In: a report's drafts with their dates and places. Out: the same drafts, some with actors. Touches
nothing.

News names who did it once and goes on in the passive ("Gunmen stormed the market. Two officers
died"). A statement takes the doer of the statements near it that may be of the same happening, only
where they have one in common; the rule says so, and a person must look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from marsad.extract import voices
from marsad.extract.drafts import agreement
from marsad.extract.drafts.draft import Draft
from marsad.extract.frames.frame import Party
from marsad.extract.report import happening
from marsad.extract.report.cases import Cases
from marsad.model import HARMS_TO_OBJECTS

REVIEW = "who did it is named in another sentence"
_REACH = 3  # sentences over which a doer goes on: what a paragraph of news spans
_BY_HAND = frozenset({"other"})  # beaten, stabbed, hacked
_FROM_AFAR = frozenset({"airstrike", "shelling", "mine", "chemical"})
_STATE = frozenset({"military", "police"})
_FORCES = frozenset({"military", "police", "government"})
_ARMED = frozenset({"military", "police", "armed_group"})
_DEED = timedelta(days=2)  # longer is a period, in which several may have done it


def carried(drafts: list[Draft], cases: Cases) -> list[Draft]:
    """Drafts with the doer of their happening; those that name one are unchanged."""
    naming = [draft for draft in drafts if _names(draft)]
    return [_with_doer(draft, naming, cases) if _lacks(draft) else draft for draft in drafts]


def _names(draft: Draft) -> bool:
    return bool(draft.actors) and not any(actor.pronoun for actor in draft.actors)


def _lacks(draft: Draft) -> bool:
    return not draft.actors and draft.harm != "none" and draft.role in {"main", "background"}


def _with_doer(draft: Draft, naming: Sequence[Draft], cases: Cases) -> Draft:
    near = [other for other in naming if _of_one(draft, other)]
    near = [other for other in near if not cases.apart(draft.start, other.start)]
    if not near:
        return draft
    found = max(near, key=lambda other: (-abs(other.sentence - draft.sentence), other.order))
    if any(not _same(found.actors, other.actors) for other in near):
        return draft
    if any(_is_own_side(actor, draft) for actor in found.actors):
        return draft
    return replace(
        draft,
        actors=found.actors,
        open_actors=found.open_actors,
        inherited=draft.inherited | {"actors"},
        rules=(*draft.rules, "actor.carried"),
        needs_review=(*draft.needs_review, REVIEW),
    )


def _of_one(draft: Draft, other: Draft) -> bool:
    """Whether both may be of one happening, told near each other."""
    return (
        0 <= draft.sentence - other.sentence <= _REACH
        and other.role == draft.role
        and (other.status == "planned") == (draft.status == "planned")
        and (draft.role == "main" or other.paragraph == draft.paragraph)
        and not _other_means(draft, other)
        and not _over_days(draft)
        and not _claims_it(other, draft)
        and not _unarmed(draft, other)
        and happening.one_day(draft, other)
        and agreement.dates(draft.when, other.when)
        and agreement.places(draft.where, other.where)
    )


def _claims_it(other: Draft, draft: Draft) -> bool:
    """What a group boasts of is no word on what residents tell of beside it."""
    if not other.sources or not draft.sources or draft.sentence == other.sentence:
        return False
    speaker, teller = other.sources[0].name, draft.sources[0].name
    if speaker is None or teller is None or speaker == teller:
        return False
    return any(
        actor.words.lower() == "it" or speaker.casefold() in actor.words.casefold()
        for actor in other.actors
    )


def _over_days(draft: Draft) -> bool:
    """ "22 people had died in protests since June 18": of several deeds."""
    when = None if "when" in draft.inherited else draft.when
    if when is None or when.start is None or when.end is None:
        return False
    return when.end - when.start > _DEED


def _unarmed(draft: Draft, other: Draft) -> bool:
    """Who set fire to a building did not therefore kill, unless it is somebody who bears arms."""
    if other.harm not in HARMS_TO_OBJECTS or draft.harm in HARMS_TO_OBJECTS:
        return False
    return any(actor.kind not in _ARMED for actor in other.actors)


def _other_means(draft: Draft, other: Draft) -> bool:
    """ "Two died in police firing. A cook was stabbed": another deed."""
    if draft.act in _FROM_AFAR and other.act not in {draft.act, "unknown"}:
        return True  # "29 were wounded by mines of the militants. An airstrike killed three"
    return draft.act in _BY_HAND and draft.act != other.act


def _same(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    return {actor.words.casefold() for actor in one} == {a.words.casefold() for a in other}


def _is_own_side(actor: Party, draft: Draft) -> bool:
    """Soldiers killed are not the army's victims, nor the gunman his own."""
    whom = draft.affected
    if whom is not None and _is_one(whom, actor):
        return True
    side = whom.kind if whom is not None else "unknown"
    kind = voices.source_kind(f"{actor.words} {actor.of or ''}")
    if side in _STATE:
        return actor.kind in _STATE or kind in _FORCES
    return side == "armed_group" and "armed_group" in {actor.kind, kind}


def _is_one(one: Party, other: Party) -> bool:
    """ "The gunman" after "a masked gunman"; one name."""
    last = one.words.casefold().split()[-1:] == other.words.casefold().split()[-1:]
    return last or bool(set(one.names) & set(other.names))
