"""The words around names of places, as sets.

In: the lists ``places_words`` and ``places_countries``. Out: a :class:`Vocabulary`. Reads only the
package's own files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from marsad import lexicon

WORDS = frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``never``: words that alone are no place; ``phrases``: longer names that are none.
    ``people``: names of persons, and words, that are places only with a preposition or a region
    beside them.
    ``peoples``: demonym in lower case → ids of the countries it may mean, likeliest first.
    ``states``: AP or postal abbreviation → the state's name. ``units``: word → level.
    """

    never: WORDS
    phrases: WORDS
    people: WORDS
    titles: WORDS
    organisations: WORDS
    roads: WORDS
    sites: WORDS
    heads: WORDS
    locative: WORDS
    directions: WORDS
    inner: WORDS
    speaking: WORDS
    addressed: WORDS
    bodies: WORDS
    of_bodies: WORDS
    offices: WORDS
    adjectives: WORDS
    belongings: WORDS
    based: WORDS
    backed: WORDS
    moved: WORDS
    refuge: WORDS
    inside: WORDS
    dwellers: WORDS
    at: WORDS
    entered: WORDS
    lands: WORDS
    grounds: WORDS
    plurals: WORDS
    townsfolk: WORDS
    assaults: WORDS
    settled: WORDS
    compass: WORDS
    of_names: WORDS
    days: WORDS
    faiths: WORDS
    happenings: WORDS
    units: Mapping[str, str]
    states: Mapping[str, str]
    peoples: Mapping[str, tuple[str, ...]]
    regional: Mapping[str, str]


@cache
def english() -> Vocabulary:
    """The English lists."""
    lists = lexicon.load("en", "places_words")
    units = {word: level for level, words in lists["units"].items() for word in words.split()}
    states = {short: name for name, shorts in lists["states"].items() for short in shorts}

    def words(*names: str) -> WORDS:
        return frozenset(word for name in names for word in lists[name].split())

    alone = frozenset(word for words in lists["never"].values() for word in words.split())
    parts = words("organisations", "sites", "titles", "directions", "roads")
    return Vocabulary(
        never=alone | parts | frozenset(units),
        phrases=frozenset(lists["phrases"].split("\n")),
        people=words("people", "weak"),
        titles=words("titles"),
        organisations=words("organisations"),
        roads=words("roads"),
        sites=words("sites"),
        heads=words("unit_heads"),
        locative=words("locative"),
        directions=words("directions"),
        inner=words("inner"),
        speaking=words("speaking"),
        addressed=words("addressed"),
        bodies=words("bodies"),
        of_bodies=words("of_bodies"),
        offices=words("offices"),
        adjectives=words("adjectives"),
        belongings=words("belongings"),
        based=words("based"),
        backed=words("backed"),
        moved=words("moved"),
        refuge=words("refuge"),
        inside=words("inside"),
        dwellers=words("dwellers"),
        at=words("locative") | {"of", "against", "on", "over"},
        entered=words("entered"),
        lands=words("lands", "sites", "roads", "grounds") | frozenset(units),
        grounds=words("grounds"),
        assaults=words("assaults"),
        settled=words("settled"),
        plurals=words("plurals"),
        townsfolk=words("townsfolk"),
        compass=words("compass"),
        of_names=words("of_names"),
        days=words("days"),
        faiths=words("faiths"),
        happenings=words("happenings"),
        units=units,
        states=states,
        peoples=_peoples(),
        regional=_regional(lists["region_peoples"]),
    )


def _regional(regions: Mapping[str, list[str]]) -> dict[str, str]:
    return {one.casefold(): region for region, peoples in regions.items() for one in peoples}


def _peoples() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for iso, item in lexicon.load("en", "places_countries")["countries"].items():
        for people in item.get("people", ()):
            found[people.casefold()] = (*found.get(people.casefold(), ()), f"country:{iso}")
    return found
