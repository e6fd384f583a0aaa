"""What a person should look at: dates that cannot be, and what two sentences tell otherwise.

In: a sentence and its date, or the statements of a report. Out: reasons for review. Touches
nothing. Nothing is corrected here: which of two is wrong, the words do not say.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from marsad.extract.drafts import agreement
from marsad.extract.drafts.draft import Draft, told
from marsad.extract.frames.frame import Sentence
from marsad.model import When

IMPOSSIBLE = "the sentence gives a date that does not exist"
AHEAD = "the date lies after the report"
DIFFERING = "another sentence of the report gives another date"
OTHER_NUMBER = "another sentence of the report gives another number"
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
    """The same drafts; those that only a date or a number keeps from being one are marked."""
    marked: dict[int, dict[str, None]] = {}
    for at, draft in enumerate(drafts):
        for before in range(max(0, at - _REACH), at):
            reason = _what_differs(drafts[before], draft)
            if reason is not None:
                marked.setdefault(before, {})[reason] = marked.setdefault(at, {})[reason] = None
    return [
        replace(draft, needs_review=(*draft.needs_review, *marked[at])) if at in marked else draft
        for at, draft in enumerate(drafts)
    ]


def _what_differs(one: Draft, other: Draft) -> str | None:
    """The one thing in which two statements of one happening are not the same; else None."""
    if one.figure is None or other.figure is None or not _of_one(one, other):
        return None
    dates = agreement.dates(one.when, other.when)
    if one.figure == other.figure:
        return None if dates or one.figure.low in (None, 0, 1) else DIFFERING
    several = all((f.low or 0) > 1 and f.high == f.low for f in (one.figure, other.figure))
    apart = one.subset_of is None and other.subset_of is None
    updated = one.was is not None or other.was is not None
    same_day = dates and one.when is not None and other.when is not None
    return OTHER_NUMBER if several and apart and same_day and not updated else None


def _of_one(one: Draft, other: Draft) -> bool:
    return (
        (one.harm, one.status, one.role) == (other.harm, other.status, "main")
        and [s.name for s in one.sources[:1]] == [s.name for s in other.sources[:1]]
        and told(one)
        and told(other)
        and "when" not in one.inherited | other.inherited
        and agreement.places(one.where, other.where)
        and agreement.people(one.affected, other.affected)
        and agreement.actors(one.actors, other.actors)
    )
