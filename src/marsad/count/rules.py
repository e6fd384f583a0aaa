"""The name of a rule set → its rules, from the YAML file of that name.

In: a name. Out: Rules, and figures coded by them. Reads only the package's own files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from marsad import standards
from marsad.model import Claim, Figure

# A vague word beside a number word is part of a number ("several hundred", "tens of thousands")
# that no table codes; it keeps the bounds that its words say.
_NUMBERS = re.compile(
    r"\d|\b(dozens?|scores?|hundreds?|thousands?|millions?|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|half|couple)\b"
)
_SEPARATOR = re.compile(r"[._:\-\s]+")


@dataclass(frozen=True, slots=True)
class Vague:
    """Words (or a rule of extraction) without a number, and the bounds that a rule set gives."""

    words: tuple[str, ...]
    rules: tuple[str, ...]
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Rules:
    """A rule set. ``casualties``: deaths that "casualties" alone adds, None where unknown.

    ``differing``: how figures that differ are brought to a range. ``unknown_words``: a vague word
    that the table lacks gives no number at all. ``factor`` and ``origins``: when an uncorroborated
    highest figure is left out.
    """

    id: str
    version: int
    vague: tuple[Vague, ...]
    unknown_words: bool
    casualties: int | None
    differing: str
    period: str
    named: bool
    ranks: tuple[tuple[str, int], ...]
    factor: int | None
    origins: int | None

    def rank(self, claim: Claim) -> int:
        """How good a source is beside others; an outlet that names none speaks itself."""
        kind = claim.sources[0].kind if claim.sources else "media" if claim.outlet else "unknown"
        ranks = dict(self.ranks)
        return ranks.get(kind, ranks["other"])


@cache
def rules(name: str) -> Rules:
    """The rule set ``name`` (``literal``, ``acled``, ``airwars``, ``ucdp`` …). Raises UseError."""
    data: dict[str, Any] = standards.load("rule_sets", name)
    left_out = data.get("left_out", {})
    return Rules(
        id=data["id"],
        version=data["version"],
        vague=tuple(
            Vague(tuple(row.get("words", ())), tuple(row.get("rules", ())), row["low"], row["high"])
            for row in data["words"]
        ),
        unknown_words=data.get("vague") == "unknown",
        casualties=data["casualties"],
        differing=data["differing"],
        period=data["period"],
        named=data["named"],
        ranks=tuple(sorted(data["ranks"].items())),
        factor=left_out.get("factor"),
        origins=left_out.get("origins"),
    )


def is_vague(figure: Figure) -> bool:
    """Whether the words hold no number: an open bound that is only a convention."""
    return figure.soft and figure.high is None


def code(figure: Figure, rule_set: Rules) -> Figure | None:
    """The figure as the rule set codes its words; None where the rule set gives them no number."""
    if not is_vague(figure):
        return figure
    row = _row(figure, rule_set)
    if row is not None:
        return replace(figure, low=row.low, high=row.high)
    return None if rule_set.unknown_words else figure


def _row(figure: Figure, rule_set: Rules) -> Vague | None:
    words = " ".join((figure.words or "").casefold().split())
    phrases = [(phrase, row) for row in rule_set.vague for phrase in row.words]
    for phrase, row in sorted(phrases, key=lambda pair: -len(pair[0])):
        found = re.search(rf"\b{re.escape(phrase)}\b", words)
        if found and not _NUMBERS.search(words[: found.start()] + " " + words[found.end() :]):
            return row
    fired = set(_SEPARATOR.split(figure.rule))
    return next((row for row in rule_set.vague if fired & set(row.rules)), None)
