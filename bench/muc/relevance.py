"""Which of our claims tell what MUC-4 calls a relevant incident.

In: claims and the report's date. Out: yes or no. Pure.

Template guide, part 1, section 1: violent acts told as facts (note 5), of the last two months (6),
specific and no totals (7); not fights between forces alone (1).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from marsad.model import HARMS_TO_OBJECTS, Claim

RECENT = timedelta(days=62)  # "within two months of the date of the article"
FORCES = frozenset({"military", "police", "armed_group"})
VIOLENT = frozenset(
    {"killed", "injured", "abducted", "disappeared", "tortured", "sexual_violence"}
) | (frozenset(HARMS_TO_OBJECTS) - {"looted", "seized"})
TOLD = frozenset({"asserted", "alleged", "unconfirmed", "attempted", "threatened"})
TOTAL = 300  # people hit in one deed; own decision: more are those of a war, a summary (note 7)
_APART = "role.separate_happenings"
_ANYBODY = frozenset({"people", "the people", "them", "they", "civilians", "persons", "others"})
# Combatants in words that our kinds of victim leave open: "three insurgents", "a drug trafficker"
# (note 1: "another such group or member of such a group").
_FIGHTERS = re.compile(
    r"\b(?:guerrillas?|rebels?|insurgents?|subversives?|terrorists?|extremists?|combatants?"
    r"|traffickers?|soldiers?|troops|enemy)\b", re.IGNORECASE,
)  # fmt: skip
_FORMER = re.compile(r"\b(?:former|retired|ex)\b", re.IGNORECASE)  # "a retired general" (1)
_MILITARY = re.compile(
    r"\b(?:armou?red|military|army|helicopters?|tanks?|patrols?|garrisons?|barracks|brigade|battalion"
    r"|air force|troops|positions?|combat|enemy|clash(?:es)?)\b", re.IGNORECASE,
)  # fmt: skip


def asked(claim: Claim) -> Claim:
    """The claim as the guide counts it, before claims are grouped into incidents.

    Our incidents are the news of a report and what has happened. The guide asks for more: for any
    incident of the last two months (6), and for attempts and threats (slot 5).
    """
    apart = _APART in claim.rules  # two stores hit in two places are one template (5.0)
    role = "main" if claim.role == "background" or apart else claim.role
    done = claim.status in ("attempted", "threatened")
    return replace(claim, role=role, status="asserted" if done else claim.status)


def relevant(claim: Claim, published: date | None) -> bool:
    """Whether the claim may stand in a template, published on that day."""
    if claim.harm not in VIOLENT or not (claim.status in TOLD or _only_authorship(claim)):
        return False
    if claim.role in ("aggregate", "pattern", "anniversary"):
        return False
    if not _specific(claim):
        return False
    end = claim.when.end if claim.when else None
    return end is None or published is None or published - end <= RECENT


def _only_authorship(claim: Claim) -> bool:
    """ "The rebels denied the murder of the minister": that he was murdered is told as a fact, who
    did it is denied; and somebody named who was not hurt was a target (slot 23, NO INJURY)."""
    victims = claim.victims
    if claim.status != "denied" or victims is None or not victims.names:
        return False
    return "zero.unharmed" in claim.rules or any(r.startswith("noun.") for r in claim.rules)


def between_forces(told: Sequence[Claim]) -> bool:
    """Whether an incident is a fight between forces: nobody else is hit, and vehicles hit beside
    soldiers or guerrillas are theirs."""
    fight = [_of_forces(claim) for claim in told]
    vehicles = [claim.target == "vehicle" for claim in told]
    return any(fight) and all(a or b for a, b in zip(fight, vehicles, strict=True))


def _of_forces(claim: Claim) -> bool:
    """Soldiers, policemen or guerrillas, and nothing else, are hit: a fight between forces."""
    victims = claim.victims
    if victims is None:
        return claim.act == "clash" or bool(_MILITARY.search(claim.quote.text))
    if claim.act == "clash" and victims.kind == "unknown" and not victims.names:
        return True
    words = victims.words or ""
    fighters = victims.kind == "unknown" and _FIGHTERS.search(words) is not None
    return (victims.kind in FORCES or fighters) and not _FORMER.search(words)


def _specific(claim: Claim) -> bool:
    """Not "murdering people": a number, a name, a stated date or these, or a known group, "the
    Jesuit priests": one that "indicates the nature of the target" (guide, 1, note 7)."""
    victims = claim.victims
    if victims is None or victims.names:
        return True
    dated = (
        claim.when is not None
        and claim.when.words is not None
        and "date.inherited" not in claim.rules
    )
    figure = claim.count
    if figure is not None and figure.low is not None and figure.low > TOTAL:
        return False
    counted = claim.count is not None and claim.count.rule != "count.plural"
    words = (victims.words or "").lower()
    known = words.startswith("the ") and victims.kind != "unknown"
    return counted or ((dated or known) and words not in _ANYBODY)
