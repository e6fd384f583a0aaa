"""Names that only say whose something is: "the UK maritime agency", "a US drone", "the Berlin
office of the group said".

In: words, a candidate and its link. Out: whether the name is such a one. Touches nothing.

The country of an organisation, an army or a ship is not where something happened. A town's police
and hospitals are in the town; of its other bodies only an office that speaks is taken for a seat.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.extract.places.candidates import Candidate
from marsad.extract.places.links import Link
from marsad.extract.places.tokens import Word
from marsad.extract.places.vocabulary import Vocabulary

_REACH = 4  # words of the name of a body, behind the name of its country
_SPEAKS = 6  # words from an office to its verb: "the Berlin office of the aid group said"
_ARTICLES = frozenset({"the", "a", "an", "two", "three", "four", "several"})


def of_body(words: Sequence[Word], one: Candidate, link: Link, vocabulary: Vocabulary) -> bool:
    """Whether the name belongs to the body or thing that follows it."""
    at = _body(words, one, vocabulary)
    if at is None:
        return False
    if any(entry.precision == "country" for entry in one.entries[:1]):
        before = words[one.first - 1].low if one.first else ""
        return not link.here or before in _ARTICLES
    return not link.here and words[at].low in vocabulary.offices and _said(words, at, vocabulary)


def _body(words: Sequence[Word], one: Candidate, vocabulary: Vocabulary) -> int | None:
    """The word for a body that ends the name: "maritime agency", "foreign minister's office"."""
    found = None
    adjective = words[one.last - 1].low in vocabulary.adjectives
    for at in range(one.last, min(one.last + _REACH, len(words))):
        word = words[at]
        if word.gap not in (" ", "\n") or word.style == "caps":
            break
        if word.low in vocabulary.bodies or (adjective and word.low in vocabulary.belongings):
            found = at
        elif word.low not in vocabulary.of_bodies and word.low not in vocabulary.organisations:
            break
    return found


def _said(words: Sequence[Word], office: int, vocabulary: Vocabulary) -> bool:
    for at in range(office + 1, min(office + 1 + _SPEAKS, len(words))):
        if words[at].gap not in (" ", "\n"):
            return False
        if words[at].low in vocabulary.speaking:
            return True
    return False
