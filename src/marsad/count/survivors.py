"""The wounded who died: counted among the killed, and no longer among the injured.

In: claims of one incident, what reports say of its dead and its wounded. Out: claims with the
number of those who lived, or a lower bound. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from marsad.count.dominance import shown
from marsad.count.floors import named
from marsad.count.groups import is_further
from marsad.count.statements import Statement
from marsad.model import Claim, Derivation

# By the rules of the claim: being shot kills or wounds, "the shooting victims" may be dead, being
# wounded means to have lived.
_SHOT = frozenset(f"trigger.{word}" for word in "shoot hit strike shooting victim victims".split())
_WOUNDED = frozenset(
    f"trigger.{word}"
    for word in "injure injured wound wounded hurt graze treat hospitalize hospitalise".split()
)
_LESS = ", less "


def living(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """ "Four were shot, one of them fatally": three were injured, for the fourth is counted among
    the killed."""
    dead = [one for one in claims if one.harm == "killed" and one.subset_of == claim.id]
    figure = claim.count
    if claim.harm != "injured" or not dead or figure is None or figure.low is None:
        return claim
    if figure.high not in (figure.low, None):
        return claim
    lows = [one.count.low for one in dead if one.count is not None and one.count.low is not None]
    number = max([*lows, len(named(dead))])
    left = max(figure.low - number, 0)
    words = f"{figure.words or claim.quote.text}{_LESS}{number} who died"
    high = None if figure.high is None else left
    return replace(claim, count=replace(figure, low=left, high=high, words=words))


def least(
    wounded: Sequence[Statement], dead: Sequence[Statement], of_wounded: Collection[str]
) -> tuple[int, Derivation] | None:
    """The fewest who can have lived, where the dead may be among those told as hurt.

    "Two were shot", and then, in a later report, "a man died": of the two, one or two lived. A
    report that tells dead beside its wounded has told them apart, and so has nobody to lose to
    another's figure of the dead; unless it says of people in general that they were shot, which
    leaves open whether the dead are among them ("one man is dead after the shooting of five").
    ``of_wounded``: the texts that say anything of wounded.
    """
    apart = {one.claim.text for one in dead}
    found: list[tuple[int, str, str]] = []
    for hurt in wounded:
        if hurt.claim.text not in apart:
            later = [o for o in dead if o.claim.text not in of_wounded and _is_later(o, hurt)]
            told = "a later report tells, with nobody wounded beside them"
        elif _only_shot(hurt):
            later = [one for one in dead if one.claim.text == hurt.claim.text]
            told = "the same report tells, for it says only that they were shot"
        else:
            continue
        died = max((one.low for one in later), default=0)
        if died > 0:
            left = max(hurt.low - died, 0)
            reason = f"{left}: {shown(hurt)}, of whom {died} may be the dead that {told}"
            found.append((left, hurt.claim.id, reason))
    if not found:
        return None
    left, claim, reason = min(found)
    return left, Derivation("low", claim, reason)


def _only_shot(hurt: Statement) -> bool:
    """Said to be shot, not wounded, and not told apart as others."""
    return all(
        any(rule in _SHOT for rule in term.claim.rules)
        and not any(rule in _WOUNDED for rule in term.claim.rules)
        and not is_further(term.claim)
        and _LESS not in (term.figure.words or "")
        for term in hurt.terms
    )


def _is_later(new: Statement, old: Statement) -> bool:
    """On the same day, or after it."""
    return (
        new.published is not None and old.published is not None and new.published >= old.published
    )
