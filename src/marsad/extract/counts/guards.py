"""Conditions of the counts grammar that look at values, not only at words.

In: the text, its tokens, a match. Out: whether the rule may stand. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from marsad.extract.counts.numbers import LARGEST
from marsad.extract.counts.patterns import Match
from marsad.extract.counts.tokens import Token

Guard = Callable[[str, Sequence[Token], Match], bool]

OLDEST = 120  # nobody was ever documented to be older (122 years, 1997)
LAST_DAY = 31
TOLL_WINDOW = 10  # tokens before a number in which "toll" or "number" makes it no age
TOLL_WORDS = frozenset(
    "toll number total count figure tally there figures estimate estimates deaths dead".split()
)
PLACE_WORDS = frozenset("in at near from of on to around outside inside".split())
FRACTIONS = frozenset("1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 1/8 1/10 24/7".split())


def _values(found: Sequence[Token], match: Match) -> list[int]:
    inside = found[match.first : match.last]
    return [int(token.value) for token in inside if token.value is not None]


def ascending(text: str, found: Sequence[Token], match: Match) -> bool:
    """A range goes up, and two years are a period, not a range of people."""
    low, high = match.kept["n"], match.kept["b"]
    if low.key == high.key == "<year>" or low.value is None or high.value is None:
        return False
    return low.value < high.value


def descending(text: str, found: Sequence[Token], match: Match) -> bool:
    """4-1 is a score."""
    values = _values(found, match)
    return len(values) == 2 and values[0] >= values[1]


def zero(text: str, found: Sequence[Token], match: Match) -> bool:
    return match.kept["n"].value == 0


def huge(text: str, found: Sequence[Token], match: Match) -> bool:
    number = match.kept["n"].value
    return number is not None and number > LARGEST


def round(text: str, found: Sequence[Token], match: Match) -> bool:
    """Only round numbers have an "odd": twenty-odd, not 23-odd. "Two some" is no count either."""
    number = match.kept["n"].value
    return number is not None and number >= 10 and number % 10 == 0


def age(text: str, found: Sequence[Token], match: Match) -> bool:
    """Every number of the mention may be an age of a person."""
    values = _values(found, match)
    return bool(values) and all(0 <= number <= OLDEST for number in values)


def age_no_toll(text: str, found: Sequence[Token], match: Match) -> bool:
    """ "The toll is believed to be 14": an age, unless the words before speak of a toll."""
    before = found[max(0, match.first - TOLL_WINDOW) : match.first]
    return age(text, found, match) and not any(token.key in TOLL_WORDS for token in before)


def age_of_name(text: str, found: Sequence[Token], match: Match) -> bool:
    """ "Darwish, 34," is an age; "in Homs, 34," is not."""
    name = match.first - 2
    before = found[name - 1].key if name > 0 else ""
    return age(text, found, match) and before not in PLACE_WORDS


def day_first(text: str, found: Sequence[Token], match: Match) -> bool:
    """May 5: the numbers before a year are days of a month. Not so in "in May five miners": a
    day behind its month is written in figures or as an ordinal."""
    days = [token for token in found[match.first : match.last] if token.key != "<year>"]
    return all(
        token.value is None
        or (1 <= token.value <= LAST_DAY and (token.key == "<ord>" or text[token.start].isdigit()))
        for token in days
    )


def day_last(text: str, found: Sequence[Token], match: Match) -> bool:
    """5 May 2015, 11 Jan 90: as :func:`day_first`; any other number after it is somebody else's."""
    inside = found[match.first : match.last]
    last = inside[-1]
    if last.key in ("<int>", "<led>") and len(inside) > 2:
        if last.end - last.start != 2 or (last.value or 0) <= LAST_DAY:
            return False
        inside = inside[:-1]
    days = [token for token in inside if token.key != "<year>"]
    return all(token.value is None or 1 <= token.value <= LAST_DAY for token in days)


def years(text: str, found: Sequence[Token], match: Match) -> bool:
    """2014-15 and 2014–2016 are years; in "2014 to 40" the second number is none."""
    last = found[match.last - 1]
    if last.key == "<year>":
        return True
    return last.end - last.start == 2 and found[match.last - 2].key == "-"


def ordinal(text: str, found: Sequence[Token], match: Match) -> bool:
    """ "first two"; the long forms ("twenty-first 12") are an ordinal beside a count."""
    return match.last - match.first == 2 and found[match.first].end - found[match.first].start < 9


def fraction(text: str, found: Sequence[Token], match: Match) -> bool:
    return text[found[match.first].start : found[match.first].end] in FRACTIONS


def telephone(text: str, found: Sequence[Token], match: Match) -> bool:
    """555-1234: three digits and four."""
    *_, before, _, last = found[match.first : match.last]
    return (before.end - before.start, last.end - last.start) == (3, 4)


def tight(text: str, found: Sequence[Token], match: Match) -> bool:
    """ "+44" is a number to call; "7 killed + 12 injured" adds."""
    return all(one.end == other.start for one, other in pairwise(found[match.first : match.last]))


def nine_one_one(text: str, found: Sequence[Token], match: Match) -> bool:
    return found[match.first].value in (911, 999, 112)


def addressed(text: str, found: Sequence[Token], match: Match) -> bool:
    """A street has a capital ("221 Cedar Street"), a block needs none ("the 500 block of")."""
    last, first = found[match.last - 1], found[match.first]
    return (
        first.key.startswith("<")
        and first.key != "<word>"
        and (last.capital or last.key in ("block", "blvd", "ave"))
    )


GUARDS: Mapping[str, Guard] = {
    guard.__name__: guard
    for guard in (
        ascending, descending, zero, huge, round, age, age_no_toll, age_of_name, day_first,
        day_last, years, ordinal, fraction, telephone, tight, nine_one_one, addressed,
    )
}  # fmt: skip
