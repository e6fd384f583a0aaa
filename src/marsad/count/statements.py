"""The claims of one harm → statements about its total, parts of it, and notes.

In: claims of one incident, origins, a rule set. Out: Statements. Touches nothing.

A part ("including nine children") never adds to a total and only keeps it from being lower. Groups
that one report puts side by side and that share nobody ("a girl and two boys") are added, for that
report alone.

Each report is read by itself first: what its parts and the people it names keep from being lower is
its own number, not that of another report. Two reports that differ, differ; neither is bent to fit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from marsad.count.floors import Floor, floor, freed
from marsad.count.rules import Rules, is_vague
from marsad.count.sums import sums
from marsad.count.terms import Term, figure_of, origin
from marsad.model import Claim, Derivation


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says in one report about the total: one term, or terms added up.

    ``floor``: what its report says besides that keeps the total from being lower, with its lines.
    """

    terms: tuple[Term, ...]
    origin: str
    rank: int
    vague: bool
    floor: Floor = ()

    @property
    def least(self) -> int:
        return sum(amount for amount, _ in self.floor)

    @property
    def stated(self) -> int:
        return sum(term.low for term in self.terms)

    @property
    def low(self) -> int:
        return max(self.stated, self.least)

    @property
    def stated_high(self) -> int | None:
        highs = [term.figure.high for term in self.terms if term.figure.high is not None]
        return sum(highs) if len(highs) == len(self.terms) else None

    @property
    def high(self) -> int | None:
        return None if self.stated_high is None else max(self.stated_high, self.least)

    @property
    def claim(self) -> Claim:
        return self.terms[0].claim

    @property
    def own_word(self) -> bool:
        """Whether no source but the outlet stands in the chain."""
        chain = self.claim.sources
        name = (chain[0].name or chain[0].words) if chain else None
        return name is None or name == self.claim.outlet

    @property
    def published(self) -> date | None:
        return self.claim.published

    @property
    def order(self) -> tuple[str, str]:
        return (self.published or date.max).isoformat(), self.claim.id


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that the claims say of one harm."""

    statements: tuple[Statement, ...]
    parts: tuple[Term, ...]
    notes: tuple[Derivation, ...]


def told(
    claims: Sequence[Claim],
    origins: Mapping[str, str],
    rules: Rules,
    wholes: Mapping[str, Claim | None] = MappingProxyType({}),
) -> Told:
    """Statements in the order of publication, parts, and a note for each claim left out.

    ``claims`` are of one harm; ``wholes`` maps an id that a part names to its claim.
    """
    reports: dict[str, list[Claim]] = {}
    for claim in claims:
        reports.setdefault(claim.text, []).append(claim)
    each = [_report(freed(reports[text], wholes), origins, rules) for text in sorted(reports)]
    said = [statement for report in each for statement in report.statements]
    narrow = [one for one in said if any(_is_group_of(one, other) for other in said)]
    inside = [term for one in narrow for term in one.terms]
    return Told(
        tuple(sorted((one for one in said if one not in narrow), key=lambda s: s.order)),
        (*(part for report in each for part in report.parts), *inside),
        (*(note for report in each for note in report.notes), *map(_as_part, inside)),
    )


def _report(claims: Sequence[Claim], origins: Mapping[str, str], rules: Rules) -> Told:
    """What one report says of one harm."""
    terms: list[Term] = []
    parts: list[Term] = []
    notes: list[Derivation] = []
    for claim in claims:
        figure, reason = figure_of(claim, rules)
        if figure is None or figure.low is None:
            notes.append(Derivation("note", claim.id, reason))
        elif claim.subset_of is not None:
            parts.append(Term(claim, figure, figure.low))
        else:
            terms.append(Term(claim, figure, figure.low))
    statements = [_statement(run, origins, rules) for run in sums(terms, origins)]
    narrow = [one for one in statements if any(_is_part(one, other) for other in statements)]
    parts.extend(term for one in narrow for term in one.terms)
    notes.extend(map(_as_part, parts))
    kept = [_raised(one, parts, claims, rules) for one in statements if one not in narrow]
    return Told(tuple(kept), tuple(parts), tuple(notes))


def _statement(run: Sequence[Term], origins: Mapping[str, str], rules: Rules) -> Statement:
    return Statement(
        terms=tuple(run),
        origin=origin(run[0].claim, origins),
        rank=min(rules.rank(term.claim) for term in run),
        vague=any(is_vague(term.claim.count) for term in run if term.claim.count),
    )


def _raised(
    one: Statement, parts: Sequence[Term], claims: Sequence[Claim], rules: Rules
) -> Statement:
    """With what its report keeps it from being lower than; "no one" stays no one.

    A part above the high bound raises nothing (it is flagged); people named above it do.
    """
    if one.high == 0:
        return one
    fitting = [part for part in parts if one.high is None or part.low <= one.high]
    return replace(one, floor=floor(fitting, claims, rules))


def _as_part(term: Term) -> Derivation:
    words = term.figure.words or term.claim.quote.text
    return Derivation("note", term.claim.id, f"“{words}” is a part of the victims, not added")


def _is_part(small: Statement, great: Statement) -> bool:
    """A lower figure for children, women or men beside a figure for people in general."""
    part, whole = small.claim.victims, great.claim.victims
    if len(small.terms) > 1 or small.low >= great.low or small.high == 0 or part is None:
        return False
    for name in ("age_group", "sex"):
        category = getattr(part, name)
        beside = "unknown" if len(great.terms) > 1 or whole is None else getattr(whole, name)
        if category not in ("unknown", "mixed") and beside in ("unknown", "mixed"):
            return True
    return False


def _is_group_of(small: Statement, great: Statement) -> bool:
    """ "Nine children", beside another report's "17 people". One person, described, is no group:
    a report that tells of a wounded girl alone says that one was wounded."""
    return small.low > 1 and small.claim.text != great.claim.text and _is_part(small, great)
