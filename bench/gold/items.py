"""Gold items as annotators write them → texts, claims and attributions with offsets.

In: YAML files of the form that ``gold/GUIDE.md`` describes. Out: Items. Touches the files.

Annotators copy words; this module finds them: the first place where they stand, or the n-th with
``#n``. Words that are not in the text are refused: a span that was guessed would measure nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from marsad import codec
from marsad.errors import FormatError
from marsad.model import HARMS_TO_OBJECTS, Attribution, Claim, Source, Span, Text

PARTS = ("train", "dev", "test")
EXTRACTOR = "gold"
_NEXT = "compare it with gold/GUIDE.md and correct the item"
_NTH = re.compile(r"^(?P<words>.*\S)#(?P<nth>[1-9]\d?)$", re.DOTALL)
_FIELDS = frozenset(
    "key quote restated harm act status role count victims target actors when where sources "
    "subset_of supersedes".split()
)
_ITEM = frozenset("id kind published outlet title text claims attributions note".split())


@dataclass(frozen=True)
class Item:
    """``kind`` is ``sentence`` or ``report``; claims carry offsets into ``text``."""

    id: str
    kind: str
    text: Text
    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]


def folder(path: Path) -> list[Item]:
    """Every item of the YAML files of a folder, in the order of names. Raises FormatError."""
    items = [item for file in sorted(path.glob("*.yaml")) for item in read(file)]
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise FormatError(f"{path.name}, {item.id}", "stands there twice", _NEXT)
        seen.add(item.id)
    return items


def read(path: Path) -> list[Item]:
    """The items of one file. Raises FormatError that names the item and the field."""
    try:
        rows = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as fault:
        raise FormatError(path.name, f"is no YAML: {' '.join(str(fault).split())}", _NEXT) from None
    if not isinstance(rows, list):
        raise FormatError(path.name, "is not a list of items", _NEXT)
    return [_item(row, f"{path.name}, {row.get('id', 'an item without id')}") for row in rows]


def _item(row: Mapping[str, Any], about: str) -> Item:
    _known(row, _ITEM, about)
    text = Text(
        id=row["id"], evidence="", title=row.get("title"), body=row["text"], reader="gold",
        reader_version="1", published=row.get("published"), outlet=row.get("outlet"),
        language="en", basis={}, document=row["id"],
    )  # fmt: skip
    if not isinstance(text.published, date | None):
        raise FormatError(about, f"published “{text.published}” is not a date", _NEXT)
    claims = tuple(_claims(row.get("claims") or (), text, about))
    said = tuple(_attribution(one, text, about) for one in row.get("attributions") or ())
    return Item(row["id"], row.get("kind", "sentence"), text, claims, said)


def _claims(rows: Sequence[Mapping[str, Any]], text: Text, about: str) -> Iterator[Claim]:
    made: dict[str, Claim] = {}
    for at, row in enumerate(rows, start=1):
        name = f"{about}, claim {row.get('key', at)}"
        claim = _claim(row, text, name)
        parent = row.get("subset_of")
        if parent is not None and parent not in made:
            raise FormatError(name, f"subset_of “{parent}” is no claim before it", _NEXT)
        claim = replace(claim, subset_of=made[parent].id if parent else None)
        made[row.get("key", str(at))] = claim
        yield claim


def _claim(row: Mapping[str, Any], text: Text, about: str) -> Claim:
    _known(row, _FIELDS, about)
    objects = row["harm"] in HARMS_TO_OBJECTS
    unit = "objects" if objects else "persons"

    def spanned(given: Mapping[str, Any]) -> dict[str, Any]:
        words = given.get("words")
        if words is None:
            return dict(given)
        span = _find(words, text, about)
        return {**given, "words": _of(text, span), "span": _span(span)}

    value = {
        "id": "", "text": text.id, "report": text.id,
        **{name: row[name] for name in ("harm", "role", "target") if name in row},
        "act": row.get("act", "unknown"), "status": row.get("status", "asserted"),
        "quote": _quote(row["quote"], text, about),
        "restated": [_quote(words, text, about) for words in _list(row.get("restated"))],
        "actors": [spanned(actor) for actor in row.get("actors") or ()],
        "victims": spanned(row["victims"]) if row.get("victims") else None,
        "count": _figure(row.get("count"), unit, text, about),
        "supersedes": _figure(row.get("supersedes"), unit, text, about),
        "when": _when(row.get("when"), text, about),
        "where": spanned(row["where"]) if row.get("where") else None,
        "sources": [{"kind": "unknown", **spanned(one)} for one in row.get("sources") or ()],
        "extractor": EXTRACTOR,
        "published": text.published and text.published.isoformat(), "outlet": text.outlet,
    }  # fmt: skip
    claim = codec.from_json(Claim, value, about)
    outlet = Source(text.outlet, "media", None, None)
    return codec.identified(replace(claim, sources=(*claim.sources, outlet)))


def _figure(given: Any, unit: str, text: Text, about: str) -> dict[str, Any] | None:
    if given is None:
        return None
    low, high = given.get("low"), given.get("high")
    if low is not None and high is not None and low > high:
        raise FormatError(about, f"count: low {low} above high {high}", _NEXT)
    words = given.get("words")
    found = None if words is None else _of(text, _find(str(words), text, about))
    figure = {"low": low, "high": high, "soft": False, "unit": unit, "rule": EXTRACTOR}
    return {**figure, **given, "words": found}


def _when(given: Any, text: Text, about: str) -> dict[str, Any] | None:
    """The stated date; where none is stated, (unknown, publication date], as the record has it."""
    if given is None:
        end = text.published and text.published.isoformat()
        return end and {"end": end, "grain": "soft", "basis": "published"}
    start, end = given.get("start"), given.get("end")
    if start and end and start > end:
        raise FormatError(about, f"when: {end} before {start}", _NEXT)
    span = None if given.get("words") is None else _find(given["words"], text, about)
    return {
        "start": start and start.isoformat(), "end": end and end.isoformat(),
        "words": span and _of(text, span), "span": span and _span(span),
        "grain": "day" if start == end else "period", "basis": "stated",
    }  # fmt: skip


def _attribution(row: Mapping[str, Any], text: Text, about: str) -> Attribution:
    about = f"{about}, attribution"
    _known(row, frozenset({"source", "cue", "content"}), about)

    def spans(name: str) -> tuple[tuple[int, int], ...]:
        found = [_find(words, text, about) for words in _list(row.get(name))]
        if any(part == "title" for part, _, _ in found):
            raise FormatError(about, f"{name} stands in the title", _NEXT)
        return tuple(sorted((start, end) for _, start, end in found))

    source, cue, content = spans("source"), spans("cue"), spans("content")
    if not content:
        raise FormatError(about, "has no content", _NEXT)
    return Attribution(source, cue, content, None, "unknown", EXTRACTOR)


def _find(words: Any, text: Text, about: str) -> tuple[str, int, int]:
    """Part, start and end of copied words. Raises FormatError if they do not stand there."""
    words = str(words)
    nth = _NTH.match(words)
    plain = nth["words"] if nth else words
    part, string = "body", text.body
    if plain.startswith("title: ") and text.title is not None:
        part, plain, string = "title", plain.removeprefix("title: "), text.title
    starts = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(plain)}(?!\w)", string)]
    if not starts:
        raise FormatError(about, f"“{plain}” is not in the {part}", _NEXT)
    at = int(nth["nth"]) - 1 if nth else 0
    if at >= len(starts):
        raise FormatError(about, f"“{plain}” stands only {len(starts)} times", _NEXT)
    return part, starts[at], starts[at] + len(plain)


def _quote(words: str, text: Text, about: str) -> dict[str, Any]:
    found = _find(words, text, about)
    return {"part": found[0], "start": found[1], "end": found[2], "text": _of(text, found)}


def _of(text: Text, span: tuple[str, int, int]) -> str:
    part, start, end = span
    return ((text.title or "") if part == "title" else text.body)[start:end]


def _span(span: tuple[str, int, int]) -> dict[str, Any]:
    return codec.to_json(Span(*span))


def _list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _known(row: Mapping[str, Any], names: frozenset[str], about: str) -> None:
    for name in row:
        if name not in names:
            raise FormatError(about, f"field “{name}” is unknown", _NEXT)
