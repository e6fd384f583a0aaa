"""What a quantity's words say, as bounds: the ``literal`` rule set.

In: a match of the counts grammar. Out: (low, high, soft); high None is unbounded, soft means that
a bound is a convention. Touches nothing. Origin of the conventions: the design's "Counts in the
literal rule set"; where it leaves a choice, the choice is written at the function.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from marsad.extract.counts.patterns import Match

Bounds = tuple[int | None, int | None, bool]

MILLION = 10**6


def value(match: Match, name: str = "n") -> int | None:
    """The whole number that the pattern kept under ``name``; None if absent or not whole."""
    token = match.kept.get(name)
    if token is None or token.value is None or token.value != int(token.value):
        return None
    return int(token.value)


def number(match: Match, name: str = "n") -> int:
    """As :func:`value`, where the pattern promises that it is there."""
    found = value(match, name)
    assert found is not None
    return found


def exact(match: Match) -> Bounds:
    """N → [N, N]."""
    return number(match), number(match), False


def more_than(match: Match) -> Bounds:
    """More than N → [N + 1, ∞); more than A to B → [A + 1, ∞)."""
    return number(match) + 1, None, False


def at_least(match: Match) -> Bounds:
    """At least N, N or more → [N, ∞)."""
    return number(match), None, False


def up_to(match: Match) -> Bounds:
    """Up to N, as many as N, N or fewer → [1, N]."""
    high = value(match, "b") or number(match)
    return min(1, high), high, False


def less_than(match: Match) -> Bounds:
    """Fewer than N → [1, N − 1], as for "up to N − 1": a source that means none says none."""
    high = max((value(match, "b") or number(match)) - 1, 0)
    return min(1, high), high, False


def between(match: Match) -> Bounds:
    """Between A and B, A to B → [A, B]; "about 10 to 15" keeps the bounds and is soft."""
    return number(match), number(match, "b"), "soft" in match.kept


def nearly(match: Match) -> Bounds:
    """Nearly N → soft [0.9 N, N − 1], rounded down and never below 1."""
    high = max((value(match, "b") or number(match)) - 1, 1)
    return min(max(number(match) * 9 // 10, 1), high), high, True


def about(match: Match) -> Bounds:
    """About N → soft N ± 10 %, rounded outwards: about 25 → [22, 28]."""
    return number(match) * 9 // 10, -(-number(match) * 11 // 10), True


def odd(match: Match) -> Bounds:
    """Twenty-odd → [20, 29], 300-odd → [300, 399]: up to the next round number."""
    low = number(match)
    step = 10
    while low % (step * 10) == 0 and low:
        step *= 10
    return low, low + step - 1, False


def millions(match: Match) -> Bounds:
    """2m people, "some 2m": millions, by the modifier that stands before them."""
    token = match.kept["n"]
    scaled = Fraction(token.value or 0) * MILLION
    whole = scaled.numerator // scaled.denominator
    return whole * 9 // 10, -(-whole * 11 // 10), True


def none(match: Match) -> Bounds:
    """No one, no → [0, 0]."""
    return 0, 0, False


def two(match: Match) -> Bounds:
    """Both, a pair of → [2, 2]."""
    return 2, 2, False


def three(match: Match) -> Bounds:
    """The trio → [3, 3]."""
    return 3, 3, False


def four(match: Match) -> Bounds:
    """The quartet → [4, 4]."""
    return 4, 4, False


def couple(match: Match) -> Bounds:
    """A couple of → soft [2, 2]: the words are used loosely."""
    return 2, 2, True


def couple_of(match: Match) -> Bounds:
    """A couple of dozen → soft [24, 24]."""
    return 2 * int(match.rule.row["scale"]), 2 * int(match.rule.row["scale"]), True


def vague(match: Match) -> Bounds:
    """Several, dozens … → soft [low of the table, ∞). "Several dozen" is three dozen or more."""
    return int(match.rule.row["low"]), None, True


def up_to_vague(match: Match) -> Bounds:
    """Up to several hundred → soft [1, ∞): the upper bound is not a number."""
    return 1, None, True


def unknown(match: Match) -> Bounds:
    """An unknown number of → nothing is stated."""
    return None, None, False


FUNCTIONS: Mapping[str, Callable[[Match], Bounds]] = {
    function.__name__: function
    for function in (
        exact, more_than, at_least, up_to, less_than, between, nearly, about, odd, millions, none,
        two, three, four, couple, couple_of, vague, up_to_vague, unknown,
    )
}  # fmt: skip
