"""HUM TGT: NUMBER of MUC-4 from our claims: one filler a target.

In: the claims of an incident. Out: Numbers. Pure.

Template guide: a named person is one target, whatever else the report calls him (7.20, note 1);
"the text may refer to a set of targets and then name or describe some or all of them" (part 2,
slots 18 and 19), so the parts of a group are targets beside it; the number of all targets together
has a slot of its own (7.25); "between 6 and 8" is 6-8, "at least 6" 6-, "about 100" ~100, and
PLURAL where only "more than one" is known (7.22).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.extract import counts
from marsad.model import Claim, Figure

# First words of what only refers to somebody: the report has told before who that is.
_REFERRING = frozenset("he she they him them it the this that these those both".split())
_ARTICLES = frozenset({"a", "an"})
_APART = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
# Words of a group that say no kind of people: "9 people were killed and 36 injured".
_KINDLESS = re.compile(r"[\W\d]*$|.*\b(?:of|dead|others?)$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Number:
    """A filler of HUM TGT: NUMBER in the guide's form, and the words that it counts."""

    value: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class _Told:
    """Whom one claim is about. ``words``: as it says them; ``kind``: and words that stand for a
    noun it leaves out."""

    words: str
    names: tuple[str, ...]
    value: str
    kind: tuple[str, ...] = ()


def numbers(claims: Sequence[Claim]) -> tuple[Number, ...]:
    """One filler a target: named persons one each, then groups that are nobody named."""
    told = _told(claims)
    named = _persons((name, one.words) for one in told for name in one.names)
    groups: dict[str, Number] = {}
    for one in told:
        if not one.names:
            head = one.words.split()[-1].lower()
            groups.setdefault(f"{head} {one.value}", Number(one.value, (one.words, *one.kind)))
    found = [*named, *groups.values()]
    return tuple(one for one in found if one in named or not _told_again(one, named, found))


def _told(claims: Sequence[Claim]) -> list[_Told]:
    found: list[_Told] = []
    noun: tuple[str, ...] = ()
    for claim in claims:
        victims = claim.victims
        if victims is None or not victims.words:
            continue
        words, names = victims.words, tuple(victims.names)
        if claim.subset_of is not None and not names and _refers(words):
            continue
        if claim.count is not None and claim.count.rule == "count.sum" and not names:
            found += [_Told(part, (), _of_part(part)) for part in _APART.split(words) if part]
            continue
        kindless = not names and _KINDLESS.match(words) is not None
        kind = (claim.quote.text, *noun) if kindless else ()
        found.append(_Told(words, names, _value(claim.count), kind))
        if not kindless and not names:
            noun = (words.split()[-1],)
    return found


def _refers(words: str) -> bool:
    """ "he", "five of them"."""
    parts = words.lower().split()
    return parts[0] in _REFERRING or parts[-2:] == ["of", "them"]


def _of_part(words: str) -> str:
    """The number of one part of a list of targets: "one of his guards", "their cook"."""
    figure = counts.figure(words)
    if figure is not None:
        return _value(figure)
    parts = words.lower().split()
    several = parts[0] not in _ARTICLES and parts[-1].endswith("s") and not parts[-1].endswith("ss")
    return "PLURAL" if several else "1"


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
    if figure.rule == "count.more_than" and figure.high is None:
        return f"{figure.low - 1}-"  # the guide's form anchors at the number that is said
    return f"{figure.low}-" if figure.high is None else f"{figure.low}-{figure.high}"
