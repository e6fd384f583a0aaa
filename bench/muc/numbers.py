"""HUM TGT: NUMBER of MUC-4 from our claims: one filler a target.

In: the claims of an incident. Out: Numbers. Pure.

Template guide: a named person is one target, whatever else the report calls him (7.20, note 1);
the number of all targets together has a slot of its own (7.25); "between 6 and 8" is 6-8,
"at least 6" 6-, "about 100" ~100, and PLURAL where only "more than one" is known (7.22).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.model import Claim, Figure

# First words of what only refers to somebody: the report has told before who that is.
_REFERRING = frozenset("he she they him them it the this that these those both".split())


@dataclass(frozen=True)
class Number:
    """A filler of HUM TGT: NUMBER in the guide's form, and the words that it counts."""

    value: str
    said: tuple[str, ...]


def numbers(claims: Sequence[Claim]) -> tuple[Number, ...]:
    """One filler a target: named persons one each, then groups that are nobody named."""
    told = [
        (claim.victims.words, claim.victims.names, _value(claim.count))
        for claim in claims
        if claim.victims is not None and claim.victims.words and claim.subset_of is None
    ]
    named = _persons((name, words) for words, names, _ in told for name in names)
    groups: dict[str, Number] = {}
    for words, names, value in told:
        if not names:
            groups.setdefault(f"{words.split()[-1].lower()} {value}", Number(value, (words,)))
    found = [*named, *groups.values()]
    return tuple(one for one in found if one in named or not _told_again(one, named, found))


def _persons(names: Iterable[tuple[str, str]]) -> list[Number]:
    """One a person: "Romero" and "Oscar Romero" are one."""
    found: list[tuple[set[str], Number]] = []
    for name, words in sorted(set(names), key=lambda pair: (-len(pair[0].split()), pair)):
        parts = {part for part in name.lower().split() if part.isalpha()}
        if not any(parts <= other for other, _ in found):
            found.append((parts, Number("1", (name, words))))
    return [number for _, number in found]


def _told_again(one: Number, named: Sequence[Number], found: Sequence[Number]) -> bool:
    """Whether a group is told elsewhere: the persons named, or all targets together."""
    if not named:
        return False
    size = int(one.value) if one.value.isdecimal() else None
    refers = one.said[0].lower().split()[0] in _REFERRING
    if refers and (size is None or size <= len(named)):
        return True
    others = [other.value for other in found if other is not one]
    total = sum(map(int, others)) if all(map(str.isdecimal, others)) else None
    return size is not None and size > 1 and size in (len(named), total)


def _value(figure: Figure | None) -> str:
    if figure is None or figure.low is None or figure.rule == "count.plural":
        return "PLURAL"
    if figure.low == figure.high:
        return str(figure.low)
    if figure.soft and figure.high is not None:
        return f"~{(figure.low + figure.high) // 2}"
    if figure.soft:
        return "PLURAL"
    return f"{figure.low}-" if figure.high is None else f"{figure.low}-{figure.high}"
