"""What became of each person of a report: whoever was shot and died of it was killed, not wounded.

In: a report's drafts in order, before they are consolidated. Out: the same drafts without the
wounds of the dead. Touches nothing.

News tells one fate in several sentences: "A man was shot … He was taken to hospital … The victim
died". Sure signs that the wounded person is the dead one: one noun phrase, one name, one stated
age, a pronoun after him. Without such a sign the two are one only in a report in which nobody is
said to have survived beside the dead.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.drafts import agreement
from marsad.extract.drafts.draft import REMEMBERED, Draft, other_case, told
from marsad.extract.frames.frame import Party

_HAPPENED = frozenset({"asserted", "alleged", "unconfirmed"})
_OTHERS = frozenset({"another", "other", "others", "second", "third", "fourth", "fifth", "also"})
_LIVED = frozenset({"trigger.graze", "trigger.treat", "trigger.hospitalize", "trigger.hospitalise"})
_HURT = frozenset({"trigger.wound", "trigger.injure", "trigger.hurt", "trigger.wounded",
                   "trigger.injured"})  # fmt: skip
# "The victim died", "the man died": whoever was told of last. A suspect or a father is somebody.
ANYBODY = frozenset(
    "victim victims man men woman women boy boys girl girls teen teens teenager teenagers child "
    "children person people youth youths male female toddler infant baby".split()
)
_REACH = 3  # sentences over which "he" and "the victim" go back


def without_wounds_of_the_dead(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in order, without those that tell the wound of somebody told as dead."""
    deaths = [d for d in drafts if _person(d, "killed")]
    wounds = [d for d in drafts if _person(d, "injured")]
    if not deaths and _one_person(wounds):
        deaths = [d for d in drafts if _fatal(d)]
    if not deaths:
        return list(drafts)
    beside: dict[int, list[Draft]] = {}
    for death in deaths:
        beside.setdefault(death.sentence, []).append(death)
    survivors = any(_survives(wound, beside.get(wound.sentence, ())) for wound in wounds) or any(
        d.harm == "injured" and d.status in _HAPPENED and _others(d) for d in drafts
    )
    gone = [w for w in wounds if _died(w, _near(w, deaths), wounds, survivors=survivors)]
    again = _headlines(gone, deaths)
    left = {wound.order for wound in gone}
    if not survivors:
        left |= {draft.order for draft in drafts if _are_the_dead(draft, drafts)}
    return [
        replace(draft, restated=(*draft.restated, *again[draft.order]))
        if draft.order in again
        else draft
        for draft in drafts
        if draft.order not in left
    ]


def _are_the_dead(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "13 bodies were found. The victims had been shot in the head": of those who are dead."""
    whom = draft.affected
    if draft.harm != "injured" or whom is None or not whom.definite or _HURT & set(draft.rules):
        return False
    if whom.words.split(",")[0].split()[-1].casefold() != "victims":
        return False
    near = drafts[max(0, draft.order - REMEMBERED) : draft.order]
    return any(d.harm == "killed" and draft.sentence - d.sentence <= _REACH for d in near)


def _headlines(gone: Sequence[Draft], deaths: Sequence[Draft]) -> dict[int, list[tuple[int, int]]]:
    """ "Two guards shot at bank" above "Two guards were shot dead": the title tells the death."""
    again: dict[int, list[tuple[int, int]]] = {}
    for wound in gone:
        near = _near(wound, deaths) if wound.in_title else []
        if near:
            again.setdefault(near[0].order, []).append((wound.start, wound.end))
    return again


def _near(wound: Draft, deaths: Sequence[Draft]) -> list[Draft]:
    """Deaths of as many people not far from the wound: keeps the cost of long reports linear."""
    first = bisect_left(deaths, wound.order - REMEMBERED, key=lambda d: d.order)
    last = bisect_left(deaths, wound.order + REMEMBERED, key=lambda d: d.order)
    return [
        death
        for death in deaths[first:last]
        if _number(death) == _number(wound) and not other_case(wound, death)
    ]


def _person(draft: Draft, harm: str) -> bool:
    """One person, or an exact number of people, to whom it happened."""
    figure, whom = draft.figure, draft.affected
    return (
        draft.harm == harm
        and draft.status in _HAPPENED
        and whom is not None
        and whom.sort == "person"
        and figure is not None
        and figure.low == figure.high
    )


def _one_person(wounds: Sequence[Draft]) -> bool:
    """Whether all that is told of wounds may be of one person."""
    return all(
        _number(one) == _number(other) == 1
        and (one.sentence != other.sentence or one.affected.head == other.affected.head)
        and agreement.people(one.affected, other.affected)
        for one, other in zip(wounds, [*wounds[1:], *wounds[:1]], strict=True)
        if one.affected is not None and other.affected is not None
    )


def _fatal(draft: Draft) -> bool:
    """ "A deadly shooting": somebody died, of whom the report may tell the wound alone."""
    return "noun.fatal" in draft.rules and draft.status in _HAPPENED and _number(draft) == 1


def _died(
    wound: Draft, deaths: Sequence[Draft], wounds: Sequence[Draft], *, survivors: bool
) -> bool:
    if any(_surely(wound, death, wounds) for death in deaths):
        return True
    if survivors or _others(wound) or _LIVED & set(wound.rules):
        return False
    return any(_could_be(wound, death) for death in deaths)


def _number(draft: Draft) -> int | None:
    return draft.figure.low if draft.figure is not None else None


def _surely(wound: Draft, death: Draft, wounds: Sequence[Draft]) -> bool:
    one, other = wound.affected, death.affected
    assert one is not None
    assert other is not None
    if _counts_all(wound):
        return True
    if wound.sentence == death.sentence:
        if one.head == other.head:
            return True  # "was shot and later died"
        return (one.pronoun or other.pronoun) and agreement.people(one, other)
    if not agreement.people(one, other):
        return False
    if one.names and other.names:
        return True
    if _number(wound) == 1 and set(one.ages) & set(other.ages):
        return True
    return _refers(one, other) and _latest_before(death, wounds) is wound


def _counts_all(wound: Draft) -> bool:
    """ "A double shooting": two people, whether they lived or not."""
    return wound.figure is not None and wound.figure.rule == "count.multiple"


def _refers(one: Party, other: Party) -> bool:
    """ "He", "the victim", or the noun of the one before: "an officer … the officer"."""
    noun = other.words.split()[-1].casefold()
    again = noun in ANYBODY or noun == one.words.split()[-1].casefold()
    return other.pronoun or (other.definite and again and not other.names)


def _latest_before(death: Draft, wounds: Sequence[Draft]) -> Draft | None:
    """The wounded person whom "he", "she" or "the victim" stands for: the last one told before."""
    at = bisect_left(wounds, death.order, key=lambda wound: wound.order)
    for wound in reversed(wounds[max(0, at - REMEMBERED) : at]):
        if wound.sentence != death.sentence:
            near = death.sentence - wound.sentence <= _REACH
            return wound if near and not _others(wound) else None
    return None


def _could_be(wound: Draft, death: Draft) -> bool:
    """Nothing sets the two apart: one told as dead in this sentence, hurt in another."""
    one, other = wound.affected, death.affected
    assert one is not None
    beside = wound.sentence == death.sentence and not one.pronoun
    if _earlier(death, wound):
        return False
    if _HURT & set(wound.rules) and (_number(wound) != 1 or _anew(wound, one, death)):
        return False  # "Nine men were killed. Nine men were wounded."
    return not beside and not _others(death) and agreement.people(one, other)


def _survives(wound: Draft, deaths: Sequence[Draft]) -> bool:
    """Told as hurt in the sentence that tells somebody else as dead."""
    return any(
        death.sentence == wound.sentence
        and not _counts_all(wound)
        and death.affected is not None
        and wound.affected is not None
        and death.affected.head != wound.affected.head
        and not wound.affected.pronoun
        and not death.affected.pronoun
        and (told(death) or wound.figure is not None)
        for death in deaths
    )


def _anew(wound: Draft, whom: Party, death: Draft) -> bool:
    """Introduced after the death was told."""
    return wound.order > death.order and not whom.pronoun and not whom.definite


def _earlier(death: Draft, wound: Draft) -> bool:
    """Whether the report says that the one had died before the other was hurt."""
    died, hurt = death.when, wound.when
    if died is None or hurt is None or "when" in death.inherited | wound.inherited:
        return False
    return died.end is not None and hurt.start is not None and died.end < hurt.start


def _others(draft: Draft) -> bool:
    words = draft.affected.words if draft.affected is not None else ""
    return bool(_OTHERS & set(words.casefold().split()))
