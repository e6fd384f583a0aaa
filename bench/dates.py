"""How well dates are found and resolved: our own sentences, and the dates of MUC-4's templates.

In: ``gold/dates.jsonl`` (invented sentences; their values were reasoned from the calendar before
the grammar ran on them), and MUC-4's documents and official templates. Out: a Table of aggregates.
Touches those files.

A value is right if both ends of the interval are. Strict: the span is right too. Relaxed: the
spans overlap (as TempEval-3 asks, UzZaman et al. 2013). Durations, sets and times without a day
hold no day and are not counted; words that only look like a date and do get one are.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench import muc
from bench.setting import AbsentError, Setting, hashes
from bench.table import MISSING, Table, share
from marsad.extract.dates import mentions
from marsad.ids import sha256
from marsad.model import Mention, When

NAME = "dates"
TITLE = "Dates in sentences (our own, and the templates of MUC-4)"
GOLD = Path(__file__).resolve().parents[1] / "gold" / "dates.jsonl"
UNDATED = frozenset({"date.impossible", "date.ambiguous", "date.unresolved"})

Value = tuple[date | None, date | None]


@dataclass(frozen=True)
class Dated:
    """A mention of the gold: where it stands, and the interval (None, None where none is sure)."""

    start: int
    end: int
    value: Value


@dataclass(frozen=True)
class Sentence:
    """One line of the gold. The halves are fixed: even numbers are read for tuning."""

    id: str
    published: date | None
    text: str
    mentions: tuple[Dated, ...]

    @property
    def look(self) -> bool:
        return int(self.id.rpartition("-")[2]) % 2 == 0


def table(setting: Setting) -> Table:
    """Precision, recall and F by half, and the recall of template dates."""
    said = sentences(GOLD)
    parts = {
        "look": [one for one in said if one.look],
        "confirm": [one for one in said if not one.look],
        "all": said,
    }
    figures: dict[str, Mapping[str, float]] = {name: figure(part) for name, part in parts.items()}
    rows = [_row(name, found) for name, found in figures.items()]
    corpora = {f"gold/{GOLD.name}": sha256(GOLD.read_bytes())}
    notes = [
        "Our own: invented sentences of newspapers, bulletins, statements, posts and reports. "
        "Look and confirm: even and odd numbers; only the first are read for tuning. "
        "HeidelTime on TempEval-3 platinum, by the same measure: value .776, relaxed span .903.",
    ]
    try:
        figures["MUC-4"] = _templates(setting.data)
        corpora |= hashes(setting.data, muc.FILES)
    except AbsentError as absence:
        notes.append(f"MUC-4 skipped: {absence}")
    else:
        seen = figures["MUC-4"]
        blank = (MISSING,) * 3
        rows.append(("MUC-4", f"{seen['dates']:.0f}", *blank, share(seen["recall"]), MISSING))
        notes.append(
            "MUC-4: the days and ranges of the official templates that some mention of the "
            "document has as its value; the templates do not list the other dates of a text. "
            f"{seen['milliseconds']:.2f} ms of processor time for 3,000 characters."
        )
    columns = ("part", "dates", "strict F", "spans F", "precision", "recall", "value F")
    return Table(NAME, TITLE, columns, tuple(rows), tuple(notes), figures, corpora)


def sentences(path: Path) -> list[Sentence]:
    """The gold. Raises ValueError where words of a mention are not in their text, in order."""
    return [_sentence(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def figure(said: Sequence[Sentence]) -> dict[str, float]:
    """The scores over sentences: ``value`` is the F of the table's last column."""
    count: Counter[str] = Counter()
    for sentence in said:
        count += judge(sentence)
    gold, found = count["gold"], count["found"]
    precision, recall = count["relaxed"] / max(found, 1), count["relaxed"] / max(gold, 1)
    return {
        "sentences": len(said),
        "dates": gold,
        "strict": 2 * count["strict"] / max(gold + found, 1),
        "spans": 2 * count["overlap"] / max(gold + found, 1),
        "precision": precision,
        "recall": recall,
        "value": 2 * count["relaxed"] / max(gold + found, 1),
    }


def judge(sentence: Sentence) -> Counter[str]:
    """One sentence: how many are in the gold, found, and right by each measure."""
    found = [m for m in mentions(sentence.text, sentence.published) if _counts(m, sentence)]
    return Counter(
        gold=len(sentence.mentions),
        found=len(found),
        overlap=_paired(sentence, found, _overlap),
        relaxed=_paired(sentence, found, lambda d, m: _overlap(d, m) and d.value == _value(m)),
        strict=_paired(
            sentence,
            found,
            lambda d, m: (d.start, d.end, d.value) == (m.start, m.end, _value(m)),
        ),
    )


def _counts(mention: Mention, sentence: Sentence) -> bool:
    """Whether a mention is an answer: it has a day, or says that it stands for none that is sure
    where the gold has a date."""
    if mention.value is not None:
        return True
    return mention.rule in UNDATED and any(_overlap(one, mention) for one in sentence.mentions)


def _paired(
    sentence: Sentence, found: Sequence[Mention], right: Callable[[Dated, Mention], bool]
) -> int:
    """How many of the gold have an answer of their own; each answer serves once, in order."""
    left = list(found)
    paired = 0
    for one in sentence.mentions:
        answer = next((mention for mention in left if right(one, mention)), None)
        if answer is not None:
            left.remove(answer)
            paired += 1
    return paired


def _templates(data: Path) -> dict[str, float]:
    reports = {report.id: report for report in muc.reports(data)}
    started = time.process_time()
    values = {
        report.id: {_value(m) for m in mentions(report.text, report.published) if m.value}
        for report in reports.values()
    }
    seconds = time.process_time() - started
    asked = right = 0
    for key in muc.keys(data):
        for fill in key.slots["INCIDENT: DATE"]:
            spans = [muc.span(option) for option in fill.options]
            stated = {one for one in spans if one is not None and one[0] is not None}
            asked += bool(stated)
            right += bool(stated & values[key.report])
    characters = sum(len(report.text) for report in reports.values())
    return {
        "dates": asked,
        "recall": right / max(asked, 1),
        "milliseconds": seconds * 3_000_000 / max(characters, 1),
    }


def _row(name: str, found: Mapping[str, float]) -> tuple[str, ...]:
    shown = ("strict", "spans", "precision", "recall", "value")
    return (name, f"{found['dates']:.0f}", *(share(found[each]) for each in shown))


def _sentence(row: dict[str, object]) -> Sentence:
    text, at = str(row["text"]), 0
    dated = []
    for mention in row["mentions"]:  # type: ignore[attr-defined]
        start = text.index(mention["words"], at)
        at = start + len(mention["words"])
        dated.append(Dated(start, at, (_day(mention["start"]), _day(mention["end"]))))
    return Sentence(str(row["id"]), _day(row["published"]), text, tuple(dated))


def _day(words: object) -> date | None:
    return None if words is None else date.fromisoformat(str(words))


def _value(mention: Mention) -> Value:
    value = mention.value
    return (value.start, value.end) if isinstance(value, When) else (None, None)


def _overlap(one: Dated, mention: Mention) -> bool:
    return one.start < mention.end and mention.start < one.end
