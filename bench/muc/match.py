"""How a filled slot is scored against the key's, by the scoring guidelines of MUC-4.

In: the key's fillers and our template. Out: Scores. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bench import muc
from bench.muc import Fill, Key
from bench.muc.fills import Filled
from bench.muc.numbers import Number

_TYPE = re.compile(r"\s*\([^():]*\)")
# Words of a description that name nobody: they do not show that two are the same.
_EMPTY = frozenset(
    "the a an of and in from at to by with for on de la el los las del y his her their its was were"
    " been had has is are who that which said".split()
)
PERP = ("PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID")
TYPES = ("PHYS TGT: TYPE", "HUM TGT: TYPE")
TYPE_ALONE = 0.1  # a pair that shares a type of target and no words yields to one that shares words
TARGETS = ("PHYS TGT: ID", "HUM TGT: NAME", "HUM TGT: DESCRIPTION")


@dataclass(frozen=True)
class Score:
    """Of one slot of one mapped pair: fillers of the key, ours, and how many agree."""

    possible: int
    actual: int
    correct: int
    partial: int


def type_(fills: Sequence[Fill], one: Filled) -> float:
    """1 for the same incident type, ½ for our ATTACK against another type (3.2.4)."""
    options = [option for fill in fills for option in fill.options]
    return 1.0 if one.type in options else 0.5 if one.type == "ATTACK" and options else 0.0


def content(key: Key, one: Filled) -> float:
    """How much of the key's targets and perpetrators our words name (3.2.1); 0: nothing."""
    said = words(" ".join(one.said))
    named = [
        any(words(option) & said for option in fill.options)
        for slot in (*TARGETS, *PERP)
        for fill in key.slots[slot]
    ]
    if not named:
        return 0.5
    return sum(named) / len(named) or TYPE_ALONE * bool(_types(key) & one.targets)


def _types(key: Key) -> set[str]:
    """The types of the key's targets, each before its cross-reference."""
    fills = (fill for slot in TYPES for fill in key.slots.get(slot, ()))
    return {option.partition(":")[0] for fill in fills for option in fill.options}


def date(fills: Sequence[Fill], one: Filled) -> Score:
    """3.2.2: a default-looking value is half right only with the key's upper anchor."""
    return _single(
        fills,
        one.date is not None,
        [_date(option, one) for fill in fills for option in fill.options],
    )


def _date(option: str, one: Filled) -> float:
    key, ours = muc.span(option), one.date
    if key is None or ours is None:
        return 0.0
    if key == ours:
        return 1.0
    if ours[0] is None:  # default-looking
        return 0.5 if key[1] == ours[1] else 0.0
    inside = (key[0] is None or key[0] <= ours[0]) and ours[1] <= key[1]
    if key[0] is None:
        return 0.5 if inside else 0.0
    if key[0] < key[1]:
        if inside and ours[0] == ours[1]:
            return 0.5
        return 0.5 if ours[0] <= key[1] and key[0] <= ours[1] else 0.0
    return 0.5 if ours[0] <= key[0] <= ours[1] else 0.0


def place(fills: Sequence[Fill], one: Filled) -> Score:
    """3.2.3: the most specific name and the country; half for one of the two."""
    return _single(
        fills,
        one.country is not None,
        [_place(option, one) for fill in fills for option in fill.options],
    )


def _place(option: str, one: Filled) -> float:
    ends = [_levels(end) for end in _TYPE.sub("", option).split(" - ")]
    if len(ends) > 1:
        ends = [[ends[0][0], *end[-1:]] for end in ends]
    found = [_level(levels, one) for levels in ends if levels]
    return min(0.5, max(found)) if len(found) > 1 else max(found, default=0.0)


def _level(levels: Sequence[str], one: Filled) -> float:
    right = bare(one.country or "") == levels[0]
    if len(levels) == 1:
        return 1.0 if right and not one.places else 0.5 * right
    names = {bare(name) for name in one.places}
    if levels[-1] in names:
        return 1.0 if right else 0.5
    return 0.5 * right


def _levels(words: str) -> list[str]:
    return [bare(level.strip("() ")) for level in words.split(":") if level.strip()]


def number(fills: Sequence[Fill], one: Filled) -> Score:
    """3.2.21: the number with its target; half for the number alone or an anchor of the range."""
    wanted = list(fills)
    left = list(one.numbers)
    correct = partial = 0
    for full in (True, False):
        for fill in list(wanted):
            best = next((n for n in left if _number(fill, n) == (1.0 if full else 0.5)), None)
            if best is not None:
                left.remove(best)
                wanted.remove(fill)
                correct, partial = (correct + 1, partial) if full else (correct, partial + 1)
    missed = sum(not fill.optional for fill in wanted)
    return Score(correct + partial + missed, len(one.numbers), correct, partial)


def _number(fill: Fill, ours: Number) -> float:
    values = {option.replace(" ", "") for option in fill.options}
    tags = (
        not fill.tags
        or any(words(tag) & words(said) for tag in fill.tags for said in ours.said)
        or fill.tags == ("-",)
    )
    if ours.value in values:
        return 1.0 if tags else 0.5
    plain = ours.value.strip("~-")
    anchors = {anchor for value in values for anchor in re.split(r"[-~]", value) if anchor}
    if ours.value.isdecimal() and plain in anchors and not values & {plain}:
        return 0.5
    return 0.0


def _single(fills: Sequence[Fill], given: bool, rated: Sequence[float]) -> Score:
    if not fills:
        return Score(0, int(given), 0, 0)
    best = max(rated, default=0.0)
    return Score(1, int(given), int(best == 1.0), int(best == 0.5))


def words(text: str) -> set[str]:
    """Content words, without accents and plural endings."""
    return {
        word.removesuffix("s")
        for word in re.findall(r"[a-z0-9]+", bare(text).lower())
        if word not in _EMPTY
    }


def bare(text: str) -> str:
    """Capitals without accents."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).upper().strip()
