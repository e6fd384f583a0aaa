"""What the words beside a place say of it: its region, its level, a distance, a dateline.

In: a text, its words and candidates. Out: one :class:`Link` a candidate. Touches nothing.
Patterns: "Tripoli, Lebanon"; "Iraq's Anbar"; "the Syrian city of Homs"; "Anbar and Diyala
provinces"; "30 km north of Goma"; "GOMA, Congo (June 13) –".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.extract.places import datelines
from marsad.extract.places.candidates import Candidate
from marsad.extract.places.tokens import Word
from marsad.extract.places.vocabulary import Vocabulary

KM_A_MILE = 1.609344  # international mile
_UNIT = r"(?:provinces?|governorates?|states?|districts?|regions?|county|oblast|city|town|village)"
# Between a place and the region that follows it.
_REGION_AFTER = re.compile(
    rf"(?: {_UNIT})?(?:,\s+|\s+\(|,?\s+in\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}?)(?:the\s+)?"
)
# Between a region (possessive, or a people) and the place that follows it.
_REGION_BEFORE = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,3}?(?:of\s+)?|"
    r"\s+(?:[\w-]+\s+){0,3}?(?:city|town|village|province|region|district|governorate|capital|port|"
    r"state|camp|enclave|border town)(?:\s+of)?,?\s+",
    re.IGNORECASE,
)
_AND = re.compile(r",?\s+(?:and|or|&)\s+(?:the\s+)?|,\s+")
_UNIT_OF = re.compile(
    r"\b(province|governorate|state|district|county|city|town|village)\s+of\s+(?:the\s+)?$", re.I
)
_NUMBER = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty".split())}  # fmt: skip
_DISTANCE = re.compile(
    rf"\b(\d[\d,]*(?:\.\d+)?|{'|'.join(_NUMBER)})[\s-]*"
    r"(km|kms|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|m)\b"
    r"(?:\s*\([^)]{1,30}\))?\s*(?:[\w-]+\s+){0,4}?(?:of|from|outside|off|beyond)\s+"
    r"(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:(?:city|town|village|camp|capital)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:near|close to|next to|not far from|in the vicinity of|on the road to)\s+"
    r"(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:(?:city|town|village|camp|capital|border)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\b(?:outside|on the outskirts of|on the edge of|just beyond)\s+"
    r"(?:the\s+)?(?:(?:city|town|village|camp|capital)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_LEFT, _REACH = 80, 6  # characters and words looked at before a name
# One of these stands close before the name in each of _DISTANCE, _NEAR, _OUTSIDE and _UNIT_OF.
_BEFORE_NAME = frozenset("of from outside off beyond near to far on edge just".split())


@dataclass(frozen=True, slots=True)
class Link:
    """``region``: index of the candidate that names the region around this one. ``beyond``: that
    region, where the gazetteer has no place of this name in it. ``level``: what a unit word says it
    is. ``here``: whether a preposition of place stands before it. ``dateline``: one of
    ``datelines``.
    """

    region: int | None = None
    beyond: int | None = None
    level: str | None = None
    here: bool = False
    relation: str = "in"
    distance_km: float | None = None
    dateline: int = datelines.NO


def links(
    text: str, words: Sequence[Word], found: Sequence[Candidate], vocabulary: Vocabulary
) -> list[Link]:
    """A link for each candidate, in order."""
    made = [_beside(text, words, one, vocabulary) for one in found]
    for at in range(len(found) - 1):
        one, other = found[at], found[at + 1]
        between = text[one.end : other.start]
        if len(between) > _LEFT:
            continue
        if _REGION_AFTER.fullmatch(between) and other.kind != "people":
            if lies_in(one, other):
                made[at] = replace(made[at], region=at + 1)
            elif between.startswith(",") and _is_unit(one, other, made[at + 1].level):
                made[at] = replace(made[at], beyond=at + 1)
        elif _REGION_BEFORE.fullmatch(between) and lies_in(other, one):
            made[at + 1] = replace(made[at + 1], region=at)
    for at, part in datelines.parts(text, found, [link.dateline for link in made]).items():
        made[at] = replace(made[at], dateline=part)
    beyond = {one.key: link.beyond for one, link in zip(found, made, strict=True) if link.beyond}
    for at, one in enumerate(found):
        if made[at].region is None and one.key in beyond:
            made[at] = replace(made[at], beyond=beyond[one.key])
    return _listed(text, found, made)


def lies_in(inner: Candidate, outer: Candidate) -> bool:
    """Whether some meaning of ``inner`` lies in some meaning of ``outer``.

    "Jordan, Lebanon" is a list: two names of countries never make a region.
    """
    if not inner.entries or not outer.entries:
        return False
    if inner.entries[0].precision == "country" and outer.entries[0].precision == "country":
        return False
    units = {entry.id for entry in outer.entries if entry.precision != "town"}
    return any(not units.isdisjoint(entry.within) for entry in inner.entries)


def _is_unit(inner: Candidate, outer: Candidate, level: str | None) -> bool:
    """Whether "Varzan, Idlib province" leaves no doubt: the unit is named as one, and it is one."""
    if inner.kind != "name" or level not in ("admin1", "admin2"):
        return False
    return any(entry.precision in ("admin1", "admin2") for entry in outer.entries)


def _beside(text: str, words: Sequence[Word], one: Candidate, vocabulary: Vocabulary) -> Link:
    relation, distance = "in", None
    before = ""
    # The patterns are looked for only where one of their words stands before the name.
    near = {word.low for word in words[max(0, one.first - _REACH) : one.first]}
    if not near.isdisjoint(_BEFORE_NAME):
        before = text[max(0, one.start - _LEFT) : one.start]
        relation, distance = relation_before(before)
    here = _placed(words, one.first, vocabulary) or _at_home(words, one, vocabulary)
    return Link(
        None, None, _level(text, words, one, before, vocabulary), here or relation != "in",
        relation, distance,
        datelines.REPORT if datelines.opens(text, words, one) else datelines.NO,
    )  # fmt: skip


def relation_before(before: str) -> tuple[str, float | None]:
    """The relation that the words before a place state, and its distance in kilometres."""
    distance = _DISTANCE.search(before)
    if distance:
        number = distance[1].lower().replace(",", "")
        value = float(_NUMBER.get(number, 0) or number)
        unit = distance[2].lower()
        scale = KM_A_MILE if unit.startswith("mi") else 1.0 if unit.startswith("k") else 0.001
        return "near", round(value * scale, 2)
    if _OUTSIDE.search(before):
        return "outside", None
    return ("near", None) if _NEAR.search(before) else ("in", None)


def _level(
    text: str, words: Sequence[Word], one: Candidate, before: str, vocabulary: Vocabulary
) -> str | None:
    """The level that "province", "county", "city of" beside the name say."""
    if one.last < len(words) and words[one.last].gap in (" ", "\n"):
        unit = words[one.last].low
        level = vocabulary.units.get(unit)
        if unit in vocabulary.plurals and not _is_last(words, one):
            level = None  # "ten Ohio counties" are not one, "Orange and Lake counties" are two
        if level and not words[one.last - 1].possessive:
            return level
    head = _UNIT_OF.search(before)
    return vocabulary.units.get(head[1].lower()) if head else None


def _is_last(words: Sequence[Word], one: Candidate) -> bool:
    """Whether the name ends a list: "Anbar and Diyala"."""
    before = words[one.first - 1] if one.first else None
    return before is not None and (before.low in {"and", "or"} or "&" in words[one.first].gap)


def _at_home(words: Sequence[Word], one: Candidate, vocabulary: Vocabulary) -> bool:
    """ "A Homs resident", "Mosul police": people or bodies that a town has."""
    after = words[one.last] if one.last < len(words) else None
    return (
        after is not None
        and after.gap == " "
        and after.low in vocabulary.townsfolk
        and (after.case == "lower" or after.low == "police")
    )


def _placed(words: Sequence[Word], first: int, vocabulary: Vocabulary) -> bool:
    """Whether a preposition of place stands before the name, or before its adjectives."""
    for at in range(first - 1, max(-1, first - 6), -1):
        word = words[at]
        if words[at + 1].gap not in (" ", "\n", "-"):
            return False
        if word.low == "to" and at > 0 and words[at - 1].low == "according":
            return False
        of_land = word.low == "of" and at > 0 and words[at - 1].low in vocabulary.lands
        if word.low in vocabulary.locative or of_land:
            return True
        known = word.low in vocabulary.directions or word.low in vocabulary.heads
        if not known and word.low not in ("of", "the") and word.case != "lower":
            return False
        if not known and word.low not in ("of", "the"):
            return False
    return False


def _listed(text: str, found: Sequence[Candidate], made: list[Link]) -> list[Link]:
    """ "Anbar and Diyala provinces": a level and a preposition hold for the whole list."""
    for at in range(len(found) - 2, -1, -1):
        after = made[at + 1]
        if after.level not in ("admin1", "admin2") or made[at].level is not None:
            continue
        joined = _AND.fullmatch(text[found[at].end : found[at + 1].start])
        if joined and _has(found[at], after.level):
            made[at] = replace(made[at], level=after.level)
    for at in range(1, len(found)):
        before = made[at - 1]
        if before.here and _AND.fullmatch(text[found[at - 1].end : found[at].start]):
            same = before.region is not None and before.region < at - 1
            region = before.region if made[at].region is None and same else made[at].region
            if region is not None and not lies_in(found[at], found[region]):
                region = made[at].region
            made[at] = replace(made[at], here=True, region=region)
    return made


def _has(one: Candidate, level: str) -> bool:
    return any(entry.precision == level for entry in one.entries)
