"""One incident's claims of one harm → a Count: low, best, high, and why.

In: claims, origins, the name of a rule set. Out: Counts. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from marsad.count.bounds import Range, bring_together
from marsad.count.dominance import shown, undominated
from marsad.count.rules import Rules, rules
from marsad.count.statements import Statement, Term, told
from marsad.errors import UseError
from marsad.model import HARMS, Claim, Count, Derivation, Incident

_NONE: Mapping[str, Claim] = {}


def total(
    harm: str,
    claims: Sequence[Claim],
    origins: Mapping[str, str],
    rule_set: str = "literal",
    known: Mapping[str, Claim] = _NONE,
) -> Count:
    """How many, as 5-standards says: 0 ≤ low ≤ best ≤ high; high None is open, low None unknown.

    ``claims`` are one incident's; ``origins`` maps a claim id to its origin (``resolve.origins``);
    ``known`` holds claims of other incidents that a subset may be a part of.
    A bound that breaks the order is kept as it is and named in ``needs_review``. Raises UseError
    for an unknown rule set or a claim without an origin.
    """
    chosen = rules(rule_set)
    counted = {
        claim.id: _survivors(claim, claims, chosen) for claim in claims if claim.harm == harm
    }
    ordered = sorted(counted.values(), key=lambda claim: (str(claim.published), claim.id))
    own = {claim.id: claim for claim in claims}
    wholes = {part: own.get(part) or known.get(part) for part in _parts(ordered)}
    numbered = any(c.subset_of is None and c.count is not None for c in ordered)
    said = told(ordered if numbered else [_freed(c, wholes) for c in ordered], origins, chosen)
    standing, replaced = undominated(said.statements)
    notes = (*said.notes, *replaced)
    if not standing:
        return _without_total(said.parts, ordered, notes, chosen)
    found = _raised(bring_together(standing, chosen), said.parts, ordered, chosen)
    review = _review(found, standing, said.parts)
    return Count(found.low, found.best, found.high, chosen.id, (*found.lines, *notes), review)


def complete(
    incidents: Sequence[Incident],
    claims: Mapping[str, Claim],
    origins: Mapping[str, str],
    rule_set: str = "literal",
) -> tuple[Incident, ...]:
    """The incidents with a Count for each harm that their claims give a number or assert.

    ``claims`` maps every claim id of the incidents to its claim. Raises UseError if one is missing.
    """
    return tuple(_completed(incident, claims, origins, rule_set) for incident in incidents)


def _parts(claims: Sequence[Claim]) -> set[str]:
    return {claim.subset_of for claim in claims if claim.subset_of}


def _freed(claim: Claim, wholes: Mapping[str, Claim | None]) -> Claim:
    """A part of another harm ("released 14 of the 23") is a total under its own harm, where the
    harm has no number of its own ("killed 12 and wounded three, one of whom died": 12 or more)."""
    whole = wholes.get(claim.subset_of or "")
    return replace(claim, subset_of=None) if whole and whole.harm != claim.harm else claim


def _survivors(claim: Claim, claims: Sequence[Claim], chosen: Rules) -> Claim:
    """ "Four were shot, one of them fatally": three were injured, for the fourth is counted among
    the killed."""
    dead = [one for one in claims if one.harm == "killed" and one.subset_of == claim.id]
    figure = claim.count
    if claim.harm != "injured" or not dead or figure is None or figure.low != figure.high:
        return claim
    lows = [one.count.low for one in dead if one.count is not None and one.count.low is not None]
    number = max([*lows, len(_named(dead))])
    left = max((figure.low or 0) - number, 0)
    words = f"{figure.words or claim.quote.text}, less {number} who died"
    return replace(claim, count=replace(figure, low=left, high=left, words=words))


def _completed(
    incident: Incident, claims: Mapping[str, Claim], origins: Mapping[str, str], rule_set: str
) -> Incident:
    missing = [id for id in incident.claims if id not in claims]
    if missing:
        raise UseError(
            f"incident {incident.id}", f"claim {missing[0]} is not among the claims given",
            "hand in the claims that the incidents were made of",
        )  # fmt: skip
    said = [claims[id] for id in incident.claims]
    zeros = {claim.harm for claim in said if claim.count is not None and claim.count.high == 0}
    harms = [harm for harm in HARMS if harm in {*incident.harms, *zeros} and harm != "none"]
    counts = {harm: total(harm, said, origins, rule_set, claims) for harm in harms}
    return replace(incident, counts=counts)


def _without_total(
    parts: Sequence[Term], claims: Sequence[Claim], notes: Sequence[Derivation], chosen: Rules
) -> Count:
    """No statement gives a total: parts and names still keep it from being lower."""
    floor = _floor(parts, claims, chosen)
    if not floor:
        why = Derivation("low", None, "unknown: no claim gives a number")
        return Count(None, None, None, chosen.id, (why, *notes))
    low = sum(amount for amount, _ in floor)
    lines = [line for _, line in floor]
    lines += [replace(line, bound="best") for line in lines]
    lines.append(Derivation("high", None, "no upper bound: no claim gives a total"))
    return Count(low, low, None, chosen.id, (*lines, *notes))


def _raised(found: Range, parts: Sequence[Term], claims: Sequence[Claim], chosen: Rules) -> Range:
    """The range with its low bound no lower than the largest part and the people named.

    A part above the high bound raises nothing (it is flagged); names above it raise the high bound
    too, as the rule for named people says.
    """
    fitting = [p for p in parts if found.high is None or p.low <= found.high]
    floor = _floor(fitting, claims, chosen)
    least = sum(amount for amount, _ in floor)
    lines, low, best, high = list(found.lines), found.low, found.best, found.high
    raised = [("low", low), ("best", best)]
    if high is not None:
        raised.append(("high", high))
    for bound, value in raised:
        if least > value:
            lines = [line for line in lines if line.bound != bound]
            lines += [replace(line, bound=bound) for _, line in floor]
    low, best = max(low, least), max(best, least)
    return Range(low, best, None if high is None else max(high, least), tuple(lines))


def _floor(
    parts: Sequence[Term], claims: Sequence[Claim], chosen: Rules
) -> list[tuple[int, Derivation]]:
    """What the total cannot be lower than: the largest part, or the distinct people named."""
    named = _named(claims) if chosen.named else []
    part = max(parts, key=lambda term: (term.low, term.claim.id), default=None)
    if part is not None and part.low >= max(len(named), 1):
        words = part.figure.words or part.claim.quote.text
        reason = f"{part.low}: “{words}” are a part of the victims; the total cannot be lower"
        return [(part.low, Derivation("low", part.claim.id, reason))]
    return [
        (1, Derivation("low", claim.id, "1: a person whom the report names")) for claim in named
    ]


def _named(claims: Sequence[Claim]) -> list[Claim]:
    """One claim for each distinct named person; a name within a longer one is the same person."""
    names: dict[frozenset[str], Claim] = {}
    for claim in claims:
        if claim.status == "denied" or claim.victims is None:
            continue
        for name in claim.victims.names:
            names.setdefault(frozenset(name.casefold().replace(".", " ").split()), claim)
    words = sorted((key for key in names if key), key=lambda key: (len(key), sorted(key)))
    return [names[key] for at, key in enumerate(words)
            if not any(key <= longer for longer in words[at + 1 :])]  # fmt: skip


def _review(
    found: Range, statements: Sequence[Statement], parts: Sequence[Term]
) -> tuple[str, ...]:
    """What a person should look at: bounds out of order, and a zero beside a number."""
    reasons = []
    if not 0 <= found.low <= found.best or (found.high is not None and found.best > found.high):
        reasons.append("the bounds are not in order: low ≤ best ≤ high")
    for part in parts:
        most = part.figure.high if part.figure.high is not None else part.low
        if found.high is not None and most > found.high:
            reasons.append(f"a part ({most}, claim {part.claim.id}) exceeds the total")
    zeros = [one for one in statements if one.high == 0]
    if zeros and len(zeros) < len(statements):
        positive = next(one for one in statements if one.high != 0)
        reasons.append(f"one source says none, another says {shown(positive)}")
    return tuple(reasons)
