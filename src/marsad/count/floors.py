"""What keeps a total from being lower: the parts that a report tells, and the people it names.

In: claims and terms of one report, a rule set. Out: amounts with their lines. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from marsad.count.rules import Rules
from marsad.count.terms import Term
from marsad.model import Claim, Derivation

Floor = tuple[tuple[int, Derivation], ...]  # amounts that add up, each with its line


def floor(parts: Sequence[Term], claims: Sequence[Claim], rules: Rules) -> Floor:
    """The largest part, or the distinct people named, whichever is more."""
    known = named(claims) if rules.named else []
    part = max(parts, key=lambda term: (term.low, term.claim.id), default=None)
    if part is not None and part.low >= max(len(known), 1):
        words = part.figure.words or part.claim.quote.text
        reason = f"{part.low}: “{words}” are a part of the victims; the total cannot be lower"
        return ((part.low, Derivation("low", part.claim.id, reason)),)
    return tuple(
        (1, Derivation("low", claim.id, "1: a person whom the report names")) for claim in known
    )


def named(claims: Sequence[Claim]) -> list[Claim]:
    """One claim for each distinct named person; a name within a longer one is the same person.

    Who may not be among them (a number of none or more) is not counted."""
    names: dict[frozenset[str], Claim] = {}
    for claim in claims:
        perhaps = claim.count is not None and claim.count.low == 0
        if claim.status == "denied" or claim.victims is None or perhaps:
            continue
        for name in claim.victims.names:
            names.setdefault(frozenset(name.casefold().replace(".", " ").split()), claim)
    words = sorted((key for key in names if key), key=lambda key: (len(key), sorted(key)))
    return [names[key] for at, key in enumerate(words)
            if not any(key <= longer for longer in words[at + 1 :])]  # fmt: skip


def freed(claims: Sequence[Claim], wholes: Mapping[str, Claim | None]) -> list[Claim]:
    """The claims, in which a part of another harm ("released 14 of the 23") is a total under its
    own, where the report gives that harm no number as high ("killed 12 and wounded three, one of
    whom died": 12 or more)."""
    own = [claim.count for claim in claims if claim.subset_of is None and claim.count is not None]
    most = max((figure.low or 0 for figure in own), default=-1)
    return [_freed(claim, most, wholes) for claim in claims]


def _freed(claim: Claim, most: int, wholes: Mapping[str, Claim | None]) -> Claim:
    whole = wholes.get(claim.subset_of or "")
    number = claim.count.low if claim.count is not None else None
    if whole is None or whole.harm == claim.harm or (most >= 0 and (number or 0) <= most):
        return claim
    return replace(claim, subset_of=None)
