"""Number words to numbers: "one hundred and twenty-five" becomes one token with the value 125.

In: tokens. Out: tokens in which each written-out or scaled number is one. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from marsad.extract.counts.tokens import Token
from marsad.lexicon import load

DOZEN = 12
# A number of people above this is no number of people (the Earth has 10^10).
LARGEST = 10**12


class _Words(NamedTuple):
    small: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    starts: frozenset[str]


def joined(found: Sequence[Token]) -> list[Token]:
    """The same tokens with every number made one token.

    Shapes: ``<word>`` written out, ``<int>`` digits with a scale word, ``one`` alone keeps its key,
    ``<nth>`` ordinals in words, ``<decimal>`` what is not whole.
    """
    words = _words()
    result: list[Token] = []
    at = 0
    while at < len(found):
        token = found[at]
        if token.key in words.starts:
            end, value = _number(found, at, words)
            if value is not None:
                result.append(_token(found, at, end, value, words))
                at = end
                continue
        result.append(token)
        at += 1
    return result


@cache
def _words() -> _Words:
    lists = load("en", "numbers")
    small = {**lists["units"], **lists["teens"], **lists["tens"]}
    opening = (*small, *lists["scales"], *lists["ordinals"], "hundred", "dozen", "a", "an", "half",
               "zero", "<int>", "<decimal>", "<year>", "<metre>")  # fmt: skip
    return _Words(small, lists["scales"], lists["ordinals"], frozenset(opening))


def _token(found: Sequence[Token], at: int, end: int, value: int | Fraction, w: _Words) -> Token:
    first = found[at]
    if end == at + 1 and first.key in ("<int>", "<decimal>", "<year>", "<metre>", "one"):
        return first._replace(value=value)
    if found[end - 1].key in w.ordinals:
        key = "<nth>"
    elif not isinstance(value, int):
        key = "<decimal>"
    else:
        key = "<int>" if first.key.startswith("<") else "<word>"
    return Token(first.start, found[end - 1].end, key, value, first.capital)


def _number(found: Sequence[Token], at: int, w: _Words) -> tuple[int, int | Fraction | None]:
    """Reads one number from token ``at``: the token after it, and its value (None: none here)."""
    key = found[at].key
    if key in ("a", "an", "half"):
        return _article(found, at, w)
    if key == "zero":
        return at + 1, 0
    if key in w.ordinals:
        return at + 1, w.ordinals[key]
    if key.startswith("<"):
        value = found[at].value
        return _scaled(found, at + 1, value, w) if value is not None else (at + 1, None)
    if key in w.small:
        end, small = _below_hundred(found, at, w)
        if found[end - 1].key in w.ordinals:
            return end, small
        return _scaled(found, end, small, w)
    return at + 1, None


def _article(found: Sequence[Token], at: int, w: _Words) -> tuple[int, int | Fraction | None]:
    """ "a hundred", "a dozen", "half a million", "half-dozen", "a half dozen"."""
    factor: int | Fraction = 1
    half = False
    end = at
    while end < len(found) and end < at + 4 and found[end].key in ("a", "an", "half", "-"):
        half = half or found[end].key == "half"
        end += 1
    if half:
        factor = Fraction(1, 2)
    if _key(found, end) not in ("hundred", "dozen", *w.scales):
        return at + 1, None
    return _scaled(found, end, factor, w)


def _below_hundred(found: Sequence[Token], at: int, w: _Words) -> tuple[int, int]:
    value = w.small[found[at].key]
    end = at + 1
    if value >= 20:
        unit = end + 1 if _key(found, end) == "-" else end
        key = _key(found, unit)
        more = w.small.get(key, 0) or w.ordinals.get(key, 0)
        if 0 < more < 10:
            return unit + 1, value + more
    return end, value


def _scaled(
    found: Sequence[Token], at: int, value: int | Fraction, w: _Words
) -> tuple[int, int | Fraction]:
    """Goes on after a first part: "hundred and five", "and a half million", "thousand two hundred".

    ``value`` is what stands so far; returns the token after the number and the whole value.
    """
    total: int | Fraction = 0
    below = LARGEST * LARGEST  # scales only descend: "two million three thousand"
    end = at
    if _keys(found, end, 3) == ("and", "a", "half") and _key(found, end + 3) in w.scales:
        value, end = value + Fraction(1, 2), end + 3
    while True:
        key = _key(found, end)
        if key == "-" and _key(found, end + 1) in ("hundred", "dozen", *w.scales):
            end += 1
            key = _key(found, end)
        if key == "dozen" and not total:
            return end + 1, _whole(value * DOZEN)
        if key == "hundred" and value < 100:
            end, value = end + 1, value * 100
            end, value = _rest(found, end, value, w, below)
        elif key in w.scales and w.scales[key] < below:
            below = w.scales[key]
            total, value = total + value * below, 0
            end, value = _rest(found, end + 1, value, w, below)
            if not value:
                return end, _whole(total)
        else:
            return end, _whole(total + value)


def _rest(
    found: Sequence[Token], at: int, value: int | Fraction, w: _Words, below: int
) -> tuple[int, int | Fraction]:
    """After "hundred" or "thousand": "(and) twenty-five", unless that begins another number."""
    start = at + 1 if _key(found, at) == "and" else at
    if _key(found, start) not in w.small:
        return at, value
    end, small = _below_hundred(found, start, w)
    if found[end - 1].key in w.ordinals:
        return at, value
    after = _key(found, end)
    if after == "hundred" and not value and start == at:
        return end, small  # "two thousand three hundred": the loop multiplies by a hundred
    if after in ("hundred", "dozen") or (after in w.scales and w.scales[after] >= below):
        return at, value  # "between one hundred and two hundred" are two numbers
    return end, value + small


def _whole(value: int | Fraction) -> int | Fraction:
    return int(value) if value == int(value) else value


def _key(found: Sequence[Token], at: int) -> str:
    return found[at].key if at < len(found) else ""


def _keys(found: Sequence[Token], at: int, many: int) -> tuple[str, ...]:
    return tuple(token.key for token in found[at : at + many])
