"""The nouns of the record, as frozen values.

In: nothing. Out: the types that every step takes and gives. Touches nothing.

``None`` always means "unknown" or "not stated"; no field uses 0, "" or today's date for that.
Offsets count characters (Python string indices) into the named part of a :class:`Text`.
Vocabularies are closed sets of words; they are checked where values enter (``codec``), and listed
here so that a reader finds them beside the nouns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

# ---------------------------------------------------------------------------- vocabularies

HARMS_TO_PEOPLE = (
    "killed", "injured", "abducted", "disappeared", "detained", "tortured", "sexual_violence",
    "recruited", "used", "displaced", "deprived", "released",
)  # fmt: skip
HARMS_TO_OBJECTS = ("attacked", "damaged", "destroyed", "seized", "looted")
HARMS = (*HARMS_TO_PEOPLE, *HARMS_TO_OBJECTS, "none")
ACTS = (
    "execution", "shooting", "airstrike", "shelling", "bombing", "suicide_bombing", "mine",
    "chemical", "arson", "raid", "clash", "siege", "abduction", "other", "unknown",
    "capture_of_place", "release_of_media", "claim_of_responsibility", "statement",
)  # fmt: skip
CONTEXT_ACTS = ("capture_of_place", "release_of_media", "claim_of_responsibility", "statement")
STATUSES = (
    "asserted", "alleged", "unconfirmed", "denied", "attempted", "planned", "threatened",
    "hypothetical",
)  # fmt: skip
ROLES = ("main", "background", "aggregate", "anniversary", "pattern")
ACTOR_KINDS = ("state_force", "armed_group", "police", "civilian", "unknown")
VICTIM_KINDS = (
    "civilian", "military", "police", "prisoner", "aid_worker", "journalist", "health_worker",
    "armed_group", "unknown",
)  # fmt: skip
AGE_GROUPS = ("child", "adult", "unknown")
SEXES = ("male", "female", "mixed", "unknown")
TARGETS = (
    "school", "hospital", "worship", "heritage", "home", "market", "camp", "aid",
    "infrastructure", "vehicle", "media", "other",
)  # fmt: skip
SOURCE_KINDS = (
    "ngo", "government", "military", "armed_group", "un", "media", "witness", "relative",
    "medical", "police", "unknown",
)  # fmt: skip
UNITS = ("persons", "objects", "events")
GRAINS = ("day", "week", "month", "season", "quarter", "year", "period", "soft")
BASES = ("stated", "relative", "published")
PRECISIONS = ("site", "neighbourhood", "town", "admin2", "admin1", "country")
PARTS = ("title", "body")
# Reasons for review that later steps read: a slot that the statement's own words do not give.
BORROWED_DATE = "the date is that of a neighbouring sentence"
BORROWED_PLACE = "the place is that of a neighbouring sentence or of the dateline"
ESTIMATE_KINDS = ("estimate", "lower_bound", "band")
GRADES = (
    "single origin", "corroborated", "contested", "confirmed by the actor", "discounted",
)  # fmt: skip

# ---------------------------------------------------------------------------- reports in


@dataclass(frozen=True, slots=True)
class Report:
    """What arrived. Identity: SHA-256 of the bytes, and the address.

    ``document`` is the id that formats show: a JSON Lines document's own ``id``, a file's path
    relative to the folder that was given, or the address. ``given_*`` are what the operator said
    on the command line; the document's own word wins where it states one (see ``read``).
    ``headers`` are the response headers of a web address, ``redirects`` the addresses passed.
    """

    id: str
    address: str
    document: str
    media_type: str
    data: bytes = field(repr=False)
    retrieved: datetime | None = None
    given_title: str | None = None
    given_published: date | None = None
    given_outlet: str | None = None
    given_language: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    redirects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The kept bytes and their custody. Identity: SHA-256 of the bytes (64 hex digits)."""

    id: str
    size: int
    media_type: str
    kept: datetime
    tool: str
    ledger_entry: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Where ``part[start:end]`` of a text stands in the evidence.

    ``locator`` names the place in the form's own words: ``chars`` (offsets into the decoded
    text), ``page 3``, ``json /text``, ``part 1 text/plain``, ``paragraph 12``.
    ``source_start`` and ``source_end`` are character offsets there where they are known.
    """

    part: str
    start: int
    end: int
    locator: str
    source_start: int | None = None
    source_end: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """The reading of an evidence. Identity: evidence, reader version, and what the operator gave.

    ``basis`` says, for ``title``, ``published``, ``outlet`` and ``language``, where the value
    comes from: ``document``, ``given``, ``detected`` or ``unknown``.
    """

    id: str
    evidence: str
    title: str | None
    body: str
    reader: str
    reader_version: str
    published: date | None
    outlet: str | None
    language: str | None
    basis: Mapping[str, str]
    segments: tuple[Segment, ...] = ()
    document: str | None = None
    address: str | None = None


# ---------------------------------------------------------------------------- claims


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of a part of a text."""

    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact quotation: ``text`` equals the slice of that part."""

    part: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is said to have done it. ``alternatives``: the report leaves open which of several."""

    name: str | None
    words: str | None
    span: Span | None
    kind: str = "unknown"
    alternatives: bool = False


@dataclass(frozen=True, slots=True)
class Victims:
    """Who was harmed. ``names`` is protected: exports withhold it by default."""

    words: str | None
    span: Span | None
    kind: str = "unknown"
    age_group: str = "unknown"
    ages: tuple[int, ...] = ()
    sex: str = "unknown"
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """How many, as bounds. ``high`` None: unbounded. ``soft``: a bound is a convention."""

    low: int | None
    high: int | None
    soft: bool
    words: str | None
    unit: str
    rule: str


@dataclass(frozen=True, slots=True)
class When:
    """Inclusive dates. ``basis`` ``published``: only ``end`` is known, as an upper bound."""

    start: date | None
    end: date | None
    words: str | None
    grain: str
    basis: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another place that the same words may mean."""

    id: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str


@dataclass(frozen=True, slots=True)
class Where:
    """A place. ``precision`` is how exactly the event is placed; ``point`` what lat and lon stand
    for (an amphitheatre in Palmyra: precision ``site``, point ``town``). ``within`` are the
    gazetteer ids that contain it, smallest first. ``id`` None: named but not in the gazetteer.
    """

    id: str | None
    name: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    words: str | None
    span: Span | None
    point: str | None = None
    relation: str = "in"
    distance_km: float | None = None
    site: str | None = None
    within: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A link of the chain of who says it. The origin stands first, the report's outlet last."""

    name: str | None
    kind: str
    words: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement by one source chain about one happening, tied to a quotation.

    Identity: hash of text id, spans, coded values and extractor version (``ids.claim_id``).
    ``restated`` are further quotations of the same statement in the same report (title and body).
    ``published`` and ``outlet`` repeat the report's, so that claims alone can be grouped.
    """

    id: str
    text: str
    report: str
    harm: str
    act: str
    status: str
    role: str
    quote: Quote
    actors: tuple[Actor, ...] = ()
    victims: Victims | None = None
    target: str | None = None
    count: Figure | None = None
    when: When | None = None
    where: Where | None = None
    sources: tuple[Source, ...] = ()
    restated: tuple[Quote, ...] = ()
    subset_of: str | None = None
    supersedes: Figure | None = None
    rules: tuple[str, ...] = ()
    confidence: float | None = None
    needs_review: tuple[str, ...] = ()
    extractor: str = ""
    published: date | None = None
    outlet: str | None = None


# ---------------------------------------------------------------------------- mentions


@dataclass(frozen=True, slots=True)
class Mention:
    """What one grammar sees: a span of the given string, its words and the rule that made it.

    ``value`` is a Figure, a When, a Where, or None where the words are seen but not resolved.
    ``category`` tells counts of people or things (``count``) from ages, years, money and so on.
    ``timex`` and ``type`` are TIMEX3 (ISO-TimeML) and only set on dates.
    """

    kind: str
    start: int
    end: int
    words: str
    rule: str
    value: Figure | When | Where | None = None
    category: str | None = None
    timex: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: character spans of the source, the cue and the content."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    name: str | None
    source_kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that a language model points at, as it copied them; nothing in it is believed.

    ``by`` is the model's name, ``victims`` the words for whom or what was harmed. ``span``: where
    the quotation stands, if the model says; else it is looked for.
    """

    harm: str
    quote: str
    victims: str | None
    by: str
    span: Span | None = None


# ---------------------------------------------------------------------------- incidents and counts


@dataclass(frozen=True, slots=True)
class Derivation:
    """Which claim set which bound, and why."""

    bound: str
    claim: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Count:
    """A range with its derivation under a named rule set. 0 ≤ low ≤ best ≤ high; None: unknown."""

    low: int | None
    best: int | None
    high: int | None
    rule_set: str
    derivation: tuple[Derivation, ...] = ()
    needs_review: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims judged to be about one happening. Its id is that of its earliest claim, with ``i-``.

    ``counts`` maps a harm to its Count. ``origins`` are the distinct origins after copies are
    collapsed; ``status`` is a grade (``GRADES``) with ``reasons``.
    """

    id: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    counts: Mapping[str, Count]
    when: When | None
    where: Where | None
    actors: tuple[Actor, ...]
    origins: tuple[str, ...]
    status: str
    reasons: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    act: str = "unknown"
    target: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """A running total that a source claims, set against the incidents recorded in its scope."""

    claim: str
    harm: str
    claimed: Figure | None
    when: When | None
    where: Where | None
    incidents: tuple[str, ...]
    recorded: Count


@dataclass(frozen=True, slots=True)
class Resolution:
    """What grouping gives: the incidents, and the tallies that are never added to them."""

    incidents: tuple[Incident, ...]
    tallies: tuple[Tally, ...]


# ---------------------------------------------------------------------------- estimates


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one method infers of all persons, recorded or not, from overlapping lists.

    Never added to a Count. ``observed`` is how many distinct persons the lists hold; ``point``,
    ``low`` and ``high`` are of the whole population, the observed included, and ``reading`` says
    what they are ("posterior median; equal-tailed credible interval"). ``kind`` is one of
    ``ESTIMATE_KINDS``: a lower bound bounds the population from below, a band is what the point
    becomes as an assumption is bent, not an interval of chance. A refusal has a reason and no
    numbers. ``draws`` (posterior or bootstrap, chains × draws, NumPy) are for further work in the
    same process and no part of the record.
    """

    method: str
    observed: int
    point: float | None
    low: float | None
    high: float | None
    level: float
    reading: str
    kind: str = "estimate"
    stratum: str | None = None
    settings: Mapping[str, object] = field(default_factory=dict)
    seed: int | None = None
    version: str = ""
    diagnostics: Mapping[str, object] = field(default_factory=dict)
    assumptions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    refusal: str | None = None
    draws: Any = field(default=None, repr=False, compare=False, metadata={"recorded": False})


# ---------------------------------------------------------------------------- decisions, ledger


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on an object, with a name and a reason. Undone only by another decision."""

    id: str
    kind: str
    about: str
    by: str
    reason: str
    made: datetime
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger. ``hash`` covers every other field, so ``previous`` and all before."""

    number: int
    at: datetime
    tool: str
    step: str
    about: str
    detail: Mapping[str, object]
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that a step could not do: recorded, and tried again by the next run."""

    address: str
    step: str
    error: str
    message: str
    next: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that ``verify`` found wrong: what kind, with which object, in plain words."""

    kind: str
    about: str
    message: str
