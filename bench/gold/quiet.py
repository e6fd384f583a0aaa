"""Texts without violence: how many get a claim of harm although nobody was harmed by anybody.

In: gold/quiet*.jsonl, gold/background*.jsonl. Out: tables. Touches those files.

Each set has four authors. Only the first had seen rules; none had seen the texts of another. Rules
are written beside half of the first author's texts, half of the second's and those of the fourth.
Nobody who writes rules reads the third author's: they say how the rules do on what they do not fit.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.gold import FOLDER
from bench.setting import Setting, present
from bench.table import MISSING, Table, share
from marsad import extract
from marsad.extract import models as parser
from marsad.extract.models import Models
from marsad.ids import sha256
from marsad.model import Claim, Quote, Text

NAME = "quiet"
TITLE = "False claims on texts without violence"
RECAPS = "background"
AUTHORS = {  # and the suffix of the file
    "first author": "",
    "second author": ".second",
    "third author, unread": ".third",
    "fourth author": ".fourth",
}
RECAPS_TITLE = "Background taken for the news"


def quiet(setting: Setting) -> Table:
    """The share of sentences with a claim of harm, by topic. Raises AbsentError."""
    models = parser.load()
    told, all_of = Counter[str](), Counter[str]()
    for author, row in _by_author("quiet"):
        false = bool(harms(row, models))
        for key in (author, row["topic"]):
            all_of[key] += 1
            told[key] += false
    number, false = (sum(counts[author] for author in AUTHORS) for counts in (all_of, told))
    rows = [("all", str(number), str(false), share(false / number))]
    topics = sorted(all_of.keys() - AUTHORS.keys())
    rows += [
        (key, str(all_of[key]), str(told[key]), share(told[key] / all_of[key]))
        for key in (*AUTHORS, *topics)
    ]
    notes = (
        "Sport, business, medicine and so on, half of them with words of violence in another "
        "sense; by four authors. Rules were written beside texts of all but the third author's.",
    )
    figures: dict[str, object] = {"texts": number, "false": false, "rate": false / number}
    figures |= {author: told[author] / all_of[author] for author in AUTHORS}
    columns = ("topic", "texts", "with a claim", "rate")
    return Table(NAME, TITLE, columns, tuple(rows), notes, figures, _hashes("quiet"))


def background(setting: Setting) -> Table:
    """Passages of background that became the report's own incident. Raises AbsentError.

    A passage leaks if a claim of role ``main`` quotes from it and from no passage of the news.
    """
    models = parser.load()
    counts: dict[str, Counter[str]] = {}
    news: dict[str, Counter[str]] = {}
    for author, row in _by_author("background"):
        claims = harms(row, models)
        own = [_passages(row, words) for words in row["main"]]
        found = sum(any(_inside(c, p) for c in claims if c.role == "main") for p in own)
        news.setdefault(author, Counter()).update({"all": len(own), "found": found})
        for given in row["background"]:
            seen = _leak(_passages(row, given["words"]), own, claims)
            for key in (author, given["kind"]):
                counts.setdefault(key, Counter()).update(seen)
    whole = sum((counts[author] for author in AUTHORS), Counter[str]())
    found_of = sum(news.values(), Counter[str]())
    kinds = sorted(counts.keys() - AUTHORS.keys())
    rows = [_row("all", whole), *(_row(key, counts[key]) for key in (*AUTHORS, *kinds))]
    rows.append(_found("the news itself, found", found_of))
    rows += [_found(f"– {author}", news[author]) for author in AUTHORS]
    notes = (
        "Leaked: a claim with the role main that quotes the passage. Told: a claim with any role. "
        "The last rows guard against an extractor that calls everything background.",
    )
    figures: dict[str, object] = {
        "passages": whole["all"], "leak": _part(whole, "leaked"), "told": _part(whole, "told"),
        "news found": _part(found_of, "found"),
    }  # fmt: skip
    figures |= {
        author: {"leak": _part(counts[author], "leaked"), "news found": _part(of, "found")}
        for author, of in news.items()
    }
    columns = ("kind", "passages", "told", "leaked")
    return Table(RECAPS, RECAPS_TITLE, columns, tuple(rows), notes, figures, _hashes(RECAPS))


def _leak(passage: Quote, own: Sequence[Quote], claims: Sequence[Claim]) -> dict[str, int]:
    inside = [claim for claim in claims if _inside(claim, passage)]
    leaked = any(
        claim.role == "main" and not any(_inside(claim, mine) for mine in own) for claim in inside
    )
    return {"all": 1, "told": bool(inside), "leaked": leaked}


def harms(row: Mapping[str, Any], models: Models) -> list[Claim]:
    """The claims of harm (context claims left out) that extraction makes of a row."""
    return [claim for claim in extract.claims(_text(row), models) if claim.harm != "none"]


def texts(author: str = "first author", half: int | None = None) -> list[Text]:
    """An author's texts without violence; with ``half`` those whose number is even (0) or odd (1).
    Raises AbsentError."""
    rows = _rows(present(FOLDER / f"quiet{AUTHORS[author]}.jsonl"))
    return [
        _text(row) for row in rows if half is None or int(row["id"].rsplit("-", 1)[1]) % 2 == half
    ]


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


def _found(name: str, news: Counter[str]) -> tuple[str, ...]:
    return name, str(news["all"]), share(_part(news, "found")), MISSING


def _row(name: str, counts: Counter[str]) -> tuple[str, ...]:
    return name, str(counts["all"]), share(_part(counts, "told")), share(_part(counts, "leaked"))


def _by_author(name: str) -> Iterable[tuple[str, dict[str, Any]]]:
    for author, suffix in AUTHORS.items():
        for row in _rows(present(FOLDER / f"{name}{suffix}.jsonl")):
            yield author, row


def _hashes(name: str) -> dict[str, str]:
    files = (FOLDER / f"{name}{suffix}.jsonl" for suffix in AUTHORS.values())
    return {f"gold/{file.name}": sha256(file.read_bytes()) for file in files}
