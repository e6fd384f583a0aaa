"""Places in a text: each mention resolved to a gazetteer entry, or left open.

In: a document (title and body in one string), a gazetteer. Out: mentions. Touches nothing
(``gazetteer.load`` touches the cache folder).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.extract.places.candidates import Candidate, candidates, given
from marsad.extract.places.context import categories
from marsad.extract.places.event import inside, of_event
from marsad.extract.places.gazetteer import Gazetteer
from marsad.extract.places.links import Link, links, relation_before
from marsad.extract.places.resolve import Ranking, rankings
from marsad.extract.places.roles import PLACE
from marsad.extract.places.select import selected
from marsad.extract.places.sites import sites
from marsad.extract.places.tokens import words
from marsad.extract.places.vocabulary import english
from marsad.extract.places.where import where
from marsad.model import Mention, Where

__all__ = ["mentions", "of_event", "resolved", "sites"]

_HERE = re.compile(r"\bhere\b")
_LEFT = 80  # characters looked at before "here"


def mentions(
    text: str, gazetteer: Gazetteer, *, country_hints: Sequence[str] = ()
) -> list[Mention]:
    """The places that a whole document names, sorted, without overlaps.

    ``country_hints``: ISO 3166-1 alpha-2 codes that the document is likely about. ``category`` is
    ``place`` (the only one where an event may be), ``dateline``, ``demonym``, ``organisation``,
    ``metonym``, ``person``, ``source_seat`` or ``destination``. A value without id is undecided,
    no value (of a ``person``) was never looked for.
    """
    vocabulary = english()
    seen = words(text)
    found = candidates(text, seen, gazetteer, vocabulary)
    beside = links(text, seen, found, vocabulary)
    kinds = categories(text, seen, found, beside, gazetteer.capitals, vocabulary)
    kinds = selected(seen, found, beside, kinds, vocabulary)
    ranked = rankings(found, beside, kinds, frozenset(country_hints))
    made = []
    for at, (category, rule) in enumerate(kinds):
        one = found[at]
        if category == "none":
            continue
        value = None if category == "person" else _value(at, found, beside, ranked)
        made.append(Mention("place", one.start, one.end, one.words, rule, value, category))
    return sorted([*made, *_here(text, made)], key=lambda mention: mention.start)


def resolved(
    text: str,
    spans: Sequence[tuple[int, int]],
    gazetteer: Gazetteer,
    *,
    country_hints: Sequence[str] = (),
) -> dict[tuple[int, int], Where | None]:
    """What the given spans (an annotator's, another tagger's) name; None: nothing that is known.

    All spans are taken for places: people and organisations as well.
    """
    vocabulary = english()
    seen = words(text)
    found = given(text, seen, spans, gazetteer, vocabulary)
    beside = links(text, seen, found, vocabulary)
    ranked = rankings(found, beside, [PLACE] * len(found), frozenset(country_hints))
    values: dict[tuple[int, int], Where | None] = dict.fromkeys(spans)
    for at, one in enumerate(found):
        values[one.start, one.end] = _value(at, found, beside, ranked)
    return values


def _value(
    at: int, found: Sequence[Candidate], beside: Sequence[Link], ranked: Sequence[Ranking]
) -> Where:
    """What the name means; one that the region beside it does not have is a site in that region."""
    one, link = found[at], beside[at]
    if link.beyond is None:
        return where(one, link, ranked[at])
    name = Where(None, one.words, None, None, None, None, one.words, None)
    around = where(found[link.beyond], beside[link.beyond], ranked[link.beyond])
    return inside(replace(around, relation=link.relation, distance_km=link.distance_km), name)


def _here(text: str, made: Sequence[Mention]) -> Iterator[Mention]:
    """ "30 km north of here": the place of the dateline."""
    dateline = next((m.value for m in made if m.category == "dateline"), None)
    if not isinstance(dateline, Where):
        return
    for match in _HERE.finditer(text):
        relation, distance = relation_before(text[max(0, match.start() - _LEFT) : match.start()])
        value = replace(dateline, words="here", relation=relation, distance_km=distance)
        yield Mention("place", match.start(), match.end(), "here", "place.here", value, "place")
