"""How likely a claim is to stand as it is: a probability, calibrated on texts with known answers.

In: a Claim. Out: a number between 0 and 1. Touches nothing.

The number is the share of claims like this one, in the gold corpus, whose status, role, number and
part-of needed no correction: a logistic regression (Berkson 1944) over marks that a reader can see
in the claim itself. The weights are fitted by ``python -m bench.gold --calibrate`` and held
against claims that were not used for it (a reliability table, Murphy & Winkler 1977).
"""

from __future__ import annotations

import math
from functools import cache

from marsad import lexicon
from marsad.model import Claim

_FORMS = ("verb.active", "verb.passive", "verb.subject", "noun", "state", "held", "toll", "subset")
_BORROWED = (
    "date.inherited",
    "date.before_in_paragraph",
    "date.first_in_report",
    "date.told_again",
)


def confidence(claim: Claim) -> float:
    """The calibrated probability that status, role, number and part-of are right, to 2 digits."""
    weights = _weights()
    total = weights["always"] + sum(weights.get(mark, 0.0) for mark in marks(claim))
    return round(1 / (1 + math.exp(-total)), 2)


def marks(claim: Claim) -> tuple[str, ...]:
    """What stands out in a claim, as words; the features of the regression."""
    rules = claim.rules
    found = [f"harm {claim.harm}", f"status {claim.status}", f"role {claim.role}"]
    found += [f"form {form}" for form in _FORMS if any(r.startswith(form) for r in rules)]
    figure = claim.count
    found.append("no number" if figure is None else f"number {figure.rule.removeprefix('count.')}")
    if figure is not None and figure.words is None:
        found.append("number without words")
    when = claim.when
    if when is None or when.basis == "published":
        found.append("no date")
    if any(rule in _BORROWED for rule in rules):
        found.append("date of a neighbour")
    if claim.where is None:
        found.append("no place")
    if not claim.actors:
        found.append("no actor")
    if len(claim.sources) < 2:
        found.append("no source")
    if claim.needs_review:
        found.append("to be reviewed")
    if claim.restated:
        found.append("told twice")
    if claim.quote.part == "title":
        found.append("in the title")
    if claim.subset_of is not None:
        found.append("a part")
    if any(rule.startswith("recap.") for rule in rules):
        found.append("judged by the whole report")
    if any(rule.startswith("proposal.") for rule in rules):
        found.append("proposed")
    return tuple(found)


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = lexicon.load("en", "confidence")["weights"]
    return weights
