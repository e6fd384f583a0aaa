"""The wounded who died: counted among the killed, and no longer among the injured.

In: claims of one incident, what reports say of its dead and its wounded. Out: claims with the
number of those who lived, or a lower bound. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from marsad.count.dominance import shown
from marsad.count.floors import named
from marsad.count.groups import did_it, disjoint, is_further
from marsad.count.statements import Statement
from marsad.model import Claim, Derivation

# By the rules of the claim: being shot kills or wounds, "the shooting victims" and who was found
# with a gunshot wound or taken to hospital may be dead since; being wounded means to have lived.
_SHOT = frozenset(
    f"trigger.{word}"
    for word in "shoot shot hit strike shooting victim victims with_wound with_wounds "
    "hospital hospitals".split()
)
_WOUNDED = frozenset(
    f"trigger.{word}"
    for word in "injure injured wound wounded hurt graze treat hospitalize hospitalise".split()
) | {"care.condition"}
_LESS = ", less "
_MAY = ", of whom "
_RULE = "count.shot"  # no table of vague words codes it again


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


def of_the_shot(claim: Claim, dead: Sequence[Statement]) -> Claim:
    """ "Five people were shot", and the same report tells of one dead: who was said only to be shot
    may have died, so that four or five lived. Where the report names or describes the wounded
    beside, these keep the number from being lower.

    Origin: 118 articles of Long Tail, one half, in which people "were shot" beside dead; the final
    toll of wounded was the number less the dead in 50, the number itself in 15."""
    figure = claim.count
    if claim.harm != "injured" or figure is None or not figure.low or not _only_shot(claim):
        return claim
    died = max((_among(one, claim) for one in dead if one.claim.text == claim.text), default=0)
    if died == 0:
        return claim
    words = f"{figure.words or claim.quote.text}{_MAY}{died} may have died"
    left = max(figure.low - died, 0)
    return replace(claim, count=replace(figure, low=left, words=words, rule=_RULE))


def least(
    wounded: Sequence[Statement], dead: Sequence[Statement], of_wounded: Collection[str]
) -> tuple[int, Derivation] | None:
    """The fewest who can have lived, where the dead may be among those told as hurt.

    "Two were shot", and then, in a later report, "a man died": of the two, one or two lived. A
    report that tells dead beside its wounded has told them apart, and so has nobody to lose to
    another's figure of the dead. ``of_wounded``: the texts that say anything of wounded.
    """
    apart = {one.claim.text for one in dead}
    found: list[tuple[int, str, str]] = []
    for hurt in wounded:
        if hurt.claim.text in apart:
            continue
        later = [o for o in dead if o.claim.text not in of_wounded and _is_later(o, hurt)]
        died = max((one.low for one in later), default=0)
        if died > 0:
            left = max(hurt.low - died, 0)
            told = "a later report tells, with nobody wounded beside them"
            reason = f"{left}: {shown(hurt)}, of whom {died} may be the dead that {told}"
            found.append((left, hurt.claim.id, reason))
    if not found:
        return None
    left, claim, reason = min(found)
    return left, Derivation("low", claim, reason)


def _only_shot(claim: Claim) -> bool:
    """Said to be shot, not wounded, not told apart as others, and nobody taken off yet."""
    rules = set(claim.rules)
    told_apart = is_further(claim) or _LESS in ((claim.count and claim.count.words) or "")
    return bool(rules & _SHOT) and not rules & _WOUNDED and not told_apart


def _among(dead: Statement, shot: Claim) -> int:
    """How many of the dead may be among the shot: not who shot them, nor anybody of another name,
    age or sex than the one who was shot."""
    return sum(term.low for term in dead.terms if not _apart(term.claim, shot))


def _apart(death: Claim, shot: Claim) -> bool:
    one, other = death.victims, shot.victims
    if death.role != shot.role:
        return True
    if one is None or other is None:
        return False
    if did_it(death, shot):
        return True
    single = shot.count is not None and shot.count.high == 1
    named = bool(one.names and other.names) and not _words(one.names) & _words(other.names)
    return single and (named or disjoint(one, other))


def _words(names: Sequence[str]) -> set[str]:
    return {word for name in names for word in name.casefold().split()}


def _is_later(new: Statement, old: Statement) -> bool:
    """On the same day, or after it."""
    return (
        new.published is not None and old.published is not None and new.published >= old.published
    )
