"""Dates that a person should look at: impossible, after the report, or against another sentence.

In: a sentence and its date, or the statements of a report. Out: reasons for review. Touches
nothing. No date is corrected here: which of two is wrong, the words do not say.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from marsad.extract import agreement
from marsad.extract.draft import Draft, told
from marsad.extract.frames.frame import Sentence
from marsad.model import When

IMPOSSIBLE = "the sentence gives a date that does not exist"
AHEAD = "the date lies after the report"
DIFFERING = "another sentence of the report gives another date"
_REACH = 20  # statements before it that a statement is compared with


def of_date(
    sentence: Sentence, when: When | None, status: str, written: date | None
) -> tuple[str, ...]:
    """What is wrong with the date of one statement by itself."""
    found = []
    if any(mention.rule == "date.impossible" for mention in sentence.dates):
        found.append(IMPOSSIBLE)
    start = when.start if when is not None and status in {"asserted", "alleged"} else None
    if start is not None and written is not None and start > written:
        found.append(AHEAD)
    return tuple(found)


def between(drafts: list[Draft]) -> list[Draft]:
    """The same drafts; those that only their stated dates keep from being one are marked."""
    marked: set[int] = set()
    for at, draft in enumerate(drafts):
        for before in range(max(0, at - _REACH), at):
            if _only_dates_differ(drafts[before], draft):
                marked |= {before, at}
    return [
        replace(draft, needs_review=(*draft.needs_review, DIFFERING)) if at in marked else draft
        for at, draft in enumerate(drafts)
    ]


def _only_dates_differ(one: Draft, other: Draft) -> bool:
    return (
        (one.harm, one.status, one.role) == (other.harm, other.status, "main")
        and told(one)
        and told(other)
        and one.figure == other.figure
        and one.figure is not None
        and one.figure.low not in (None, 0, 1)
        and "when" not in one.inherited | other.inherited
        and not agreement.dates(one.when, other.when)
        and agreement.places(one.where, other.where)
        and agreement.people(one.affected, other.affected)
        and agreement.actors(one.actors, other.actors)
    )
