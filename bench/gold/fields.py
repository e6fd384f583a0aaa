"""Do two claims agree in a field? The same question for program and annotator.

In: two claims and a field's name. Out: yes or no; whether a field is stated. Touches nothing.
What is not stated must not be found: an actor that nobody named is as wrong as a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from marsad.model import Claim, Source, When

# What a documenter would have to correct before signing. ``core`` are the fields on which
# counting and grouping rest.
FIELDS = (
    "status", "role", "number", "part", "act", "date", "place", "actor", "source", "victims",
    "age", "target",
)  # fmt: skip
CORE = ("status", "role", "number", "part")
_NOISE = re.compile(r"^(?:the|a|an|its|their|his|her)\s+|[^\w\s]", re.IGNORECASE)


def agrees(field: str, one: Claim, other: Claim) -> bool:
    """Whether both state the same, or neither states anything."""
    return _RULES[field](one, other)


def stated(field: str, claim: Claim) -> bool:
    """Whether the claim says anything in this field."""
    return _STATED.get(field, lambda _: True)(claim)


def _number(one: Claim, other: Claim) -> bool:
    a, b = one.count, other.count
    if a is None or b is None:
        return a is b
    return (a.low, a.high) == (b.low, b.high)


def _date(one: Claim, other: Claim) -> bool:
    a, b = _told(one.when), _told(other.when)
    return (a and (a.start, a.end)) == (b and (b.start, b.end))


def _told(when: When | None) -> When | None:
    """A bound by publication is no date: which day bounds it is not what annotators were asked."""
    return None if when is None or when.basis == "published" else when


def _place(one: Claim, other: Claim) -> bool:
    a, b = one.where, other.where
    if a is None or b is None:
        return a is b
    names = {_bare(name) for name in (a.name, a.words) if name}
    return not names.isdisjoint(_bare(name) for name in (b.name, b.words) if name)


def _actor(one: Claim, other: Claim) -> bool:
    a = [(actor.name, actor.words) for actor in one.actors]
    b = [(actor.name, actor.words) for actor in other.actors]
    return len(a) == len(b) and all(any(_named(x, y) for y in b) for x in a)


def _source(one: Claim, other: Claim) -> bool:
    a, b = origin(one), origin(other)
    if a is None or b is None:
        return a is b
    return _named((a.name, a.words), (b.name, b.words))


def _victims(one: Claim, other: Claim) -> bool:
    return (one.victims.kind if one.victims else "unknown") == (
        other.victims.kind if other.victims else "unknown"
    )


def _age(one: Claim, other: Claim) -> bool:
    return (one.victims.age_group if one.victims else "unknown") == (
        other.victims.age_group if other.victims else "unknown"
    )


def origin(claim: Claim) -> Source | None:
    """Who says it first; None where only the outlet does."""
    first = claim.sources[0] if claim.sources else None
    return first if first is not None and first.words is not None else None


def _named(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    """Two names of one: equal without article and marks, or one within the other's words."""
    a = {_bare(name) for name in one if name}
    b = {_bare(name) for name in other if name}
    return any(x == y or f" {x} " in f" {y} " or f" {y} " in f" {x} " for x in a for y in b)


def _bare(name: str) -> str:
    return " ".join(_NOISE.sub(" ", _NOISE.sub("", name.casefold(), count=1)).split())


_RULES: dict[str, Callable[[Claim, Claim], bool]] = {
    "status": lambda a, b: a.status == b.status,
    "role": lambda a, b: a.role == b.role,
    "act": lambda a, b: a.act == b.act,
    "number": _number,
    "part": lambda a, b: (a.subset_of is None) == (b.subset_of is None),
    "date": _date,
    "place": _place,
    "actor": _actor,
    "source": _source,
    "victims": _victims,
    "age": _age,
    "target": lambda a, b: a.target == b.target,
}
_STATED: dict[str, Callable[[Claim], bool]] = {
    "number": lambda c: c.count is not None,
    "part": lambda c: c.subset_of is not None,
    "act": lambda c: c.act != "unknown",
    "date": lambda c: _told(c.when) is not None,
    "place": lambda c: c.where is not None,
    "actor": lambda c: bool(c.actors),
    "source": lambda c: origin(c) is not None,
    "victims": lambda c: c.victims is not None and c.victims.kind != "unknown",
    "age": lambda c: c.victims is not None and c.victims.age_group != "unknown",
    "target": lambda c: c.target is not None,
}
