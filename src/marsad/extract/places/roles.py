"""What a sentence does with a place: names a seat, a destination, a government that speaks.

In: a text, its words, a candidate and its link. Out: a category and a rule, or None for none of
these. Touches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.extract.places.candidates import Candidate
from marsad.extract.places.links import Link
from marsad.extract.places.tokens import Word
from marsad.extract.places.vocabulary import Vocabulary

_LEFT, _REACH = 90, 12  # characters and words looked at before a name
_SEATS = frozenset(
    "based headquartered seated reporting writing speaking registered flagged incorporated owned "
    "operated managed chartered insured".split()
)
_BASED_IN = re.compile(
    r"\b(?:(?:based|headquartered|seated|registered|flagged|incorporated)\s+in|"
    r"(?:owned|operated|managed|chartered|insured)\s+by\s+an?\s+(?:[\w-]+\s+){1,3}(?:in|from))\s+"
    r"(?:the\s+)?[\w\s-]{0,20}$",
    re.IGNORECASE,
)
_REPORTING_FROM = re.compile(r"\b(?:reporting|writing|speaking)\s+from\s+$", re.I)
# "… fled their homes, most of them to Homs": the verb stands before the comma.
_THEM_TO = re.compile(r"\b(?:most|many|some|all|half|several|\d+) of (?:them|whom) (?:in)?to\s*$")
_SPEAKER_IN = re.compile(r"([\w’']+)\s+(?:in|from|of)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$")
_CLAUSE = re.compile(r"[.;:!?\n]")
Finding = tuple[str, str]  # category, rule
PLACE: Finding = ("place", "place.name")


def role(
    text: str,
    words: Sequence[Word],
    one: Candidate,
    link: Link,
    capitals: frozenset[str],
    vocabulary: Vocabulary,
) -> Finding | None:
    """The category and rule that the words around the place give it; None: a place as any."""
    clause = _CLAUSE.split(text[max(0, one.start - _LEFT) : one.start])[-1]
    near = {word.low for word in words[max(0, one.first - _REACH) : one.first]}
    seated = not near.isdisjoint(_SEATS)
    if seated and (_BASED_IN.search(clause) or _REPORTING_FROM.search(clause)):
        return ("source_seat", "place.based_in")
    speaks = _speaks(words, one, vocabulary)
    if speaks and _SPEAKER_IN.search(clause):
        return ("source_seat", "place.speaker_in")
    moves = not near.isdisjoint(vocabulary.moved) or not near.isdisjoint(vocabulary.refuge)
    if moves and (_moved(clause, vocabulary) or _THEM_TO.search(clause)):
        return ("destination", "place.moved_to")
    if governs(one, capitals) and not link.here:
        if speaks and not _of_something(words, one):
            return ("metonym", "place.government_speaks")
        if one.first and words[one.first - 1].low in vocabulary.addressed:
            return ("metonym", "place.government_addressed")
    return None


def governs(one: Candidate, capitals: frozenset[str]) -> bool:
    return any(entry.precision == "country" or entry.id in capitals for entry in one.entries)


def _speaks(words: Sequence[Word], one: Candidate, vocabulary: Vocabulary) -> bool:
    at = one.last
    if at < len(words) and words[at].low == "which" and words[at].gap.startswith(","):
        return _after_clause(words, at, vocabulary)
    if at < len(words) and words[at].low in ("has", "have", "had", "also", "later"):
        at += 1
    if at >= len(words) or words[at].gap not in (" ", "\n"):
        return False
    return words[at].low in vocabulary.speaking and words[at].case == "lower"


def _after_clause(words: Sequence[Word], which: int, vocabulary: Vocabulary) -> bool:
    """ "Moscow, which denies targeting civilians, said"."""
    behind = words[which + 1 : which + _REACH]
    ends = next((word for word in behind if word.gap.startswith(",")), None)
    return ends is not None and ends.low in vocabulary.speaking and ends.case == "lower"


def _of_something(words: Sequence[Word], one: Candidate) -> bool:
    """ "the people of Syria said": the place is no subject."""
    return one.first > 0 and words[one.first - 1].low in ("of", "for", "by", "with", "about", "on")


def _moved(clause: str, vocabulary: Vocabulary) -> bool:
    """ "taken to hospital in", "fled to", "refugees from": not where it happened."""
    tail = [word.strip(".,'’\"").casefold() for word in clause.split()[-9:]]
    for at, word in enumerate(tail):
        rest = tail[at + 1 :]
        if word in vocabulary.refuge and rest[:1] == ["from"] and len(rest) < 4:
            return True
        if word in vocabulary.moved and ("to" in rest[:4] or "in" in rest[:1] or "at" in rest[:1]):
            return True
    return False
