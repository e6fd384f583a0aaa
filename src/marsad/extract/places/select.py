"""Which candidates are names of places at all: the document's evidence, pooled by name.

In: words, candidates, links, categories. Out: categories, with ``none`` for what is no place and
``person`` for a bare surname introduced before. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.extract.places.candidates import Candidate
from marsad.extract.places.datelines import AGENCY, NO
from marsad.extract.places.keys import GIVEN, MAIN, REST
from marsad.extract.places.links import Link
from marsad.extract.places.roles import Finding
from marsad.extract.places.tokens import Word
from marsad.extract.places.vocabulary import Vocabulary

# People of a town that a bare name is taken for without a preposition of place anywhere in the
# document. Own decision: below it most such words are names of people and firms.
KNOWN_TOWN = 100_000
NAMESAKES = 3  # entries of a name, the most important first, that make it known
CONTINUES = "place.name_continues"
_SAINTS = frozenset({"st", "saint", "ste"})
NONE: Finding = ("none", "place.none")


def selected(
    words: Sequence[Word],
    found: Sequence[Candidate],
    links: Sequence[Link],
    categories: Sequence[Finding],
    vocabulary: Vocabulary,
) -> list[Finding]:
    """The categories again, with ``none`` where a candidate is not worth being called a place."""
    pairs = list(zip(found, links, categories, strict=True))
    placed = {
        one.key
        for one, link, kind in pairs
        if _evident(one, link) and kind[0] != "person" and kind[1] != CONTINUES
    }
    persons = {one.key for one, _, kind in pairs if kind[0] == "person"}
    return [
        _finding(
            words[one.first], words[one.last - 1], one, link, kind, placed, persons, vocabulary
        )
        for one, link, kind in pairs
    ]


def _evident(one: Candidate, link: Link) -> bool:
    """Whether the words beside it say that it is a place."""
    if one.kind == "doubtful":
        return link.region is not None
    told = link.dateline not in (NO, AGENCY)
    return link.here or link.region is not None or told or link.level is not None


def _finding(
    word: Word,
    last: Word,
    one: Candidate,
    link: Link,
    kind: Finding,
    placed: set[str],
    persons: set[str],
    vocabulary: Vocabulary,
) -> Finding:
    if link.dateline == AGENCY:
        return NONE
    if one.kind in ("people", "state"):
        return kind
    here = _evident(one, link)
    if kind[1] == CONTINUES and kind[0] != "person":
        # "Trent Polk", "Toyota Camry": mostly no place's name, unless the place is in the text.
        return kind if one.key in placed or _great(one) else NONE
    if word.low in _SAINTS and last.possessive:
        return NONE  # a feast, a church
    if one.kind == "doubtful":
        return kind if here else NONE
    if kind[0] == "person":
        return kind
    name = word.low in vocabulary.people and one.last - one.first == 1
    if not here and one.key in persons and (name or not _great(one)):
        return ("person", "place.surname")
    if word.style == "caps":
        return kind if here or ((_great(one) or _known(one)) and not name) else NONE
    if here or (one.key in placed and not (word.first and name)):
        return kind
    if name and not _great(one):
        return NONE
    return kind if _great(one) or _known(one) else NONE


def _great(one: Candidate) -> bool:
    """A country, a place of our own list, a first-level unit by its main name."""
    best = one.entries[0]
    given = any(entry.match == GIVEN for entry in one.entries[:NAMESAKES])
    if given or best.precision == "country":
        return True
    return best.precision == "admin1" and best.match == MAIN and best.population >= KNOWN_TOWN


def _known(one: Candidate) -> bool:
    return any(
        entry.population >= KNOWN_TOWN and entry.match != REST for entry in one.entries[:NAMESAKES]
    ) or (one.last - one.first > 1 and one.entries[0].match != REST)
