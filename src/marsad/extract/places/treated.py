"""Whether the hurt were treated in a place, or died in care there: it is no place of a deed then.

In: a text, the offsets of a name. Out: yes or no. Touches nothing; looks at one sentence, back to a
bounded length.

"Taken to Ravenna Hospital", "pronounced dead at a clinic in Homs": neither the hospital nor its
town is the place of the deed of which the sentences around tell. "A strike on Ravenna Hospital" is.
"""

from __future__ import annotations

import re
from functools import cache

from marsad import lexicon

_BACK, _ON = 110, 30  # characters of the sentence before and behind the name
# Of a sentence: not of "St. Mary's".
_END = re.compile(r"(?<=\w\w\w)[.!?][\"'”’)]*\s|[;\n]")


def is_of_care(text: str, start: int, end: int) -> bool:
    """Whether the words before the name say that somebody was cared for, in a house of care."""
    around = text[max(0, start - _BACK) : end + _ON].lower()
    if not any(one in around for one in _houses()):  # asked of every place: this is soon said
        return False
    cared, house, named = _signs()
    before = _END.split(text[max(0, start - _BACK) : start])[-1]
    cue = cared.search(before)
    if cue is None:
        return False
    name = text[start : end + _ON].split("\n", 1)[0]
    return house.search(before, cue.end()) is not None or named.match(name) is not None


@cache
def _houses() -> tuple[str, ...]:
    return tuple(one.lower() for one in lexicon.load("en", "places_words")["houses_of_care"])


@cache
def _signs() -> tuple[re.Pattern[str], ...]:
    lists = lexicon.load("en", "places_words")
    cared = "|".join([*lists["moved"].split(), *lists["cared"].split()])
    house = "|".join(re.escape(one) for one in lists["houses_of_care"])
    return (
        re.compile(rf"\b(?:{cared})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{house})(?:\W+\w+){{0,2}}\W*$", re.IGNORECASE),
        re.compile(rf"(?:[\w’'.-]+\s){{0,4}}?(?:{house})\b", re.IGNORECASE),
    )
