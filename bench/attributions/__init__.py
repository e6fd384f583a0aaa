"""Who says it: source, cue and content of every attribution (PolNeAR, Newell et al. 2018).

In: ``train.jsonl.gz`` and ``dev.jsonl.gz`` of PolNeAR. Out: a Table of aggregates, never a text.
Touches the data folder and the models.

Attributions of a document are matched one to one so that the sum of their overlaps is greatest. A
span is right if the Jaccard index of its tokens with the gold span's is at least one half, which
is stricter than a Dice coefficient of one half; it is exact if the tokens are the same.
"""

from __future__ import annotations

import gzip
import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.attributions import assignment
from bench.setting import Setting, hashes, present
from bench.table import Table, share
from marsad.extract import models, sources
from marsad.model import Attribution

NAME = "attributions"
TITLE = "Who says it (PolNeAR, F1 of spans)"
TRAIN, DEV = "polnear/train.jsonl.gz", "polnear/dev.jsonl.gz"
PARTS = ("source", "cue", "content")
ENOUGH = 0.5  # Jaccard index of tokens
SAMPLE = 100  # documents of the training part, evenly over the file
QUICK = 20
# The design's table of measured peers: exact spans of BERT tuned on the training part.
QUOTED = {"source": "0.811", "cue": "0.740", "content": "0.689"}
_TOKEN = re.compile(r"\w+|[^\w\s]")

_SHOWN = ("precision", "recall", "f", "exact")

Spans = dict[str, frozenset[int]]


def table(setting: Setting) -> Table:
    """F1 on documents that were read for tuning and on others, and of two annotators. Raises
    AbsentError."""
    train = list(_documents(present(setting.data / TRAIN)))
    dev = list(_documents(present(setting.data / DEV)))
    loaded = models.load()
    size = QUICK if setting.quick else SAMPLE
    parts = {"look (train, a sample)": train[:: len(train) // size][:size],
             "confirm (dev)": dev[:QUICK] if setting.quick else dev}  # fmt: skip
    figures = {}
    for name, documents in parts.items():
        count: Counter[str] = Counter()
        for document in documents:
            starts = _starts(document["text"])
            found = [_spans(one, starts) for one in sources.mentions(document["text"], loaded)]
            count += compared(_gold(document), found)
        figures[name] = scores(count, len(documents))
    pairs = list(_twice([*train, *dev]))
    count = Counter()
    for one, other in pairs:
        count += compared(_gold(one), _gold(other))
    figures["two annotators"] = scores(count, len(pairs))
    rows = tuple(
        (name, str(found["documents"]), part, *(share(found[part][key]) for key in _SHOWN))
        for name, found in figures.items()
        for part in PARTS
    )
    columns = ("documents", "n", "span", "precision", "recall", "F", "exact F")
    quoted = ", ".join(f"{part} {figure}" for part, figure in QUOTED.items())
    notes = (
        "A span is right if the Jaccard index of its tokens with the gold's is at least 0.5; "
        "attributions are paired one to one, so that the sum of overlaps is greatest.",
        f"Exact F, as the design quotes it for BERT tuned on the training part: {quoted}.",
        "Two annotators: the annotation of one person measured against that of another, on the "
        "texts that two have annotated: what can be agreed on.",
        "Dev is only measured; the word lists were tested on the training part.",
    )
    return Table(NAME, TITLE, columns, rows, notes, figures, hashes(setting.data, [TRAIN, DEV]))


def compared(gold: Sequence[Spans], found: Sequence[Spans]) -> Counter[str]:
    """How many spans there are in gold, found, right and exact: keys "source gold" and so on."""
    count: Counter[str] = Counter()
    for part in PARTS:
        count[f"{part} gold"] += sum(bool(one[part]) for one in gold)
        count[f"{part} found"] += sum(bool(one[part]) for one in found)
    worth = [[sum(overlap(g[part], f[part]) for part in PARTS) for f in found] for g in gold]
    for row, column in assignment.best(worth):
        for part in PARTS:
            ours, true = found[column][part], gold[row][part]
            count[f"{part} right"] += overlap(true, ours) >= ENOUGH
            count[f"{part} exact"] += bool(true) and true == ours
    return count


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """The Jaccard index; 0 if either is empty."""
    return len(one & other) / len(one | other) if one and other else 0.0


def scores(count: Counter[str], documents: int) -> dict[str, Any]:
    """Precision, recall, F and exact F of each part; None where there is nothing to measure."""
    found: dict[str, Any] = {"documents": documents}
    for part in PARTS:
        gold, ours = count[f"{part} gold"], count[f"{part} found"]
        right, exact = count[f"{part} right"], count[f"{part} exact"]
        both = gold + ours
        found[part] = {
            "precision": right / ours if ours else None,
            "recall": right / gold if gold else None,
            "f": 2 * right / both if both else None,
            "exact": 2 * exact / both if both else None,
        }
    return found


def _gold(document: dict[str, Any]) -> list[Spans]:
    starts = _starts(document["text"])
    return [
        {part: _tokens(one[part], starts) for part in PARTS} for one in document["attributions"]
    ]


def _spans(found: Attribution, starts: Sequence[int]) -> Spans:
    return {part: _tokens(getattr(found, part), starts) for part in PARTS}


def _starts(text: str) -> list[int]:
    return [match.start() for match in _TOKEN.finditer(text)]


def _tokens(spans: Iterable[Sequence[int]], starts: Sequence[int]) -> frozenset[int]:
    """The tokens that begin inside the spans: words and single marks."""
    return frozenset(
        at
        for start, end in spans
        for at in range(bisect_left(starts, start), bisect_left(starts, end))
    )


def _twice(documents: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of annotations of the same text by two people."""
    by_text: dict[str, list[dict[str, Any]]] = {}
    for document in documents:
        by_text.setdefault(document["text"], []).append(document)
    for same in by_text.values():
        yield from combinations(same, 2)


def _documents(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
