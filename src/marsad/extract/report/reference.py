"""What "the group", "the city", "they" and "he" refer to, as far as rules can tell.

In: a document, its frames in order. Out: named places, actors, sources and victims for words that
only refer. Touches nothing. The nearest earlier candidate of the right kind wins (Hobbs 1978 found
that recency with agreement is right for most pronouns of prose); where there is none, the words
stay as they are and nothing is made up.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from marsad.extract import voices
from marsad.extract.frames.frame import Party
from marsad.model import Mention, Source, Span, Where

# How many groups or sources back and forth words may refer to. No report of ours names as many;
# the bound keeps the time linear in a text that names nothing else.
REACH = 200
_WE = frozenset({"We", "I", "They", "He", "She", "It"})  # at the start of a sentence
_PAGES = 5_000  # characters before a word in which a name may stand that it goes with
_PLACE_WORDS = re.compile(
    r"\b(?:the|this|that)\s+(?:(?:ancient|besieged|northern|southern|eastern|western|central|same|"
    r"historic|nearby|capital|border|mountain|coastal|rebel-held)\s+)*"
    r"(city|town|village|area|region|province|district|camp|capital|territory|governorate|island|"
    r"settlement|neighbou?rhood)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_CITY = frozenset({"city", "town", "village", "camp", "capital", "settlement", "neighbourhood"})
_REFERS = frozenset(
    "group militants militia jihadists jihadist fighters rebels insurgents organisation "
    "organization movement faction gunmen extremists terrorists they it he she".split()
)
_ALONE = frozenset({"he", "she"})
_SOURCE_REFERS = frozenset(
    "group monitor observatory ministry organisation organization official officials spokesman "
    "spokeswoman spokesperson agency he she they it watchdog mission network association office "
    "committee council hospital statement bulletin union circle service company front column "
    "corps party movement coalition army police source communiqué".split()
)


def place_words(start: int, end: int, string: str) -> list[tuple[int, int, str]]:
    """Referring place words in a stretch: start, end, noun."""
    return [
        (match.start(), match.end(), match.group(1).lower())
        for match in _PLACE_WORDS.finditer(string, start, end)
    ]


def place(noun: str, before: int, places: Sequence[Mention]) -> Where | None:
    """The latest place before ``before`` that ``noun`` (city, province …) can stand for."""
    until = bisect_left(places, before, key=lambda mention: mention.start)
    for mention in reversed(places[max(0, until - REACH) : until]):
        value = mention.value
        if mention.category not in {"place", "dateline"}:
            continue
        if not isinstance(value, Where) or value.id is None:
            continue
        if noun in _CITY and value.precision not in {"town", "neighbourhood", "site"}:
            continue
        if noun in {"province", "governorate", "region"} and value.precision == "country":
            continue
        return value
    return None


_GROUP_NAME = re.compile(
    r"\b(?:[A-ZÀ-Þ][\w’'-]+ ){1,4}(?:Army|Front|Brigades?|Column|Corps|Movement|Forces?|Militia|"
    r"Group|State|Battalion|Legion|Faction|Rebels|Resistance|Guard)\b"
)
_DOERS_BEFORE = re.compile(
    r"(?:^|[.!?]\s+|\n)((?:The |A |An |Two |Three |Several |Armed |Masked |Unknown )?(?:[\w-]+ )?"
    r"(?:gunmen|rebels|soldiers|troops|militants|fighters|insurgents|jihadists|militiamen|police|"
    r"attackers|assailants|bandits|armed men))\b",
    re.IGNORECASE,
)
_SAID = re.compile(r" (?:said|says|announced|reported|added)(?: that)? $")
_STATE_FORCES = {"police": "police", "soldiers": "military", "troops": "military"}
_BEFORE = 300  # characters in which the subject of the sentence before stands


def groups(string: str) -> list[Party]:
    """Armed groups by the form of their names, wherever they stand: also in sentences that were
    not parsed."""
    found = []
    for match in _GROUP_NAME.finditer(string):
        words = re.sub(r"^(?:The|An?|In|On) ", "", match.group())
        start = match.end() - len(words)
        state = words.endswith(" State") and not words.startswith("Islamic")  # Benue State
        if " " in words and not state:
            found.append(Party(-1, start, match.end(), words, "organisation", "unknown"))
    return found


def near(parties: Sequence[Party], at: int) -> Sequence[Party]:
    """Of parties in the order of their starts, those around an offset."""
    here = bisect_left(parties, at, key=lambda party: party.start)
    return parties[max(0, here - REACH) : here + REACH]


def actor(party: Party, named: Sequence[Party], string: str) -> Party | None:
    """The named group that "the group" or "they" stands for: the latest before it."""
    last = party.words.split()[-1].casefold()
    named = near(named, party.start)
    if party.definite and party.sort == "organisation":
        for candidate in reversed(named):
            longer = len(candidate.words.split()) > len(party.words.split())
            if longer and candidate.words.casefold().endswith(" " + last):
                return candidate  # "the Front" for "the Red Banner Front"
    if last not in _REFERS or not (party.definite or party.pronoun):
        return None
    alone = last in _ALONE
    if party.pronoun and not alone and (speaker := _who_speaks(party, string)) is not None:
        return speaker
    for candidate in reversed(named):
        if candidate.start < party.start and not (alone and candidate.sort != "person"):
            return candidate
    if not party.pronoun or alone:
        return None  # "police said he shot two people": he is not the police
    before = max(0, party.start - _BEFORE)
    for match in reversed(list(_DOERS_BEFORE.finditer(string, before, party.start))):
        words = match.group(1)
        return Party(-1, match.start(1), match.end(1), words, "person", "armed_group")
    return None


def _who_speaks(party: Party, string: str) -> Party | None:
    """ "Police in Homs said they had detained 34": who opens the sentence and says it."""
    first = string.rfind("\n", max(0, party.start - _BEFORE), party.start) + 1
    first = max(first, string.rfind(". ", first, party.start) + 1)
    clause = string[first : party.start]
    match = _DOERS_BEFORE.match(clause.lstrip())
    if match is None or _SAID.search(clause) is None:
        return None
    start = first + len(clause) - len(clause.lstrip())
    words = match.group(1)
    kind = _STATE_FORCES.get(words.rpartition(" ")[2].lower(), "armed_group")
    return Party(-1, start, start + len(words), words, "person", kind)


def group(before: int, named: Sequence[Party]) -> Party | None:
    """The armed group that the report named last before an offset."""
    return next((party for party in reversed(near(named, before)) if party.start < before), None)


def source(
    link: Source, earlier: Sequence[Source], groups: Sequence[Party], string: str
) -> Source | None:
    """The named source that "the group", "he" or "the ministry" stands for."""
    if link.name is None:
        return None
    words = link.name.split()
    last = words[-1].casefold()
    if last not in _SOURCE_REFERS or any(word[:1].isupper() for word in words[:-1]):
        return None
    before = link.span.start if link.span is not None else None
    candidates = [c for c in earlier[-REACH:] if named(c) and c.name != link.name and
                  _stands_for(link, last, c)]  # fmt: skip
    candidates += [
        Source(
            voices.without_article(p.words), "armed_group", p.words, Span("body", p.start, p.end)
        )
        for p in (groups[-REACH:] if before is None else near(groups, before))
        if link.kind in {"unknown", "armed_group"} and last == "group"
    ]
    placed = [c for c in candidates if c.span is None or before is None or c.span.start < before]
    latest = max(placed, key=lambda c: -1 if c.span is None else c.span.start, default=None)
    return latest or _in_apposition(link, last, string)


def _in_apposition(link: Source, noun: str, string: str) -> Source | None:
    """ "The association Northern Rights Monitor announced it": the name that stands behind the
    noun somewhere before, for sentences that were not parsed."""
    if link.span is None or len(noun) < 4:
        return None
    name = r"((?:[A-ZÀ-Þ][\w’'-]+ ?){2,6})"
    start, end = max(0, link.span.start - _PAGES), link.span.start
    for match in re.compile(rf"\b{re.escape(noun)} {name}").finditer(string, start, end):
        words = match.group(1).strip()
        return Source(words, voices.source_kind(f"{noun} {words}"), words, None)
    return None


def named(candidate: Source) -> bool:
    """Whether it is a name that other words can stand for."""
    name = candidate.name
    return name is not None and name not in _WE and any(w[:1].isupper() for w in name.split())


def _stands_for(link: Source, last: str, candidate: Source) -> bool:
    if last in {"he", "she", "they", "it", "source", "statement", "bulletin", "communiqué"}:
        return candidate.kind != "media"
    if last == "group":
        kinds = {"ngo", "unknown"} if link.kind == "ngo" else {"ngo", "armed_group", "unknown"}
        return candidate.kind in kinds
    names = (candidate.name or "").casefold()
    return last in names or candidate.kind == link.kind
