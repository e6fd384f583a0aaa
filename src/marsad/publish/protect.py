"""The record as it may leave the house: protection by default, lifted only by a decision.

In: a record and, if somebody decided so, a permission. Out: a Protected record, with what was
withheld and how often. Touches nothing.

Withheld by default: names of people (victims, witnesses and other private sources, civilians) and
their ages; exact places of harm to children, of sexual violence and of people held; every
quotation, title, address and remark that would give one of these away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from marsad.model import Claim, Count, Incident, Tally
from marsad.publish import coarse, withhold
from marsad.publish import marks as kinds
from marsad.publish.guard import Guard, guard, personal
from marsad.publish.names import words
from marsad.publish.record import Permission, Protected, Provenance, Record, Withheld
from marsad.publish.reports import provenance

_WHY = {
    kinds.VICTIMS: "names of victims",
    kinds.SOURCES: "names of witnesses, relatives and other private sources",
    kinds.AGES: "claims whose exact ages are withheld (the age group stays)",
    kinds.PLACE: "claims and incidents placed no more exactly than their province or country:"
    " harm to children, sexual violence, people held, and what would lead there",
    kinds.QUOTATION: "claims whose quotation is withheld: it names a person or leads to a"
    " protected place (its offsets and the hash of the evidence stay)",
    kinds.TITLE: "titles of reports",
    kinds.DOCUMENT: "names of documents",
    kinds.ADDRESS: "addresses of reports",
    kinds.WORDS: "other words that name a person or a protected place",
}


def protect(record: Record, include: Permission | None = None) -> Protected:
    """The record without what protects people by being withheld; ``include`` lifts it.

    The same protected record feeds every format. The caller writes ``include`` to the ledger.
    """
    watch = guard(record, include)
    marks: dict[str, set[str]] = {}
    reports: dict[str, Provenance] = {}
    for text, item in sorted(record.provenance.items()):
        reports[text], marks[text] = provenance(item, watch)
    documents = _documents(record, reports)
    claims: dict[str, Claim] = {}
    for key, claim in sorted(record.claims.items()):
        kept, marks[key] = withhold.claim(claim, watch, record.areas)
        claims[key] = replace(kept, report=_document(claim, documents))
    incidents = tuple(_incident(item, record, watch, documents, marks) for item in record.incidents)
    tallies = tuple(_tally(item, record, watch, marks) for item in record.tallies)
    sentences = _sentences(record, watch, marks)
    safe = replace(
        record,
        bodies={},
        incidents=incidents,
        tallies=tallies,
        claims=claims,
        provenance=reports,
        sentences=sentences,
    )
    return Protected(
        safe,
        _withheld(record, watch, marks),
        {key: tuple(sorted(items)) for key, items in sorted(marks.items()) if items},
        include.what if include else None,
        include.reason if include else None,
    )


def _documents(record: Record, reports: Mapping[str, Provenance]) -> dict[tuple[str, str], str]:
    """The publishable name of a document, by text and by the name that claims carry."""
    return {
        (text, item.document): reports[text].document for text, item in record.provenance.items()
    }


def _document(claim: Claim, documents: Mapping[tuple[str, str], str]) -> str:
    """A document that no provenance vouches for is named by its text."""
    return documents.get((claim.text, claim.report), claim.text)


def _incident(
    incident: Incident,
    record: Record,
    watch: Guard,
    documents: Mapping[tuple[str, str], str],
    marks: dict[str, set[str]],
) -> Incident:
    own = [record.claims[key] for key in incident.claims if key in record.claims]
    texts = tuple(dict.fromkeys(claim.text for claim in own))
    found: set[str] = set()
    covered = any(claim.id in watch.covered for claim in own)
    kept = replace(
        incident,
        reports=tuple(dict.fromkeys(_document(claim, documents) for claim in own)),
        where=coarse.place(incident.where, record.areas, watch, covered, found),
        when=withhold.when(incident.when, texts, watch, covered),
        actors=tuple(
            withhold.actor(item, texts, watch, found, covered) for item in incident.actors
        ),
        origins=_origins(incident.origins, own, texts, watch),
        reasons=tuple(withhold.free(item, texts, watch, found) for item in incident.reasons),
        counts={
            harm: _count(count, texts, watch, found) for harm, count in incident.counts.items()
        },
    )
    marks[incident.id] = found
    return kept


def _tally(tally: Tally, record: Record, watch: Guard, marks: dict[str, set[str]]) -> Tally:
    claim = record.claims.get(tally.claim)
    texts = (claim.text,) if claim else ()
    covered = tally.claim in watch.covered
    found = marks.setdefault(tally.claim, set())
    return replace(
        tally,
        claimed=withhold.figure(tally.claimed, texts, watch),
        when=withhold.when(tally.when, texts, watch, covered),
        where=coarse.place(tally.where, record.areas, watch, covered, found),
        recorded=_count(tally.recorded, texts, watch, found),
    )


def _count(count: Count, texts: tuple[str, ...], watch: Guard, found: set[str]) -> Count:
    derivation = tuple(
        replace(step, reason=withhold.free(step.reason, texts, watch, found))
        for step in count.derivation
    )
    review = tuple(withhold.free(item, texts, watch, found) for item in count.needs_review)
    return replace(count, derivation=derivation, needs_review=review)


def _origins(
    origins: tuple[str, ...], own: list[Claim], texts: tuple[str, ...], watch: Guard
) -> tuple[str, ...]:
    """The number of origins stays; a person among them is named by kind alone."""
    private = {
        _folded(name): source.kind
        for claim in own
        for source in claim.sources
        if watch.names and personal(source, claim)
        for name in (source.name, source.words)
        if name
    }
    shown: list[str] = []
    for origin in origins:
        kind = private.get(_folded(origin))
        if kind is None and not watch.tells(origin, texts):
            shown.append(origin)
            continue
        label = f"{kind or 'source'} (name withheld)"
        same = sum(1 for item in shown if item.startswith(label))
        shown.append(f"{label} {same + 1}" if same else label)
    return tuple(shown)


def _sentences(record: Record, watch: Guard, marks: dict[str, set[str]]) -> dict[str, str]:
    """A tally's sentence, left out where it tells a name or a protected place."""
    kept = {}
    for key, sentence in sorted(record.sentences.items()):
        claim = record.claims.get(key)
        if watch.tells(sentence, (claim.text,) if claim else ()):
            marks.setdefault(key, set()).add(kinds.WORDS)
        else:
            kept[key] = sentence
    return kept


def _withheld(record: Record, watch: Guard, marks: Mapping[str, set[str]]) -> tuple[Withheld, ...]:
    seen = Counter(mark for items in marks.values() for mark in items)
    claims = record.claims.values()
    if watch.names:
        named = (name for claim in claims if claim.victims for name in claim.victims.names)
        private = (
            source.name or source.words or ""
            for claim in claims
            for source in claim.sources
            if personal(source, claim)
        )
        seen[kinds.VICTIMS] = len({_folded(name) for name in named})
        seen[kinds.SOURCES] = len({_folded(name) for name in private})
    return tuple(Withheld(kind, seen[kind], why) for kind, why in _WHY.items() if seen[kind])


def _folded(name: str) -> str:
    return " ".join(word.form for word in words(name))
