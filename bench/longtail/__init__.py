"""Long Tail (Postma, Ilievski & Vossen 2018): news articles and the incident that each belongs to.

In: ``docs.jsonl.gz`` and ``incidents.jsonl.gz`` of the corpus. Out: Articles, samples, halves.
Touches the data folder. The tolls are the final ones of an incident: an early article may rightly
say fewer, so no system can reach 1.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.setting import present
from marsad.model import Text

FILES = ("longtail/docs.jsonl.gz", "longtail/incidents.jsonl.gz")
# Some articles carry the date of an archive or a typing error (1906, 2064); those are unknown.
# The corpus was collected in early 2017 and its first incident is of January 2013.
FIRST, LAST = date(2013, 1, 1), date(2017, 12, 31)
HARMS = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a single incident. ``year`` and ``day`` are the incident's (gold)."""

    id: str
    title: str | None
    body: str
    published: date | None
    incident: str
    day: date
    killed: int
    injured: int

    @property
    def order(self) -> str:
        """A fixed shuffle: the SHA-256 of the article's id."""
        return hashlib.sha256(self.id.encode()).hexdigest()

    @property
    def look(self) -> bool:
        """Half of the articles may be read for tuning; the other half only confirms."""
        return int(self.order, 16) % 2 == 1

    def text(self) -> Text:
        """The article as a reading, with nothing of the gold in it."""
        return Text(
            id=self.id, evidence="", title=self.title, body=self.body, reader="longtail",
            reader_version="1", published=self.published, outlet=None, language="en", basis={},
            document=self.id,
        )  # fmt: skip


def articles(data: Path) -> list[Article]:
    """All articles with a text and exactly one incident, in the order of the file.

    Raises AbsentError if the corpus is not there.
    """
    documents, incidents = (_lines(present(data / name)) for name in FILES)
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for incident in incidents:
        for document in incident["docs"]:
            gold[document].append(incident)
    return [
        _article(document, gold[document["id"]][0])
        for document in documents
        if document["text"].strip() and len(gold[document["id"]]) == 1
    ]


def sample(said: Sequence[Article], size: int) -> list[Article]:
    """A fixed sample: the first ``size`` in the order of their hashes."""
    return sorted(said, key=lambda article: article.order)[:size]


def quarter(said: Sequence[Article], year: int, number: int) -> list[Article]:
    """The articles on incidents of a quarter (1 to 4) of a year."""
    return [a for a in said if a.day.year == year and (a.day.month + 2) // 3 == number]


def _article(document: dict[str, Any], incident: dict[str, Any]) -> Article:
    return Article(
        document["id"],
        document["title"] or None,
        document["text"],
        _published(document["published"]),
        incident["id"],
        date.fromisoformat(incident["date"]),
        incident["killed"],
        incident["injured"],
    )


def _published(words: str | None) -> date | None:
    if not words:
        return None
    day = date.fromisoformat(words[:10])
    return day if FIRST <= day <= LAST else None


def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
