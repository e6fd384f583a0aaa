"""The claims of one harm → statements about its total, parts of it, and notes.

In: claims of one incident, origins, a rule set. Out: Statements. Touches nothing.

A part ("including nine children") never adds to a total and only keeps it from being lower. Groups
that one report puts side by side and that share nobody ("a girl and two boys") are added, for that
report alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.count.groups import adds_to, did_it, disjoint, is_breakdown, span, stands_beside
from marsad.count.rules import Rules, code, is_vague
from marsad.errors import UseError
from marsad.model import HARMS_TO_PEOPLE, Claim, Derivation, Figure


@dataclass(frozen=True, slots=True)
class Term:
    """One claim and the figure that the rule set reads in it."""

    claim: Claim
    figure: Figure
    low: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says in one report about the total: one term, or terms added up."""

    terms: tuple[Term, ...]
    origin: str
    rank: int
    vague: bool

    @property
    def low(self) -> int:
        return sum(term.low for term in self.terms)

    @property
    def high(self) -> int | None:
        highs = [term.figure.high for term in self.terms if term.figure.high is not None]
        return sum(highs) if len(highs) == len(self.terms) else None

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


def told(claims: Sequence[Claim], origins: Mapping[str, str], rules: Rules) -> Told:
    """Statements in the order of publication, parts, and a note for each claim left out.

    ``claims`` are of one harm.
    """
    terms: list[Term] = []
    parts: list[Term] = []
    notes: list[Derivation] = []
    for claim in claims:
        figure, reason = _figure(claim, rules)
        if figure is None or figure.low is None:
            notes.append(Derivation("note", claim.id, reason))
        elif claim.subset_of is not None:
            parts.append(Term(claim, figure, figure.low))
        else:
            terms.append(Term(claim, figure, figure.low))
    statements = _statements(terms, origins, rules)
    narrow = [one for one in statements if any(_is_part(one, other) for other in statements)]
    parts.extend(term for one in narrow for term in one.terms)
    notes.extend(
        Derivation("note", term.claim.id, f"“{_words(term)}” is a part of the victims, not added")
        for term in parts
    )
    kept = tuple(sorted((one for one in statements if one not in narrow), key=lambda s: s.order))
    return Told(kept, tuple(parts), tuple(notes))


def origin(claim: Claim, origins: Mapping[str, str]) -> str:
    """The origin of a claim. Raises UseError if it was not handed in."""
    try:
        return origins[claim.id]
    except KeyError:
        raise UseError(
            f"claim {claim.id}",
            "no origin is given for it",
            "hand in the result of resolve.origins",
        ) from None


def _figure(claim: Claim, rules: Rules) -> tuple[Figure | None, str]:
    """The figure that the claim gives for its harm, or why it gives none."""
    figure = claim.count
    if claim.status == "denied" and not (figure and figure.high == 0):
        return None, "a denial; it gives no figure, and the figures of others stand"
    if figure is None or figure.low is None:
        return None, "no number is stated"
    if (figure.unit == "persons") != (claim.harm in HARMS_TO_PEOPLE):
        return None, f"counts {figure.unit}, not what “{claim.harm}” counts"
    if claim.harm == "killed" and _only_casualties(claim):
        if rules.casualties is None:
            return None, "“casualties” alone says nothing about deaths"
        bounds = rules.casualties
        return Figure(bounds, bounds, True, "casualties", "persons", rules.id), ""
    coded = code(figure, rules)
    return coded, f"{rules.id} gives no number for “{figure.words}”"


def _only_casualties(claim: Claim) -> bool:
    words = " ".join(
        part for part in (claim.victims.words if claim.victims else None,
                          claim.count.words if claim.count else None) if part
    ).casefold()  # fmt: skip
    return "casualt" in words


def _statements(terms: Sequence[Term], origins: Mapping[str, str], rules: Rules) -> list[Statement]:
    """One statement a term, except that groups side by side in one report are added."""
    runs: list[list[Term]] = []
    placed = sorted(terms, key=lambda term: (term.claim.text, *span(term.claim), term.claim.id))
    for term in placed:
        run = next((run for run in runs if _continues(run, term, origins)), None)
        if run is None:
            runs.append([term])
        else:
            run.append(term)
    whole = [[max(run, key=_size)] if is_breakdown([t.low for t in run]) else run for run in runs]
    return [
        Statement(
            terms=tuple(run),
            origin=origin(run[0].claim, origins),
            rank=min(rules.rank(term.claim) for term in run),
            vague=any(is_vague(term.claim.count) for term in run if term.claim.count),
        )
        for run in whole
    ]


def _size(term: Term) -> tuple[int, str]:
    return term.low, term.claim.id


def _continues(run: Sequence[Term], term: Term, origins: Mapping[str, str]) -> bool:
    """Whether the term adds to the run: the same source, in one breath or with "another"."""
    last, claim = run[-1].claim, term.claim
    if _doer_and_victims(run, term):
        return True
    if (
        (last.text, last.quote.part) != (claim.text, claim.quote.part)
        or origin(last, origins) != origin(claim, origins)
        or last.supersedes
        or claim.supersedes
        or _is_loose(run[-1])
        or _is_loose(term)
    ):
        return False
    if adds_to(last, claim):
        return True
    apart = all(disjoint(one.claim.victims, claim.victims) for one in run)
    return apart and stands_beside(last, claim)


def _doer_and_victims(run: Sequence[Term], term: Term) -> bool:
    """Who killed others and then himself is one more than those he killed."""
    one, other = run[0].claim, term.claim
    if len(run) > 1 or one.text != other.text or _is_loose(run[0]) or _is_loose(term):
        return False
    if one.victims is not None and other.victims is not None:
        return did_it(one, other) != did_it(other, one)
    return False


def _is_loose(term: Term) -> bool:
    """A vague word, or no one: nothing to add."""
    return term.figure.high == 0 or (term.claim.count is not None and is_vague(term.claim.count))


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


def _words(term: Term) -> str:
    return term.figure.words or term.claim.quote.text
