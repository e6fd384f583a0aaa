"""One incident's claims of one harm → a Count: low, best, high, and why.

In: claims, origins, the name of a rule set. Out: Counts. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from marsad.count.bounds import Range, bring_together
from marsad.count.dominance import shown, undominated
from marsad.count.floors import floor
from marsad.count.rules import Rules, rules
from marsad.count.statements import Statement, told
from marsad.count.survivors import least, living, of_the_shot
from marsad.count.terms import Term
from marsad.errors import UseError
from marsad.model import HARMS, Claim, Count, Derivation, Incident

ONE_NUMBER = "lowest"  # a rule set that gives one number, and no range
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
    own = {claim.id: claim for claim in claims}
    dead: tuple[Statement, ...] = ()
    if harm == "injured" and chosen.differing != ONE_NUMBER:
        dead = told([c for c in claims if c.harm == "killed"], origins, chosen, own).statements
    counted = {c.id: of_the_shot(living(c, claims), dead) for c in claims if c.harm == harm}
    ordered = sorted(counted.values(), key=lambda claim: (str(claim.published), claim.id))
    wholes = {part: own.get(part) or known.get(part) for part in _parts(ordered)}
    said = told(ordered, origins, chosen, wholes)
    standing, replaced = undominated(said.statements)
    notes = (*said.notes, *replaced)
    if not standing:
        return _without_total(said.parts, ordered, notes, chosen)
    found = _with_all_named(bring_together(standing, chosen), ordered, chosen)
    if dead:
        found = _with_low(found, least(standing, dead, {claim.text for claim in ordered}))
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
    known = floor(parts, claims, chosen)
    if not known:
        why = Derivation("low", None, "unknown: no claim gives a number")
        return Count(None, None, None, chosen.id, (why, *notes))
    low = sum(amount for amount, _ in known)
    lines = [line for _, line in known]
    lines += [replace(line, bound="best") for line in lines]
    lines.append(Derivation("high", None, "no upper bound: no claim gives a total"))
    return Count(low, low, None, chosen.id, (*lines, *notes))


def _with_all_named(found: Range, claims: Sequence[Claim], chosen: Rules) -> Range:
    """The range with its high bound no lower than the people whom all reports together name. They
    raise no other bound: two reports may write one name in two ways."""
    known = floor((), claims, chosen)
    if found.high is None or len(known) <= found.high:
        return found
    lines = [line for line in found.lines if line.bound != "high"]
    lines += [replace(line, bound="high") for _, line in known]
    return Range(found.low, found.best, len(known), tuple(lines))


def _with_low(found: Range, least: tuple[int, Derivation] | None) -> Range:
    """The range with a lower low bound, if there is one."""
    if least is None or least[0] >= found.low:
        return found
    rest = tuple(line for line in found.lines if line.bound != "low")
    return Range(least[0], found.best, found.high, (least[1], *rest))


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
