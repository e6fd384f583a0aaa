"""The ways of telling harm: none stands where it can never be reached."""

from __future__ import annotations

from itertools import combinations

from marsad.extract.frames.words import english
from marsad.extract.frames.words.ways import Way

_TESTS = ("object", "patient", "particle", "to_do", "subject", "lacks", "sentence", "kinds")
_MARKS = ("bare", "negated", "active", "passive", "counted", "violent", "plural")


def _holds_wherever(first: Way, second: Way) -> bool:
    """Whether ``first`` asks for nothing that ``second`` does not, and takes whom it takes."""
    asked = all(
        not getattr(first, test)
        or (getattr(second, test) and getattr(second, test) <= getattr(first, test))
        for test in _TESTS
    )
    marked = all(getattr(second, mark) or not getattr(first, mark) for mark in _MARKS)
    behind = dict(second.prepositions)
    prepositions = all(
        preposition in behind and behind[preposition] <= wanted
        for preposition, wanted in first.prepositions
    )
    phrases = not first.has or bool(second.has and set(second.has) <= set(first.has))
    takes = (
        set(second.at) <= set(first.at)
        and (first.any or not second.any)
        and (first.parts or not second.parts)
        and (first.person is not None or second.person is None)
        and (first.thing is not None or second.thing is None)
    )
    doer = first.doer is None or first.doer == second.doer
    return (
        asked and marked and prepositions and phrases and takes and doer
    ) and first.without <= second.without


def test_no_way_stands_behind_one_that_holds_wherever_it_does() -> None:
    ways = english().ways.by_form
    never = {
        (second.lemma, second.person or second.thing, form)
        for form, readings in ways.items()
        for first, second in combinations(readings.every, 2)
        if _holds_wherever(first, second)
    }
    assert not never
