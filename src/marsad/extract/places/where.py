"""A ranking of entries as the record's :class:`Where`, or an abstention.

In: a candidate, its link and ranking. Out: a Where. Touches nothing.
"""

from __future__ import annotations

from marsad.extract.places.candidates import Candidate
from marsad.extract.places.entries import Entry
from marsad.extract.places.links import Link
from marsad.extract.places.names import key
from marsad.extract.places.resolve import Ranking
from marsad.model import Alternative, Where

# Below this probability the place stays open; other places above CLOSE are given as alternatives.
# Own decision: a wrong country does more harm to a count by place than an open one.
# Of many small namesakes each takes a little: the first is sure, too, if it is TWICE the second.
SURE, LEAST, TWICE, CLOSE, MOST = 0.4, 0.2, 2.0, 0.1, 5


def where(one: Candidate, link: Link, ranking: Ranking) -> Where:
    """The place, with what else it may be. ``id`` None: undecided, ``alternatives`` say between
    which. A town and its district are one place in this: choosing between them is no doubt.
    """
    best, share = ranking[0]
    if share > 1 - CLOSE:  # then nothing else is close
        return _named(one, link, best, ())
    likely = sum(share for entry, share in ranking if _one_place(best, entry))
    second = max((share for entry, share in ranking if not _one_place(best, entry)), default=0.0)
    if likely < SURE and not (likely >= LEAST and likely >= TWICE * second):
        return Where(
            None, one.words, None, None, None, None, one.words, None, None, link.relation,
            link.distance_km,
            alternatives=tuple(_alternative(entry) for entry, _ in ranking[:MOST]),
        )  # fmt: skip
    others = tuple(
        _alternative(entry)
        for entry, share in ranking
        if share >= CLOSE and entry.id != best.id and entry.id not in best.within
    )[:MOST]
    return _named(one, link, best, others)


def _named(one: Candidate, link: Link, best: Entry, others: tuple[Alternative, ...]) -> Where:
    return Where(
        best.id, _name(one, best), best.country, best.lat, best.lon, best.precision, one.words,
        None, best.precision, link.relation, link.distance_km, within=best.within,
        alternatives=others,
    )  # fmt: skip


def _one_place(best: Entry, other: Entry) -> bool:
    return other.id == best.id or other.id in best.within or best.id in other.within


def _name(one: Candidate, entry: Entry) -> str:
    """Our own list's name; else as written, if in Latin letters; else the gazetteer's."""
    if entry.preferred or one.kind != "name" or key(entry.name) == one.key:
        return entry.name
    written = " ".join(one.words.split())
    if ord(max(written)) > 0x24F:  # beyond Latin Extended-B: another script
        return entry.name
    return written.title() if written.isupper() else written


def _alternative(entry: Entry) -> Alternative:
    return Alternative(entry.id, entry.name, entry.country, entry.lat, entry.lon, entry.precision)
