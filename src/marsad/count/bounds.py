"""Statements that stand → low, best and high, by the way a rule set treats differing figures.

In: statements, a rule set. Out: a Range with its derivation. Touches nothing.

Every line of a derivation begins with the amount that its claim adds to the bound, so that anybody
can add the lines up again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from marsad.count.dominance import shown
from marsad.count.rules import Rules
from marsad.count.statements import Statement
from marsad.model import Derivation

UNKNOWN = "unknown source in "  # keys of resolve.origins that are never independent of each other


@dataclass(frozen=True, slots=True)
class Range:
    """Three bounds; ``high`` None: open upwards. ``lines`` derive each of them."""

    low: int
    best: int
    high: int | None
    lines: tuple[Derivation, ...]


def bring_together(statements: Sequence[Statement], rules: Rules) -> Range:
    """The range of at least one statement under the rule set."""
    return _METHODS[rules.differing](statements, rules)


def independent(statements: Sequence[Statement]) -> int:
    """Distinct origins; all unknown ones together count as one.

    An outlet's own word beside a source that its report quotes is not a second origin.
    """
    quoted = {one.claim.text for one in statements if not one.own_word}
    keys = {one.origin for one in statements if not one.own_word or one.claim.text not in quoted}
    known = {key for key in keys if not key.startswith(UNKNOWN)}
    return len(known) + (len(known) < len(keys))


def _range(statements: Sequence[Statement], rules: Rules) -> Range:
    """[lowest low, highest high]; best: the specific figure with most origins behind it."""
    low = min(statements, key=lambda one: (one.low, *one.order))
    high = _highest(statements)
    best, why = _best(statements) or (low, "no single number is stated; the low bound")
    lines = (
        *_lows(low, "low", "the lowest figure that nothing replaces"),
        *_lows(best, "best", why),
        *_highs(high, "the highest figure that nothing replaces"),
    )
    return Range(low.low, best.low, high.high, lines)


def _lowest(statements: Sequence[Statement], rules: Rules) -> Range:
    """One number: the lowest, until a higher one has two independent origins."""
    supported = [one for one in statements if _support(one, statements) > 1]
    if supported:
        chosen = max(supported, key=lambda one: (one.low, *one.order))
        why = f"given by {_support(chosen, statements)} independent origins"
    else:
        chosen = min(statements, key=lambda one: (one.low, *one.order))
        why = "the lowest figure; none higher is corroborated"
    lines = [line for bound in ("low", "best", "high") for line in _lows(chosen, bound, why)]
    return Range(chosen.low, chosen.low, chosen.low, tuple(lines))


def _credible(statements: Sequence[Statement], rules: Rules) -> Range:
    """As ``_range``, without a highest figure that one origin alone gives, far above the others."""
    highest = _highest(statements)
    rest = [one for one in statements if (one.low, one.high) != (highest.low, highest.high)]
    top = max((one.low if one.high is None else one.high for one in rest), default=0)
    far = rules.factor is not None and highest.low > rules.factor * top
    many = rules.origins is not None and independent(statements) >= rules.origins
    if not (rest and far and many and _support(highest, statements) == 1):
        return _range(statements, rules)
    found = _range(rest, rules)
    note = f"{shown(highest)} is left out: one origin alone, far above every other figure"
    return Range(
        found.low, found.best, found.high,
        (*found.lines, Derivation("note", highest.claim.id, note)),
    )  # fmt: skip


def _reliable(statements: Sequence[Statement], rules: Rules) -> Range:
    """Low and high of the reliable figures; best: the most reliable source's, else the lower."""
    found = _range(statements, rules)
    rank = max(one.rank for one in statements)
    best = min((one for one in statements if one.rank == rank), key=lambda o: (o.low, *o.order))
    lines = [line for line in found.lines if line.bound != "best"]
    lines += _lows(best, "best", "the most reliable source's figure, among equals the lower")
    return Range(found.low, best.low, found.high, tuple(lines))


_METHODS: dict[str, Callable[[Sequence[Statement], Rules], Range]] = {
    "range": _range,
    "lowest": _lowest,
    "credible": _credible,
    "reliable": _reliable,
}


def _best(statements: Sequence[Statement]) -> tuple[Statement, str] | None:
    """The single number with most independent origins; ties to one above zero, then the latest,
    then the highest, but of the wounded the one told first.

    Origin of the last: 330 articles of Long Tail, one half, that give several numbers of wounded:
    the first told is right in 196, the highest, which may hold the dead, in 158; of the dead (101
    articles) the first is right in 53, the highest in 71. The other half agrees.
    """
    specific = [one for one in statements if one.low == one.high and not one.vague]
    if not specific:
        return None
    best = max(
        specific,
        key=lambda one: (
            _support(one, specific), one.low > 0, one.order[0],
            _earliness(one) if one.claim.harm == "injured" else (), one.low, one.order[1],
        ),
    )  # fmt: skip
    number = _support(best, specific)
    origins = f"{number} independent origins" if number > 1 else "one origin"
    return best, f"the number with most origins behind it ({origins}), among equals the latest"


def _earliness(one: Statement) -> tuple[bool, int]:
    """Greater, the earlier it stands: a title before the body."""
    quotes = [q for term in one.terms for q in (term.claim.quote, *term.claim.restated)]
    title, start = min((quote.part != "title", quote.start) for quote in quotes)
    return not title, -start


def _support(one: Statement, statements: Sequence[Statement]) -> int:
    return independent([o for o in statements if (o.low, o.high) == (one.low, one.high)])


def _highest(statements: Sequence[Statement]) -> Statement:
    """The highest high; an open one goes before any number."""
    return min(
        statements,
        key=lambda one: (one.high is not None, -(one.high or 0), *one.order),
    )


def _lows(one: Statement, bound: str, why: str) -> list[Derivation]:
    if one.least > one.stated:
        return [replace(line, bound=bound) for _, line in one.floor]
    return [Derivation(bound, term.claim.id, f"{term.low}: {_why(one, why)}") for term in one.terms]


def _highs(one: Statement, why: str) -> list[Derivation]:
    if one.high is None:
        return [Derivation("high", one.claim.id, f"no upper bound: {shown(one)} leaves it open")]
    if one.least > (one.stated_high or 0):
        return [replace(line, bound="high") for _, line in one.floor]
    return [
        Derivation("high", term.claim.id, f"{term.figure.high}: {_why(one, why)}")
        for term in one.terms
    ]


def _why(one: Statement, why: str) -> str:
    """With the words, and the reason for adding where several groups make the statement."""
    added = "; groups that one report names side by side are added" if len(one.terms) > 1 else ""
    return f"{shown(one)}, {why}{added}"
