"""Two annotators on the same texts, field by field.

In: gold/items and gold/second. Out: tables. Touches the files.

The measures are those that the program is held against, so that its figures can be read beside
what two careful people reach; for closed vocabularies, Cohen's kappa (Cohen 1960) as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from bench.gold import FOLDER, items, said
from bench.gold.fields import FIELDS
from bench.gold.pairs import pair
from bench.gold.score import score
from bench.table import Table, share
from marsad.model import Claim

_CLOSED: dict[str, Callable[[Claim], str]] = {
    "status": lambda c: c.status,
    "role": lambda c: c.role,
    "act": lambda c: c.act,
    "victims": lambda c: c.victims.kind if c.victims else "unknown",
    "age": lambda c: c.victims.age_group if c.victims else "unknown",
}


def tables() -> list[Table]:
    """Claims and attributions; empty where there is no second annotation."""
    second = {item.id: item for item in items.folder(FOLDER / "second")}
    first = {
        item.id: item
        for part in items.PARTS
        for item in items.folder(FOLDER / "items" / part)
        if item.id in second
    }
    both = [(first[key].claims, second[key].claims) for key in sorted(first)]
    if not both:
        return []
    one = score(both)
    rows = [("claims (F1)", share(one.f), "–")]
    for field in FIELDS:
        good = one.fields[field]["right"] + one.fields[field]["silent"]
        kappa = _kappa(both, _CLOSED[field]) if field in _CLOSED else None
        rows.append((field, share(good / one.paired), share(kappa)))
    counts = said.matches((first[k].attributions, second[k].attributions) for k in sorted(first))
    rows += [(f"{role} (F1)", share(said.f_measure(counts[role])), "–") for role in said.ROLES]
    return [
        Table(
            "agreement", f"Agreement of two annotators on {len(both)} items",
            ("what", "agreement", "kappa"), tuple(rows),
        )
    ]  # fmt: skip


def _kappa(
    texts: Sequence[tuple[Sequence[Claim], Sequence[Claim]]], value: Callable[[Claim], str]
) -> float | None:
    """Cohen's kappa over paired claims; None where chance alone would agree always."""
    pairs: Counter[tuple[str, str]] = Counter()
    for one, other in texts:
        for at, to in pair(one, other).both:
            pairs[value(one[at]), value(other[to])] += 1
    total = sum(pairs.values())
    left, right = Counter[str](), Counter[str]()
    for (a, b), number in pairs.items():
        left[a] += number
        right[b] += number
    chance = sum(left[word] * right[word] for word in left) / total**2
    observed = sum(number for (a, b), number in pairs.items() if a == b) / total
    return None if chance == 1 else (observed - chance) / (1 - chance)
