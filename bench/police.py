"""Sentences in which the police kill somebody: India Police Events, label KILL (Halterman et al.
2021), read exhaustively by annotators.

In: ``docs.jsonl.gz`` and ``sentences.jsonl.gz`` of india_police. Out: a Table of aggregates, never
a text. Touches the data folder, the parser, the gazetteer's cache.

Claims are made of whole documents, as they arrive: lower case throughout, some marks in broken
encoding. A sentence is told if a claim of people killed, asserted or alleged, quotes from it; it is
the police's if an actor of such a claim is the police. Only killings by the police are labelled, so
the precision of the first reading says how rare they are and nothing about its errors.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.setting import Setting, hashes, present
from bench.table import Table, share
from marsad import extract
from marsad.extract import models
from marsad.extract.models import Models
from marsad.model import Claim, Text

NAME = "police"
TITLE = "Sentences in which the police kill somebody (India Police Events, KILL)"
FILES = ("india_police/docs.jsonl.gz", "india_police/sentences.jsonl.gz")
LABEL = "KILL"
QUICK = 150  # documents
# The baseline: a sentence is told that has a word of killing; it is the police's if it also has a
# word for them.
_KILLS = re.compile(r"\b(?:kill|die|dead|death|shot|shoot|murder|slain|encounter|fatal)", re.I)
_POLICE = re.compile(r"\b(?:police|constables?|cops?|jawans?|crpf|rpf|rapid action)", re.I)
_STATED = frozenset({"asserted", "alleged"})


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of a document: where it stands there, and whether it has the label."""

    document: str
    start: int
    end: int
    text: str
    gold: bool

    @property
    def look(self) -> bool:
        """Half of the documents may be read for tuning; the other half only confirms."""
        return _order(self.document) >> 242 & 1 == 0


@dataclass(frozen=True, slots=True)
class Scored:
    """A row and, by reading (``claims``, ``police`` and those of the keywords), the answer."""

    row: Row
    said: frozenset[str]


def table(setting: Setting) -> Table:
    """Recall, precision and F1 of both readings, beside keywords. Raises AbsentError."""
    found = list(scored(rows(setting.data), models.load(), setting.quick))
    figures: dict[str, Any] = {}
    lines = []
    for name in ("keywords", "keywords, police", "killed", "police"):
        for half, chosen in _halves(found):
            if half != "all" and name.startswith("keywords"):
                continue
            counts = Counter((s.row.gold, name in s.said) for s in chosen)
            figures.setdefault(name, {})[half] = _figures(counts)
            lines.append((name, half, *(share(v) for v in _figures(counts).values())))
    number = sum(s.row.gold for s in found)
    notes = (
        f"{number} of {len(found)} sentences have the label; texts are in lower case throughout.",
        "“killed”: a claim of people killed quotes from the sentence; “police”: and its actor is "
        "the police. Killings by others are not labelled, so only “police” has a precision that "
        "means something.",
    )
    figures |= {"sentences": len(found), "labelled": number}
    columns = ("reading", "documents", "recall", "precision", "F1")
    return Table(NAME, TITLE, columns, tuple(lines), notes, figures, hashes(setting.data, FILES))


def rows(data: Path) -> list[tuple[str, list[Row]]]:
    """Documents with their sentences, in a fixed shuffle. Raises AbsentError.

    Sentences are found in their document one after the other; one that is not there word for word
    (three in a thousand, broken encoding) is left out.
    """
    documents = {str(d["doc_id"]): d["doc_text"] for d in _lines(present(data / FILES[0]))}
    given: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for sentence in _lines(present(data / FILES[1])):
        given[str(sentence["doc_id"])].append(sentence)
    ordered = sorted(documents, key=_order)
    return [(documents[id], list(_placed(id, documents[id], given[id]))) for id in ordered]


def scored(
    corpus: Iterable[tuple[str, list[Row]]], loaded: Models, quick: bool
) -> Iterator[Scored]:
    """Every sentence with what the keywords and the claims of its document say of it."""
    for at, (text, sentences) in enumerate(corpus):
        if quick and at >= QUICK:
            return
        killed = [c for c in _claims(text, loaded) if c.harm == "killed" and c.status in _STATED]
        for row in sentences:
            here = [claim for claim in killed if _quotes(claim, row)]
            said = {"killed"} if here else set()
            if any(_by_police(claim) for claim in here):
                said.add("police")
            if _KILLS.search(row.text):
                said.add("keywords")
                said |= {"keywords, police"} if _POLICE.search(row.text) else set()
            yield Scored(row, frozenset(said))


def _claims(body: str, loaded: Models) -> tuple[Claim, ...]:
    text = Text(
        id="police", evidence="", title=None, body=body, reader="bench", reader_version="1",
        published=None, outlet=None, language="en", basis={}, document="police",
    )  # fmt: skip
    return extract.claims(text, loaded)


def _quotes(claim: Claim, row: Row) -> bool:
    return any(q.start < row.end and row.start < q.end for q in (claim.quote, *claim.restated))


def _by_police(claim: Claim) -> bool:
    return any(
        actor.kind == "police" or _POLICE.search(actor.words) is not None for actor in claim.actors
    )


def _placed(id: str, text: str, sentences: list[dict[str, Any]]) -> Iterator[Row]:
    at = 0
    for sentence in sorted(sentences, key=lambda s: int(s["sent_id"])):
        words = sentence["sent_text"].strip()
        start = text.find(words, at)
        if start < 0 or not words:
            continue
        at = start + len(words)
        yield Row(id, start, at, words, LABEL in sentence["sent_labels"])


def _halves(found: list[Scored]) -> Iterator[tuple[str, list[Scored]]]:
    yield "all", found
    yield "look", [s for s in found if s.row.look]
    yield "confirm", [s for s in found if not s.row.look]


def _figures(counts: Counter[tuple[bool, bool]]) -> dict[str, float]:
    right = counts[True, True]
    recall = right / max(1, right + counts[True, False])
    precision = right / max(1, right + counts[False, True])
    both = 2 * recall * precision / (recall + precision) if right else 0.0
    return {"recall": recall, "precision": precision, "f": both}


def _order(id: str) -> int:
    return int.from_bytes(hashlib.sha256(id.encode()).digest(), "big")


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
