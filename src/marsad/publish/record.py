"""What a publication is made of, before and after protection.

In: nothing. Out: the values that ``protect`` and the writers take. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from marsad.errors import UseError
from marsad.model import Claim, Incident, Tally

NAMES = "names"
PLACES = "places"
BOTH = "both"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a text comes from: the report as people cite it, and the kept bytes.

    ``document`` is the report's id as formats show it, ``address`` where it was fetched (published
    only where it is http or https), ``evidence`` the SHA-256 of the kept bytes (64 hex digits),
    ``size`` bytes, ``ledger_entry`` the number of the ledger line that records their keeping.
    """

    text: str
    document: str
    outlet: str | None
    published: date | None
    title: str | None
    address: str | None
    evidence: str
    size: int
    media_type: str
    kept: datetime | None
    ledger_entry: int | None


@dataclass(frozen=True, slots=True)
class Area:
    """A province or country of the gazetteer, for places that must be given more coarsely."""

    id: str
    name: str
    precision: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """What an export shows, filled by the caller from the store; nothing is looked up later.

    ``claims`` by id: every claim that an incident, a derivation or a tally cites. ``provenance``
    by text id: every text of those claims. ``sentences`` by the claim id of a tally: that tally in
    one plain sentence. ``areas`` by gazetteer id: the provinces and countries that contain the
    places (``Where.within``); a place whose province is not here is coarsened to its country.
    ``bodies`` are the texts' bodies by text id: read to tell whose harm a sentence speaks of, and
    never written anywhere.
    ``made`` is the time of making, handed in; ``ledger_head`` the hash of the ledger's last line.
    """

    incidents: tuple[Incident, ...]
    tallies: tuple[Tally, ...]
    claims: Mapping[str, Claim]
    provenance: Mapping[str, Provenance]
    rule_set: str
    made: datetime
    version: str
    ledger_head: str | None = None
    sentences: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, Area] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Permission:
    """The decision to publish what is otherwise withheld: who, why, and what.

    ``what`` is ``names``, ``places`` or ``both``. The caller writes the decision to the ledger
    before the export; the export itself carries the reason, not the name of who decided.
    Raises UseError without a name or a reason.
    """

    by: str
    reason: str
    what: str = BOTH

    def __post_init__(self) -> None:
        if self.what not in (NAMES, PLACES, BOTH):
            raise UseError(
                f"permission to include “{self.what}”",
                "is not one of names, places, both",
                "name what is to be included",
            )
        if not self.by.strip() or not self.reason.strip():
            raise UseError(
                f"permission to include {self.what}",
                "has no name or no reason",
                "give both: the decision goes into the ledger",
            )


@dataclass(frozen=True, slots=True)
class Withheld:
    """How many things of a kind were withheld, and why, in words for people."""

    kind: str
    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Protected:
    """A record that may leave the house. Only :func:`marsad.publish.protect` makes one.

    ``marks`` say, by the id of an incident, claim, text or tally's claim, what is withheld there.
    """

    record: Record
    withheld: tuple[Withheld, ...]
    marks: Mapping[str, tuple[str, ...]]
    included: str | None = None
    reason: str | None = None
