"""What a name stands for in a dateline: the place of the report, its region, an agency.

In: a text and its candidates. Out: for each candidate one of NO, REPORT, REGION, AGENCY. Touches
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.extract.places.candidates import Candidate
from marsad.extract.places.tokens import Word

NO, REPORT, REGION, AGENCY = 0, 1, 2, 3
_DATELINE = re.compile(
    r"(?:,[^\n(—–-]{1,40})?\s*(?:\([^)\n]{1,40}\)\s*)?(?:--|—|–|-(?=\s)|\[)", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"\.?\s+\d")


def opens(text: str, words: Sequence[Word], one: Candidate) -> bool:
    """Whether a dateline begins with this name: "GOMA, Congo (June 13) - "."""
    word = words[one.first]
    if not word.first or one.kind == "people":
        return False
    begins = one.first == 0 or "\n" in word.gap or text[one.start : one.end].isupper()
    head = _DATELINE.match(text, one.end)
    return begins and head is not None and (head.group().strip() != "-" or word.case == "upper")


def parts(text: str, found: Sequence[Candidate], known: Sequence[int]) -> dict[int, int]:
    """What follows the city of a dateline, by index: its region, or the name of an agency as in
    "LIMA, 4 JUN 89 (RADIO NACIONAL)"; a month ("Nov. 13") is neither. ``known``: REPORT or NO."""
    made: dict[int, int] = {}
    end, city = 0, 0
    for at, one in enumerate(found):
        if known[at] == REPORT:
            head = _DATELINE.match(text, one.end)
            end, city = (head.end(), one.end) if head else (0, 0)
        elif one.end <= end and text[city] == ",":
            between = text[city : one.start]
            dated = _DIGIT.search(between) is not None or _DAY.match(text, one.end) is not None
            made[at] = AGENCY if "(" in between else NO if dated else REGION
    return made
