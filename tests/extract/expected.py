"""The table of sentences, and how a claim is held against what the table expects.

In: ``sentences.yaml``, whose head says how each field is read. Out: examples, and deviations in
words. Touches that file alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import yaml

from marsad.model import Claim, Figure, Text

TABLE = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text("utf-8"))
PUBLISHED: date = TABLE["published"]


@dataclass(frozen=True)
class Example:
    """One text of the table. ``fails``: why it is expected to fail, None if it must pass."""

    name: str
    phenomenon: str
    title: str | None
    text: str
    published: date
    claims: tuple[Mapping[str, Any], ...]
    fails: str | None


Read = Callable[..., tuple[Claim, ...]]


def examples() -> list[Example]:
    return [
        Example(
            name=f"{re.sub(r'[^a-z]+', '_', group['phenomenon'])}-{number}",
            phenomenon=group["phenomenon"],
            title=row.get("title"),
            text=row["text"],
            published=row.get("published", PUBLISHED),
            claims=tuple(row["claims"]),
            fails=row.get("fails"),
        )
        for group in TABLE["groups"]
        for number, row in enumerate(group["sentences"], 1)
    ]


def text_of(body: str, title: str | None = None, published: date | None = PUBLISHED) -> Text:
    return Text(
        id="t-1", evidence="e" * 64, title=title, body=body, reader="plain", reader_version="1",
        published=published, outlet="Harbour Times", language="en", basis={},
    )  # fmt: skip


def deviations(expected: Sequence[Mapping[str, Any]], claims: Sequence[Claim]) -> list[str]:
    """How the claims of harm deviate, in the pairing that deviates least; empty: all is right."""
    found = [claim for claim in claims if claim.harm != "none"]
    if len(found) != len(expected) or len(found) > 6:
        said = [_shown(claim) for claim in found]
        return [f"{len(found)} claims, not {len(expected)}: {'; '.join(said) or 'none'}"]
    return min(
        (
            [line for wanted, claim in zip(expected, order, strict=True) for line in
             differences(wanted, claim)]
            for order in permutations(found)
        ),
        key=len,
        default=[],
    )  # fmt: skip


def differences(wanted: Mapping[str, Any], claim: Claim) -> list[str]:
    """The fields in which a claim is not what is wanted, in words."""
    defaults = {"status": "asserted", "role": "main", "subset": False}
    lines = []
    for name, value in {**defaults, **wanted}.items():
        found = _FIELDS[name](claim, value)
        if found is not None:
            lines.append(f"{name} {found}, not {value} (“{claim.quote.text}”)")
    return lines


def _plain(name: str) -> Callable[[Claim, Any], Any]:
    def differs(claim: Claim, wanted: Any) -> Any:
        found = getattr(claim, name)
        return None if found == wanted else str(found)

    return differs


def _bounds(figure: Figure | None) -> list[int | None] | None:
    return None if figure is None else [figure.low, figure.high]


def _differs(found: Any, wanted: Any) -> Any:
    return None if found == wanted else str(found)


def _when(claim: Claim, wanted: Any) -> Any:
    return _differs([claim.when.start, claim.when.end] if claim.when else None, wanted)


def _where(claim: Claim, wanted: Any) -> Any:
    place = claim.where
    names = [] if place is None else [n for n in (place.name, place.words) if n]
    return _named(names, wanted)


def _named(names: Sequence[str], wanted: str | None) -> Any:
    if wanted is None:
        return str(names) if names else None
    return None if any(wanted.casefold() in n.casefold() for n in names) else str(names)


def _origin(claim: Claim, wanted: str | None) -> Any:
    return _named([s.name or "" for s in claim.sources[:-1]][:1], wanted)


def _actor(claim: Claim, wanted: str | None) -> Any:
    return _named([n for a in claim.actors for n in (f"{a.words} {a.name}",)], wanted)


def _victims(claim: Claim, wanted: Mapping[str, Any]) -> Any:
    found = {name: getattr(claim.victims, name, None) for name in wanted}
    plain = {name: list(v) if isinstance(v, tuple) else v for name, v in found.items()}
    return _differs(plain, dict(wanted))


_FIELDS: dict[str, Callable[[Claim, Any], Any]] = {
    **{name: _plain(name) for name in ("harm", "act", "status", "role", "target")},
    "count": lambda c, wanted: _differs(_bounds(c.count), wanted),
    "soft": lambda c, wanted: _differs(c.count is not None and c.count.soft, wanted),
    "supersedes": lambda c, wanted: _differs(_bounds(c.supersedes), wanted),
    "subset": lambda c, wanted: _differs(c.subset_of is not None, wanted),
    "alternatives": lambda c, wanted: _differs(any(a.alternatives for a in c.actors), wanted),
    "source_kind": lambda c, wanted: _differs(c.sources[0].kind, wanted),
    "restated": lambda c, wanted: _differs([q.part for q in c.restated], wanted),
    "site": lambda c, wanted: _named([c.where.site or ""] if c.where else [], wanted),
    "when": _when,
    "where": _where,
    "source": _origin,
    "actor": _actor,
    "victims": _victims,
}


def _shown(claim: Claim) -> str:
    return f"{claim.harm} {_bounds(claim.count)} {claim.status} {claim.role} “{claim.quote.text}”"
