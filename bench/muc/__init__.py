"""MUC-4 (1992): wire reports on political violence in Latin America, and the official templates.

In: ``docs.jsonl.gz`` and ``templates.jsonl.gz``. Out: Reports and Keys. Touches the data folder.

The fills follow the template guide: options of one filler stand between slashes, a question mark
makes a filler optional, "-" is null and "*" does not apply.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.setting import present
from marsad.model import Text

FILES = ("muc4/docs.jsonl.gz", "muc4/templates.jsonl.gz")
NULL = frozenset({"-", "*"})
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})$")

Span = tuple[date | None, date]
"""First and last day; no first day: "on or before"."""


@dataclass(frozen=True)
class Report:
    """A message. ``part``: DEV, TST1 or TST2; only DEV is read for tuning."""

    id: str
    text: str
    published: date | None

    @property
    def part(self) -> str:
        return self.id.partition("-")[0]

    def reading(self) -> Text:
        """The message as a reading, with nothing of the key in it."""
        return Text(
            id=self.id, evidence="", title=None, body=self.text, reader="muc", reader_version="1",
            published=self.published, outlet=None, language="en", basis={}, document=self.id,
        )  # fmt: skip


@dataclass(frozen=True)
class Fill:
    """One filler: its options, each with the options of its cross-reference."""

    options: tuple[str, ...]
    tags: tuple[str, ...]
    optional: bool


@dataclass(frozen=True)
class Key:
    """An official template; ``slots`` maps a slot's name to its fillers, none if null."""

    report: str
    optional: bool
    slots: dict[str, tuple[Fill, ...]]


def reports(data: Path) -> list[Report]:
    """All messages, in the order of the file. Raises AbsentError."""
    return [
        Report(row["id"], row["text"], _day_of(row["published"]))
        for row in _lines(present(data / FILES[0]))
    ]


def keys(data: Path) -> list[Key]:
    """The templates of all messages; a message without an incident has none. Raises AbsentError."""
    return [
        Key(
            row["MESSAGE: ID"][0].split()[0],
            "OPTIONAL" in row["MESSAGE: TEMPLATE"][0],
            {slot: _fills(lines) for slot, lines in row.items()},
        )
        for row in _lines(present(data / FILES[1]))
        if row["MESSAGE: ID"] and row["MESSAGE: TEMPLATE"] not in ([], ["*"])
    ]


def span(words: str) -> Span | None:
    """ "21 JAN 89", "15 JAN 89 - 21 JAN 89", "- 21 JAN 89"; None for what is none of these."""
    open_start = words.strip(" ()").startswith("-")
    days = [_day(part.strip(" ()")) for part in words.split("-") if part.strip(" ()")]
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days):
        return None
    return (None if open_start else min(known)), max(known)


def _fills(lines: list[str]) -> tuple[Fill, ...]:
    return tuple(_fill(line) for line in lines if line.strip() not in NULL)


def _fill(line: str) -> Fill:
    optional = line.lstrip().startswith("?")
    bare = line.replace("?", " ", 1).strip() if optional else line.strip()
    head, _, tag = _apart(bare)
    return Fill(_options(head), _options(tag), optional)


def _apart(words: str) -> tuple[str, str, str]:
    """Filler and cross-reference: the first colon before a quotation mark, outside quotes."""
    match = re.search(r':\s*(?=")', words)
    return (words, "", "") if match is None else (words[: match.start()], ":", words[match.end() :])


def _options(words: str) -> tuple[str, ...]:
    parts = re.split(r"\s+/\s+", words.strip())
    return tuple(part.strip().strip('"').strip() for part in parts if part.strip())


def _day(words: str) -> date | None:
    match = _DAY.match(words.upper())
    if match is None or match[2] not in _MONTHS:
        return None
    try:
        return date(1900 + int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1]))
    except ValueError:
        return None


def _day_of(words: str | None) -> date | None:
    return date.fromisoformat(words[:10]) if words else None


def _lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
