"""Where an event happens: sentences with an event verb and its place (Halterman 2018).

In: ``sentences.jsonl.gz`` of event_location. Out: a Table of aggregates, never a text or a name.
Touches the data folder, the parser, the gazetteer's cache.

Measured is :func:`marsad.extract.places.of_event`, which the claims use: given the parsed sentence
and the verb, does it give exactly the characters that the annotator marked? Beside it the nearest
place to the verb, of the places that the gazetteer finds and of all that we take for one.

About a tenth of the spans count tokens where the others count characters; the words that stand
beside them tell which, and a row where they do not is left out. A verb marked twice counts twice:
how often its two annotators agree is said with the figures.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.setting import Setting, hashes, present
from bench.table import Table, share
from marsad.extract import models
from marsad.extract.models import Models
from marsad.extract.opening import plain
from marsad.extract.parse import Doc
from marsad.extract.places import event, mentions
from marsad.model import Mention

NAME = "spots"
TITLE = "Place of an event verb (event_location, exact span)"
FILE = "event_location/sentences.jsonl.gz"
QUICK = 1000  # sentences
_MOST = 4  # places in a sentence from here on are one class
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, the character where its event verb starts, and the places marked for it."""

    text: str
    verb: int
    gold: frozenset[Span]

    @property
    def order(self) -> int:
        """A fixed shuffle of the sentences: SHA-256 of the text."""
        return int.from_bytes(hashlib.sha256(self.text.encode()).digest(), "big")

    @property
    def look(self) -> bool:
        """Half of the sentences may be read for tuning; the other half only confirms."""
        return self.order >> 248 & 1 == 0


@dataclass(frozen=True, slots=True)
class Scored:
    """A row with our span, the nearest listed and the nearest of all places, and their number."""

    row: Row
    ours: Span | None
    listed: Span | None
    nearest: Span | None
    places: int


def table(setting: Setting) -> Table:
    """Exact spans by half and by the number of places in the sentence. Raises AbsentError."""
    rows, broken = _rows(present(setting.data / FILE))
    agreed, twice = _agreement(rows)
    chosen = sorted(rows, key=lambda row: row.order)[: QUICK if setting.quick else None]
    scored = list(_scored(chosen, models.load()))
    figures: dict[str, Any] = {name: _figures(part) for name, part in _parts(scored).items()}
    shown = ("exact", "listed", "nearest", "precision", "silent", "right")
    lines = tuple(
        (name, str(found["verbs"]), *(share(found[key]) for key in shown))
        for name, found in figures.items()
    )
    notes = (
        "Exact: the place marked for the verb, character by character, of the verbs that have one "
        "(of several marked, any). Nearest: the place closest to the verb by its characters, of "
        "those in the gazetteer, and of all that we take for places.",
        "Silent: none given where none is marked. All: either right. Many sentences without a mark "
        "name the place all the same, so silence and precision are the less certain figures.",
        f"{twice} pairs of annotations are of the same verb; {agreed:.0%} of them agree.",
        f"{len(rows):,} verbs; {broken} rows are left out, whose spans or verb are not whole.",
    )
    columns = ("sentences", "verbs with a place", "exact", "nearest listed", "nearest of all",
               "precision", "silent", "all")  # fmt: skip
    return Table(NAME, TITLE, columns, lines, notes, figures, hashes(setting.data, [FILE]))


def _rows(path: Path) -> tuple[list[Row], int]:
    found, broken = [], 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for item in map(json.loads, lines):
            verbs = [span for span in item["spans"] if span["label"] == "VERB"]
            marked = [_span(item["text"], s) for s in item["spans"] if s["label"] == "LOCATION"]
            if len(verbs) != 1 or None in marked:
                broken += 1
                continue
            gold = frozenset(span for span in marked if span is not None)
            found.append(Row(item["text"], verbs[0]["start"], gold))
    return found, broken


def _span(text: str, marked: dict[str, Any]) -> Span | None:
    """The characters of a span, also where its offsets count tokens; None: they cannot be told."""
    start, end = marked["start"], marked["end"]
    if (start, end) == (marked["token_start"], marked["token_end"]):
        words = marked.get("text")
        if not words or text.count(words) != 1:
            return None
        return text.index(words), text.index(words) + len(words)
    return (start, end) if start < end else None


def _agreement(rows: Iterable[Row]) -> tuple[float, int]:
    """The share of pairs of annotations of one verb that mark the same, and how many there are."""
    by_verb: dict[tuple[str, int], list[frozenset[Span]]] = defaultdict(list)
    for row in rows:
        by_verb[row.text, row.verb].append(row.gold)
    pairs = [one == other for marks in by_verb.values() for one, other in combinations(marks, 2)]
    return (sum(pairs) / len(pairs) if pairs else 1.0), len(pairs)


def _scored(rows: Sequence[Row], loaded: Models) -> Iterator[Scored]:
    texts = list(dict.fromkeys(row.text for row in rows))
    docs = loaded.parser(map(plain, texts))
    parsed = dict(zip(texts, docs, strict=True))
    for row in rows:
        doc = parsed[row.text]
        yield _one(row, doc, mentions(row.text, loaded.gazetteer))


def _one(row: Row, doc: Doc, found: Sequence[Mention]) -> Scored:
    trigger = next(token.i for token in doc if token.idx + len(token.text) > row.verb)
    spots = [spot.mention for spot in event.spots(doc, trigger, found)]
    listed = [mention for mention in found if mention.category == "place"]
    ours = event.of_event(doc, trigger, found)
    ends = (ours, _nearest(listed, row.verb), _nearest(spots, row.verb))
    spans = [None if mention is None else (mention.start, mention.end) for mention in ends]
    return Scored(row, spans[0], spans[1], spans[2], len({*spots, *listed}))


def _nearest(found: Sequence[Mention], at: int) -> Mention | None:
    return min(found, key=lambda mention: (abs(mention.start - at), mention.start), default=None)


def _parts(scored: Sequence[Scored]) -> dict[str, list[Scored]]:
    parts = {
        "look": [one for one in scored if one.row.look],
        "confirm": [one for one in scored if not one.row.look],
        "all": list(scored),
    }
    for number in range(1, _MOST + 1):
        name = f"{number} or more places" if number == _MOST else f"{number} places"
        parts[name] = [one for one in scored if min(one.places, _MOST) == number]
    return {name: part for name, part in parts.items() if part}


def _figures(part: Sequence[Scored]) -> dict[str, float | None]:
    count: Counter[str] = Counter()
    for one in part:
        placed, gold = bool(one.row.gold), one.row.gold
        count["placed"] += placed
        count["given"] += one.ours is not None
        count["exact"] += one.ours in gold
        count["listed"] += one.listed in gold
        count["nearest"] += one.nearest in gold
        count["silent"] += not placed and one.ours is None
    empty = len(part) - count["placed"]
    return {
        "verbs": count["placed"],
        **{key: _ratio(count[key], count["placed"]) for key in ("exact", "listed", "nearest")},
        "precision": _ratio(count["exact"], count["given"]),
        "silent": _ratio(count["silent"], empty),
        "right": _ratio(count["exact"] + count["silent"], len(part)),
    }


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
