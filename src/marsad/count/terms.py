"""One claim → the figure that a rule set reads in it, or why it gives none.

In: a claim, a rule set. Out: a Term or a reason. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from marsad.count.rules import Rules, code
from marsad.errors import UseError
from marsad.model import HARMS_TO_PEOPLE, Claim, Figure


@dataclass(frozen=True, slots=True)
class Term:
    """One claim and the figure that the rule set reads in it."""

    claim: Claim
    figure: Figure
    low: int


def origin(claim: Claim, origins: Mapping[str, str]) -> str:
    """The origin of a claim. Raises UseError if it was not handed in."""
    try:
        return origins[claim.id]
    except KeyError:
        raise UseError(
            f"claim {claim.id}",
            "no origin is given for it",
            "hand in the result of resolve.origins",
        ) from None


def figure_of(claim: Claim, rules: Rules) -> tuple[Figure | None, str]:
    """The figure that the claim gives for its harm, or why it gives none."""
    figure = claim.count
    if claim.status == "denied" and not (figure and figure.high == 0):
        return None, "a denial; it gives no figure, and the figures of others stand"
    if figure is None or figure.low is None:
        return None, "no number is stated"
    if (figure.unit == "persons") != (claim.harm in HARMS_TO_PEOPLE):
        return None, f"counts {figure.unit}, not what “{claim.harm}” counts"
    if claim.harm == "killed" and _only_casualties(claim):
        if rules.casualties is None:
            return None, "“casualties” alone says nothing about deaths"
        bounds = rules.casualties
        return Figure(bounds, bounds, True, "casualties", "persons", rules.id), ""
    coded = code(figure, rules)
    return coded, f"{rules.id} gives no number for “{figure.words}”"


def _only_casualties(claim: Claim) -> bool:
    words = " ".join(
        part for part in (claim.victims.words if claim.victims else None,
                          claim.count.words if claim.count else None) if part
    ).casefold()  # fmt: skip
    return "casualt" in words
