"""The worked cases of the design, field by field and entirely right.

In: a cases file (JSON Lines: id, published, text, claims with evidence offsets). Out: a table.

A case is entirely right if every expected claim is met in every field that it states, and nothing
else is claimed (context claims, harm ``none``, are not part of the cases). Claims are paired to
expectations by harm and by overlap of the quotation with the evidence, each once.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.setting import Setting, present
from bench.table import Table
from marsad import extract
from marsad.extract import models as parser
from marsad.extract.models import Models
from marsad.ids import sha256
from marsad.model import Claim, Text

NAME = "cases"
TITLE = "Worked cases"
_MORE = "one too many"
FIELDS = ("harm", "act", "status", "role", "count", "when", "where", "source", "target", "subset")


@dataclass(frozen=True)
class Outcome:
    """One case: the fields that were asked and right, what is wrong, in words."""

    id: str
    asked: Counter[str]
    right: Counter[str]
    wrong: tuple[str, ...]


def table(setting: Setting) -> Table:
    """Entirely right, and field by field. Raises AbsentError."""
    outcomes = run(present(setting.cases), parser.load())
    asked = sum((one.asked for one in outcomes), Counter[str]())
    right = sum((one.right for one in outcomes), Counter[str]())
    whole = sum(not one.wrong for one in outcomes)
    more = sum(line.startswith(_MORE) for one in outcomes for line in one.wrong)
    rows = [("entirely right", str(whole), str(len(outcomes)), f"{whole / len(outcomes):.3f}")]
    rows += [
        (field, str(right[field]), str(asked[field]), f"{right[field] / asked[field]:.3f}")
        for field in FIELDS
        if asked[field]
    ]
    notes = (
        "A case is entirely right if every expected claim is met in every field that it states, "
        f"and nothing else is claimed. Claims too many: {more}.",
        "The cases are part of the design and were read while the grammar was written: they show "
        "what is handled, not how well unseen text is read.",
    )
    figures = {
        "cases": len(outcomes), "entirely right": whole, "asked": dict(asked),
        "right": dict(right), "too many": more,
    }  # fmt: skip
    corpora = {setting.cases.name: sha256(setting.cases.read_bytes())}
    return Table(
        NAME, TITLE, ("field", "right", "of", "share"), tuple(rows), notes, figures, corpora
    )


def run(path: Path, models: Models) -> list[Outcome]:
    """Every case of the file."""
    lines = path.read_text("utf-8").splitlines()
    return [judge(json.loads(line), models) for line in lines if line.strip()]


def judge(case: dict[str, Any], models: Models) -> Outcome:
    """One case against the claims that extraction makes of it."""
    text = Text(
        id=case["id"], evidence="", title=None, body=case["text"], reader="case",
        reader_version="1", published=date.fromisoformat(case["published"]), outlet=None,
        language="en", basis={}, document=case["id"],
    )  # fmt: skip
    left = [c for c in extract.claims(text, models) if c.harm != "none"]
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: list[str] = []
    for expected in case["claims"]:
        found = _pair(expected, left)
        if found is not None:
            left.remove(found)
        for field in FIELDS:
            if field not in expected:
                continue
            asked[field] += 1
            if found is not None and _agrees(field, expected[field], found):
                right[field] += 1
            else:
                shown = "missing" if found is None else _shown(field, found)
                wrong.append(f"{field}: expected {expected[field]}, found {shown}")
    wrong += [f"{_MORE}: {c.harm} {c.status} {c.role} “{c.quote.text}”" for c in left]
    return Outcome(case["id"], asked, right, tuple(wrong))


def _pair(expected: dict[str, Any], claims: list[Claim]) -> Claim | None:
    spans = expected.get("evidence", [])
    best, best_overlap = None, -1
    for claim in claims:
        if claim.harm != expected["harm"]:
            continue
        overlap = sum(
            max(0, min(end, q.end) - max(start, q.start))
            for start, end in spans
            for q in (claim.quote, *claim.restated)
        )
        if (overlap > 0 or not spans) and overlap > best_overlap:
            best, best_overlap = claim, overlap
    return best


def _agrees(field: str, expected: Any, claim: Claim) -> bool:
    if field == "count":
        figure = claim.count
        return figure is not None and {
            "low": figure.low, "high": figure.high, "soft": figure.soft
        } == {"soft": False, **expected}  # fmt: skip
    if field == "when":
        when = claim.when
        return when is not None and [str(when.start), str(when.end)] == [
            str(expected["start"]), str(expected["end"])
        ]  # fmt: skip
    if field == "where":
        where = claim.where
        return bool(
            where is not None
            and where.name == expected["name"]
            and (expected.get("country") is None or where.country == expected["country"])
        )
    if field == "source":
        name = claim.sources[0].name if claim.sources else None
        return name is not None and _bare(name) == _bare(expected)
    if field == "subset":
        return bool((claim.subset_of is not None) == expected)
    return bool(getattr(claim, field) == expected)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").removeprefix("a ")


def _shown(field: str, claim: Claim) -> str:
    if field == "where":
        return f"{claim.where.name} {claim.where.country}" if claim.where else "nothing"
    if field == "source":
        return str(claim.sources[0].name) if claim.sources else "nothing"
    if field == "subset":
        return str(claim.subset_of)
    value = getattr(claim, field)
    if field == "when" and value is not None:
        return f"{value.start}..{value.end}"
    if field == "count" and value is not None:
        return f"[{value.low}, {value.high}] soft={value.soft}"
    return str(value)
