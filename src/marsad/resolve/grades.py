"""The claims of an incident → its grade, with the reasons.

In: claims and their origins. Out: a grade of ``GRADES`` and reasons in plain words. Touches
nothing. Grades follow 5-standards (Airwars' and OHCHR's usage); a person may override one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from marsad.model import HARMS, Actor, Claim
from marsad.resolve.speakers import UNKNOWN, name_key
from marsad.resolve.words import words

_GENERIC = words("parties")  # "the army" and "government forces" are not two accounts


def grade(
    claims: Sequence[Claim], origins: Mapping[str, str], heard: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    """The grade and every reason found, the decisive one first.

    ``origins`` has every claim, ``heard`` those that count as an origin (``speakers.spoken``).
    """
    asserted = told(claims)
    withdrawn = _withdrawn(claims, asserted, origins)
    contested = _contested(claims, asserted, origins)
    accepted = _accepted(claims, origins)
    many, support = _support(asserted, heard)
    if withdrawn:
        return "discounted", (*withdrawn, *support)
    if contested:
        return "contested", (*contested, *accepted, *support)
    if accepted:
        return "confirmed by the actor", (*accepted, *support)
    return ("corroborated" if many else "single origin"), support


def _support(told: Sequence[Claim], heard: Mapping[str, str]) -> tuple[bool, tuple[str, ...]]:
    """Whether the gravest harm told has two independent origins, and the origins of each harm.

    A relative who speaks of a beating does not corroborate the detention: origins count for the
    harm that they tell. The gravest is the first in the order of ``HARMS``.
    """
    harms = [harm for harm in HARMS if any(claim.harm == harm for claim in told)]
    by_harm = {
        harm: _independent([claim for claim in told if claim.harm == harm], heard) for harm in harms
    }
    every = _independent(told, heard)
    gravest = next((found for found in by_harm.values() if found), every)
    if all(found in (every, set()) for found in by_harm.values()):
        return len(every) > 1, (_origins(every),)
    lines = tuple(f"{harm}: {_origins(found)}" for harm, found in by_harm.items() if found)
    return len(gravest) > 1, lines


def _origins(found: set[str]) -> str:
    number = f"{len(found)} independent origins" if len(found) > 1 else "one origin"
    return f"{number}: {', '.join(sorted(found))}"


def told(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that say it happened; who only denies is no origin of it.

    If nobody says that anybody was harmed, those who say that nobody was are its origins.
    """
    asserted = [claim for claim in claims if not _denies(claim) and claim.harm != "none"]
    return asserted or list(claims)


def _independent(told: Sequence[Claim], heard: Mapping[str, str]) -> set[str]:
    """Distinct origins; all unknown ones together are at most one."""
    keys = {heard[claim.id] for claim in told if claim.id in heard}
    unknown = sorted(key for key in keys if key.startswith(UNKNOWN))
    return {key for key in keys if not key.startswith(UNKNOWN)} | set(unknown[:1])


def _denies(claim: Claim) -> bool:
    return claim.status == "denied" or (claim.count is not None and claim.count.high == 0)


def _withdrawn(
    claims: Sequence[Claim], told: Sequence[Claim], origins: Mapping[str, str]
) -> tuple[str, ...]:
    """Every origin of the accusation has itself denied it in a later report."""
    for claim in told:
        key, published = origins[claim.id], claim.published
        later = any(
            _denies(other) and origins[other.id] == key and other.harm == claim.harm
            and published is not None and other.published is not None
            and other.published > published
            for other in claims
        )  # fmt: skip
        if not later:
            return ()
    return ("every origin has withdrawn its own statement in a later report",)


def _contested(
    claims: Sequence[Claim], told: Sequence[Claim], origins: Mapping[str, str]
) -> tuple[str, ...]:
    reasons = []
    for claim in claims:
        accused = [other for other in told if claim.harm in ("none", other.harm)]
        others = {origins[other.id] for other in accused} - {origins[claim.id]}
        if _denies(claim) and others:
            reasons.append(f"{origins[claim.id]} denies what {', '.join(sorted(others))} says")
    for one, other in combinations(told, 2):
        reasons.extend(_competing(one, other))
    return tuple(sorted(set(reasons)))


def _competing(one: Claim, other: Claim) -> list[str]:
    """Two accounts of one harm that accuse different parties; sides of a clash are no contest."""
    if one.harm != other.harm or not one.actors or not other.actors or "clash" in (
        one.act, other.act
    ):  # fmt: skip
        return []
    ours, theirs = _parties(one.actors), _parties(other.actors)
    if not ours or not theirs or any(a <= b or b <= a for a in ours for b in theirs):
        return []
    first, second = sorted((_named(one.actors), _named(other.actors)))
    return [f"accounts differ on who did it: {first}; {second}"]


def _parties(actors: Sequence[Actor]) -> list[frozenset[str]]:
    """The telling words of each party's name; empty if any of them is unnamed."""
    found = [frozenset(name_key(actor.name or "").split()) - _GENERIC for actor in actors]
    return found if all(found) else []


def _named(actors: Sequence[Actor]) -> str:
    return ", ".join(sorted(actor.name or "" for actor in actors))


def _accepted(claims: Sequence[Claim], origins: Mapping[str, str]) -> tuple[str, ...]:
    """The party's own statement asserts it, or a report says that the party claimed it."""
    reasons = set()
    for claim in claims:
        if claim.status not in ("asserted", "alleged") or _denies(claim):
            continue
        for actor in claim.actors:
            own = bool(actor.name) and name_key(actor.name or "") == origins[claim.id]
            if actor.name and not actor.alternatives and (own or _claims_it(claim)):
                reasons.add(f"{actor.name} says that it did it")
    return tuple(sorted(reasons))


def _claims_it(claim: Claim) -> bool:
    return claim.act == "claim_of_responsibility"
