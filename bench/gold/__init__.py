"""The gold corpus of this repository: claims and attributions, part by part, field by field.

In: gold/items. Out: tables. Touches the folder of the repository.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench.gold import items as gold_items
from bench.gold import said
from bench.gold.fields import FIELDS
from bench.gold.items import PARTS, Item
from bench.gold.score import Score, score
from bench.setting import AbsentError, Setting
from bench.table import Table, share
from marsad import extract
from marsad.extract import models as parser
from marsad.extract import sources
from marsad.extract.models import Models
from marsad.ids import sha256
from marsad.model import Claim

NAME = "gold"
TITLE = "Gold corpus of this repository"
FOLDER = Path(__file__).resolve().parents[2] / "gold"
_CLAIMS = (
    "claims in gold", "found", "answered", "missed", "invented", "told twice",
    "core right", "nothing to correct",
)  # fmt: skip


def tables(setting: Setting) -> list[Table]:
    """Claims by part, fields on the test part, attributions by part. Raises AbsentError."""
    models = parser.load()
    claim_rows, said_rows, corpora = [], [], {}
    figures: dict[str, object] = {}
    said_figures: dict[str, object] = {}
    last: Score | None = None
    for part in PARTS:
        held = part_items(part)
        for kind in ("sentence", "report"):
            chosen = [item for item in held if item.kind == kind]
            if chosen:
                last = score((item.claims, found(item, models)) for item in chosen)
                claim_rows.append(_row(f"{part}, {kind}s", len(chosen), last))
        whole = score((item.claims, found(item, models)) for item in held)
        last = whole
        figures[part] = _figures(len(held), whole)
        counts = said.matches(
            (item.attributions, sources.mentions(item.text.body, models)) for item in held
        )
        f1 = {role: said.f_measure(counts[role]) for role in said.ROLES}
        said_figures[part] = f1
        number = str(counts["content"]["gold"])
        said_rows.append((part, number, *(share(f1[role]) for role in said.ROLES)))
        corpora |= {f"gold/items/{part}/{f.name}": sha256(f.read_bytes()) for f in files(part)}
    assert last is not None
    return [
        Table(
            NAME, f"{TITLE}: claims", ("part", "texts", *_CLAIMS), tuple(claim_rows), _NOTES,
            figures, corpora,
        ),
        Table(
            f"{NAME}-fields", f"{TITLE}: fields of answered claims, test part",
            ("field", "right", "wrong", "not found", "invented", "silent, rightly"),
            tuple(_field_rows(last)), _FIELD_NOTES, {f: dict(last.fields[f]) for f in FIELDS},
        ),
        Table(
            f"{NAME}-harms", f"{TITLE}: by kind of harm, test part",
            ("harm", "in gold", "found", "answered", "missed"), tuple(_harm_rows(last)), (),
            {harm: dict(counts) for harm, counts in last.harms.items()},
        ),
        Table(
            f"{NAME}-said", f"{TITLE}: who says it (F1 at overlap .5)",
            ("part", "attributions", *said.ROLES), tuple(said_rows), (), said_figures,
        ),
    ]  # fmt: skip


def part_items(part: str) -> list[Item]:
    """The items of a part. Raises AbsentError if there are none."""
    held = gold_items.folder(FOLDER / "items" / part)
    if not held:
        raise AbsentError(f"gold/items/{part}", "holds no item", "clone the repository again")
    return held


def files(part: str) -> list[Path]:
    """The files that hold a part."""
    return sorted((FOLDER / "items" / part).glob("*.yaml"))


def found(item: Item, models: Models) -> Sequence[Claim]:
    """What the program says of the same text."""
    return extract.claims(item.text, models)


def _row(name: str, number: int, one: Score) -> tuple[str, ...]:
    return (
        name, str(number), str(one.gold), str(one.found), share(one.recall),
        share(1 - one.recall), share((one.found - one.paired - one.doubled) / one.found),
        share(one.doubled / one.found), share(one.usable()), share(one.signed()),
    )  # fmt: skip


def _figures(number: int, one: Score) -> dict[str, float]:
    return {
        "texts": number, "gold": one.gold, "found": one.found, "recall": one.recall,
        "precision": one.precision, "f": one.f, "usable": one.usable(), "signed": one.signed(),
    }  # fmt: skip


def _field_rows(one: Score) -> list[tuple[str, ...]]:
    kinds = ("right", "wrong", "missed", "invented", "silent")
    return [
        (field, *(share(one.fields[field][kind] / one.paired) for kind in kinds))
        for field in FIELDS
    ]


def _harm_rows(one: Score) -> list[tuple[str, ...]]:
    rows = []
    for harm, counts in sorted(one.harms.items(), key=lambda item: -item[1]["gold"]):
        missed = 1 - counts["paired"] / counts["gold"] if counts["gold"] else None
        numbers = (str(counts[name]) for name in ("gold", "found", "paired"))
        rows.append((harm, *numbers, share(missed)))
    return rows


_NOTES = (
    "Answered: a claim of the same harm whose quotation overlaps, paired one to one. Missed is the "
    "rest of the gold, invented and told twice are shares of what was found.",
    "Core right: status, role, number and part-of as a documenter would have them. Nothing to "
    "correct: date, place, actor, source, kind of victim, age and target as well.",
    "Written by authors who had not read the rules (gold/GUIDE.md). Rules were tuned on train and "
    "looked at on dev; test is by another author and is looked at only for its figures.",
)
_FIELD_NOTES = (
    "Shares of the claims that have an answer. Not found: stated in gold, not by the program; "
    "invented: the other way round.",
)
