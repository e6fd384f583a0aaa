"""The mentions of a text, part by part, as the documented JSON objects.

In: texts, the name of a grammar. Out: one object a mention. Touches the gazetteer's cache file for
places and the parser for sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from marsad.codec import to_json
from marsad.extract import counts, dates, places, sources
from marsad.extract.models import load
from marsad.extract.places import gazetteer
from marsad.model import Attribution, Mention, Text

Seen = Iterable[Mention | Attribution]


def of(texts: Iterable[Text], kind: str) -> Iterator[dict[str, Any]]:
    """Every mention of every text, in order; offsets count characters of the named part."""
    see = _grammar(kind)
    for text in texts:
        for part, words in (("title", text.title), ("body", text.body)):
            for mention in see(words or "", text):
                head = {"report": text.document or text.id, "part": part}
                yield head | _fields(mention, kind, words or "")


def _grammar(kind: str) -> Callable[[str, Text], Seen]:
    if kind == "counts":
        return lambda words, text: counts.mentions(words)
    if kind == "dates":
        return lambda words, text: dates.mentions(words, text.published)
    if kind == "places":
        gazetteer_ = gazetteer.load()
        return lambda words, text: places.mentions(words, gazetteer_)
    models = load()
    return lambda words, text: sources.mentions(words, models)


def _fields(mention: Mention | Attribution, kind: str, words: str) -> dict[str, Any]:
    if isinstance(mention, Attribution):
        return _attribution(mention, kind, words)
    said = {"kind": kind, "start": mention.start, "end": mention.end, "words": mention.words}
    said |= {"rule": mention.rule}
    value = to_json(mention.value) or {}
    if kind == "dates":
        kept = {name: value.get(name) for name in ("start", "end", "grain")} if value else None
        return said | {"value": kept, "timex": mention.timex, "type": mention.type}
    value = {name: item for name, item in value.items() if name not in ("words", "span", "rule")}
    return said | {"category": mention.category} | value


def _attribution(mention: Attribution, kind: str, words: str) -> dict[str, Any]:
    spans = (*mention.source, *mention.cue, *mention.content)
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    return {
        "kind": kind,
        "start": start,
        "end": end,
        "words": words[start:end],
        "rule": mention.rule,
        "source": to_json(mention.source),
        "cue": to_json(mention.cue),
        "content": to_json(mention.content),
        "name": mention.name,
        "source_kind": mention.source_kind,
    }
