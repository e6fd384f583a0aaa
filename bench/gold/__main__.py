"""``python -m bench.gold``: write the corpus as JSON Lines, check it, show agreement or errors.

In: gold/items, gold/second. Out: gold/PART.{documents,claims,attributions}.jsonl; tables on
standard output. Touches those files.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console

from bench.gold import FOLDER, agreement, calibrate, found, items
from bench.gold.fields import FIELDS, agrees
from bench.gold.pairs import pair
from bench.table import rich
from marsad.codec import to_json
from marsad.errors import MarsadError
from marsad.extract import models as parser


def main(arguments: list[str]) -> None:
    """Check always; write, compare or list as asked. Exit 1 on a fault of an item."""
    options = argparse.ArgumentParser(prog="python -m bench.gold", description=__doc__)
    options.add_argument("--check", action="store_true", help="only check the items")
    options.add_argument("--agreement", action="store_true", help="the two annotators compared")
    options.add_argument("--calibrate", action="store_true", help="fit the confidence anew")
    options.add_argument("--errors", choices=("train", "dev"), help="what the program gets wrong")
    options.add_argument("--kind", choices=("sentence", "report"), help="only such items")
    given = options.parse_args(arguments)
    try:
        parts = {part: items.folder(FOLDER / "items" / part) for part in items.PARTS}
        if given.agreement:
            for table in agreement.tables():
                Console().print(rich(table))
        elif given.calibrate:
            number = calibrate.write(parser.load())
            print(f"fitted on {number} claims: {calibrate.WEIGHTS.name}")
        elif given.errors:
            held = [i for i in parts[given.errors] if given.kind in (None, i.kind)]
            _errors(held)
        elif not given.check:
            for part, held in parts.items():
                for name, lines in written(held).items():
                    (FOLDER / f"{part}.{name}.jsonl").write_text(lines, "utf-8")
    except MarsadError as fault:
        sys.exit(str(fault))


def written(held: Iterable[items.Item]) -> dict[str, str]:
    """The three files of a part, by name."""
    documents, claims, attributions = [], [], []
    for item in held:
        text = item.text
        documents.append({
            "id": item.id, "title": text.title, "text": text.body, "outlet": text.outlet,
            "published": text.published and text.published.isoformat(), "lang": "en",
        })  # fmt: skip
        claims += [to_json(claim) for claim in item.claims]
        for one in item.attributions:
            spans = {role: to_json(getattr(one, role)) for role in ("source", "cue", "content")}
            attributions.append({"report": item.id, "part": "body", **spans})
    return {
        "documents": _lines(documents), "claims": _lines(claims),
        "attributions": _lines(attributions),
    }  # fmt: skip


def _lines(rows: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False, sort_keys=False) + "\n" for row in rows)


def _errors(held: Iterable[items.Item]) -> None:
    """Everything that is not right, item by item, for a developer who may look at this part."""
    models = parser.load()
    for item in held:
        gold = [claim for claim in item.claims if claim.harm != "none"]
        ours = [claim for claim in found(item, models) if claim.harm != "none"]
        pairing = pair(gold, ours)
        lines = [f"  missed: {gold[at].harm} “{gold[at].quote.text}”" for at in pairing.missed]
        for name in ("doubled", "invented"):
            for to in getattr(pairing, name):
                lines.append(f"  {name}: {ours[to].harm} “{ours[to].quote.text}” {ours[to].rules}")
        for at, to in pairing.both:
            wrong = [field for field in FIELDS if not agrees(field, gold[at], ours[to])]
            if wrong:
                lines.append(f"  {', '.join(wrong)}: “{gold[at].quote.text}”")
        if lines:
            print(f"{item.id} {item.text.title or ''}\n  | {item.text.body}")
            print("\n".join(lines))


if __name__ == "__main__":
    main(sys.argv[1:])
