"""The terms of one report → the terms that are added up: groups side by side that share nobody.

In: terms of one report and harm, origins. Out: lists of terms. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.count import groups
from marsad.count.rules import is_vague
from marsad.count.terms import Term, origin


def sums(terms: Sequence[Term], origins: Mapping[str, str]) -> list[list[Term]]:
    """Each term by itself, except that groups side by side are one sum."""
    runs: list[list[Term]] = []
    placed = sorted(terms, key=lambda term: (*groups.span(term.claim), term.claim.id))
    for term in placed:
        run = next((run for run in runs if _continues(run, term, origins)), None)
        if run is None:
            runs.append([term])
        else:
            run.append(term)
    return [
        [max(run, key=_size)] if groups.is_breakdown([t.low for t in run]) else run for run in runs
    ]


def _size(term: Term) -> tuple[int, str]:
    return term.low, term.claim.id


def _continues(run: Sequence[Term], term: Term, origins: Mapping[str, str]) -> bool:
    """Whether the term adds to the run: the same source, in one breath or with "another"."""
    last, claim = run[-1].claim, term.claim
    if _doer_and_victims(run, term):
        return True
    if (
        (last.text, last.quote.part) != (claim.text, claim.quote.part)
        or origin(last, origins) != origin(claim, origins)
        or last.supersedes
        or claim.supersedes
        or _is_loose(run[-1])
        or _is_loose(term)
    ):
        return False
    if groups.adds_to(last, claim):
        return True
    apart = all(
        groups.disjoint(one.claim.victims, claim.victims) or groups.are_two(one.claim, claim)
        for one in run
    )
    return apart and groups.stands_beside(last, claim)


def _doer_and_victims(run: Sequence[Term], term: Term) -> bool:
    """Who killed others and then himself is one more than those he killed."""
    one, other = run[0].claim, term.claim
    if len(run) > 1 or one.text != other.text or _is_loose(run[0]) or _is_loose(term):
        return False
    if one.victims is not None and other.victims is not None:
        return groups.did_it(one, other) != groups.did_it(other, one)
    return False


def _is_loose(term: Term) -> bool:
    """A vague word, or no one: nothing to add."""
    return term.figure.high == 0 or (term.claim.count is not None and is_vague(term.claim.count))
