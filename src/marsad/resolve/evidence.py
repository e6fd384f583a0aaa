"""Two wordings → how much what they share, and do not share, speaks for one happening.

In: two wordings. Out: points on the scale of ``between``. Touches nothing.

The weights are those of a logistic regression on pairs of accounts of Long Tail, the points of day,
place, figure and signs being one more feature, so that a point is worth as much here as there
(``python -m bench.longtail.linking`` fits them again: incidents of the second quarter of 2016,
tested on the third). Square roots, because the first words in common tell most. A number in common
adds nothing to the words beside it; two reports that give numbers and share none are of two houses.
"""

from __future__ import annotations

from math import sqrt

from marsad.resolve.wording import Wording, cosine, likeness

ENOUGH = 15  # uncommon words; two shorter reports that share none tell nothing by that
# The least sizes keep two short sets that share one member from being wholly alike.
_TITLE, _OPENING, _AGES = 3, 8, 1
WEIGHTS = {
    "name": 6.4,
    "words": 3.7,
    "opening": 11.4,
    "title": 4.2,
    "other numbers": -2.9,
    "ages": 3.0,
    "other ages": -1.9,
    "none": -5.4,  # two reports that share nothing
}


def points(one: Wording, other: Wording) -> float:
    """Points for what two reports have in common; none below zero where one of them is short."""
    told = WEIGHTS["none"] + sum(
        WEIGHTS[name] * value for name, value in shared(one, other).items()
    )
    short = min(len(one.uncommon), len(other.uncommon)) < ENOUGH
    return max(told, 0.0) if short else told


def shared(one: Wording, other: Wording) -> dict[str, float]:
    """What two reports have in common, each 0 to 1."""
    ages = cosine(one.ages, other.ages, _AGES)
    return {
        "name": float(bool(one.names & other.names)),
        "words": sqrt(likeness(one, other)),
        "opening": sqrt(cosine(one.opening, other.opening, _OPENING)),
        "title": sqrt(cosine(one.title, other.title, _TITLE)),
        "other numbers": float(
            bool(one.numbers and other.numbers and not one.numbers & other.numbers)
        ),
        "ages": sqrt(ages),
        "other ages": float(bool(one.ages and other.ages and not ages)),
    }
