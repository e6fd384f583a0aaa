"""Texts without violence: how many get a claim of harm although nobody was harmed by anybody.

In: gold/quiet.jsonl, gold/background.jsonl. Out: tables. Touches those files.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bench.gold import FOLDER
from bench.setting import Setting, present
from bench.table import Table, share
from marsad import extract
from marsad.extract import models as parser
from marsad.extract.models import Models
from marsad.ids import sha256
from marsad.model import Claim, Quote, Text

NAME = "quiet"
TITLE = "False claims on texts without violence"
RECAPS = "background"
RECAPS_TITLE = "Background taken for the news"


def quiet(setting: Setting) -> Table:
    """The share of sentences with a claim of harm, by topic. Raises AbsentError."""
    path = present(FOLDER / "quiet.jsonl")
    models = parser.load()
    told, all_of = Counter[str](), Counter[str]()
    for row in _rows(path):
        all_of[row["topic"]] += 1
        told[row["topic"]] += bool(harms(row, models))
    number, false = all_of.total(), told.total()
    rows = [("all", str(number), str(false), share(false / number))]
    rows += [
        (topic, str(all_of[topic]), str(told[topic]), share(told[topic] / all_of[topic]))
        for topic in sorted(all_of)
    ]
    notes = (
        "Sport, business, medicine and so on, more than half of them with words of violence in "
        "another sense; written by somebody who had not read the rules.",
    )
    figures = {"texts": number, "false": false, "rate": false / number}
    columns = ("topic", "texts", "with a claim", "rate")
    return Table(NAME, TITLE, columns, tuple(rows), notes, figures, _hash(path))


def background(setting: Setting) -> Table:
    """Passages of background that became the report's own incident. Raises AbsentError.

    A passage leaks if a claim of role ``main`` quotes from it and from no passage of the news.
    """
    path = present(FOLDER / "background.jsonl")
    models = parser.load()
    counts: dict[str, Counter[str]] = {}
    news = Counter[str]()
    for row in _rows(path):
        claims = harms(row, models)
        own = [_passages(row, words) for words in row["main"]]
        for passage in own:
            news["all"] += 1
            news["found"] += any(_inside(c, passage) for c in claims if c.role == "main")
        for given in row["background"]:
            passage = _passages(row, given["words"])
            kind = counts.setdefault(given["kind"], Counter())
            inside = [c for c in claims if _inside(c, passage)]
            kind["all"] += 1
            kind["told"] += bool(inside)
            kind["leaked"] += any(
                c.role == "main" and not any(_inside(c, mine) for mine in own) for c in inside
            )
    whole = sum(counts.values(), Counter[str]())
    rows = [_row("all", whole)] + [_row(kind, counts[kind]) for kind in sorted(counts)]
    rows.append(("the news itself, found", str(news["all"]), share(_part(news, "found")), "–"))
    notes = (
        "Leaked: a claim with the role main that quotes the passage. Told: a claim with any role. "
        "The last row guards against an extractor that calls everything background.",
    )
    figures = {
        "passages": whole["all"], "leak": _part(whole, "leaked"), "told": _part(whole, "told"),
        "news found": _part(news, "found"),
    }  # fmt: skip
    columns = ("kind", "passages", "told", "leaked")
    return Table(RECAPS, RECAPS_TITLE, columns, tuple(rows), notes, figures, _hash(path))


def harms(row: Mapping[str, Any], models: Models) -> list[Claim]:
    """The claims of harm (context claims left out) that extraction makes of a row."""
    return [claim for claim in extract.claims(_text(row), models) if claim.harm != "none"]


def texts(half: int) -> list[Text]:
    """The texts without violence whose number is even (0) or odd (1). Raises AbsentError."""
    rows = _rows(present(FOLDER / "quiet.jsonl"))
    return [_text(row) for row in rows if int(row["id"].rsplit("-", 1)[1]) % 2 == half]


def _text(row: Mapping[str, Any]) -> Text:
    return Text(
        id=row["id"], evidence="", title=row.get("title"), body=row["text"], reader="gold",
        reader_version="1", published=date.fromisoformat(row["published"]), outlet=None,
        language="en", basis={}, document=row["id"],
    )  # fmt: skip


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def _passages(row: Mapping[str, Any], words: str) -> Quote:
    start = row["text"].find(words)
    if start >= 0:
        return Quote("body", start, start + len(words), words)
    start = (row.get("title") or "").index(words)
    return Quote("title", start, start + len(words), words)


def _inside(claim: Claim, passage: Quote) -> bool:
    return any(
        quote.part == passage.part and quote.start < passage.end and passage.start < quote.end
        for quote in (claim.quote, *claim.restated)
    )


def _part(counts: Counter[str], name: str) -> float:
    return counts[name] / counts["all"] if counts["all"] else 0.0


def _row(name: str, counts: Counter[str]) -> tuple[str, ...]:
    return name, str(counts["all"]), share(_part(counts, "told")), share(_part(counts, "leaked"))


def _hash(path: Path) -> dict[str, str]:
    return {f"gold/{path.name}": sha256(path.read_bytes())}
