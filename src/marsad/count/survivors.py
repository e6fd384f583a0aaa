"""The wounded who died: counted among the killed, and no longer among the injured.

In: claims of one incident, what reports say of its dead and its wounded. Out: claims with the
number of those who lived, or a lower bound. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from marsad.count.dominance import shown
from marsad.count.floors import named
from marsad.count.statements import Statement
from marsad.model import Claim, Derivation


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
    words = f"{figure.words or claim.quote.text}, less {number} who died"
    high = None if figure.high is None else left
    return replace(claim, count=replace(figure, low=left, high=high, words=words))


def least(
    wounded: Sequence[Statement], dead: Sequence[Statement], of_wounded: Collection[str]
) -> tuple[int, Derivation] | None:
    """The fewest who can have lived, where a later report tells of dead and of no wounded.

    "Two were shot", and then "a man died": of the two, one or two lived. A report that tells dead
    beside its wounded has told them apart, and so has nobody to lose to another's figure of the
    dead. ``of_wounded``: the texts that say anything of wounded.
    """
    apart = {one.claim.text for one in dead}
    found: list[tuple[int, str, str]] = []
    for hurt in wounded:
        if hurt.claim.text in apart:
            continue
        later = [one for one in dead if one.claim.text not in of_wounded and _is_later(one, hurt)]
        died = max((one.low for one in later), default=0)
        if died > 0:
            left = max(hurt.low - died, 0)
            reason = f"{left}: {shown(hurt)}, of whom {died} may be the dead that a later report"
            found.append((left, hurt.claim.id, f"{reason} tells, with nobody wounded beside them"))
    if not found:
        return None
    left, claim, reason = min(found)
    return left, Derivation("low", claim, reason)


def _is_later(new: Statement, old: Statement) -> bool:
    """On the same day, or after it."""
    return (
        new.published is not None and old.published is not None and new.published >= old.published
    )
