"""Where a text has a word or words that the gazetteer knows as a place, or a people.

In: words, a gazetteer. Out: candidates: the longest known name at each place, without overlaps.
Touches nothing. At most six look-ups a word, so the time is linear in the length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.extract.places.entries import Entry
from marsad.extract.places.gazetteer import Gazetteer
from marsad.extract.places.keys import GIVEN, MAIN
from marsad.extract.places.names import ARTICLES, key
from marsad.extract.places.tokens import Word
from marsad.extract.places.vocabulary import Vocabulary

LONGEST = 6  # words of a name: "Democratic Republic of the Congo" has five
_JOINTS = frozenset({" ", "-", "–", "‑", "\n", "’", "'", " ‘", " '", " ’", "-‘", "-'"})
_LITTLE = frozenset({"lower", "number"})
_SHORT = frozenset({"st", "ste", "ft", "mt", "pt", "n", "s", "e", "w"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words ``first`` to ``last`` (exclusive) are a name that ``entries`` bear.

    ``kind``: ``name``, ``people`` (a demonym), ``state`` (an abbreviated US state) or ``doubtful``
    (a word that is a place only where a region follows it: "Reading, Pa.").
    """

    first: int
    last: int
    start: int
    end: int
    words: str
    key: str
    entries: tuple[Entry, ...]
    kind: str


def candidates(
    text: str, words: Sequence[Word], gazetteer: Gazetteer, vocabulary: Vocabulary
) -> list[Candidate]:
    """The candidates in order."""
    found: list[Candidate] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word.case in _LITTLE and word.low not in ARTICLES:
            at += 1
            continue
        one = _at(text, words, at, gazetteer, vocabulary)
        if one is None:
            at += 1
        else:
            found.append(one)
            at = one.last
    return found


def given(
    text: str,
    words: Sequence[Word],
    spans: Sequence[tuple[int, int]],
    gazetteer: Gazetteer,
    vocabulary: Vocabulary,
) -> list[Candidate]:
    """Candidates at the given spans, in order; a span that the gazetteer does not know has none."""
    starts = {word.start: at for at, word in enumerate(words)}
    found = []
    for start, end in sorted(set(spans)):
        at = starts.get(start)
        if at is None:
            continue
        last = next((n for n in range(at, len(words)) if words[n].end >= end), len(words) - 1) + 1
        name = text[start:end]
        kind, entries = _known(name, gazetteer, vocabulary)
        if entries:
            found.append(Candidate(at, last, start, end, name, key(name), entries, kind))
    return found


def _known(
    name: str, gazetteer: Gazetteer, vocabulary: Vocabulary
) -> tuple[str, tuple[Entry, ...]]:
    people = _people(name.casefold(), gazetteer, vocabulary)
    if people:
        return "people", people
    state = vocabulary.states.get(name)
    if state:
        return "state", tuple(e for e in gazetteer.lookup(state) if e.country == "US")[:1]
    return "name", gazetteer.lookup(name)


def _people(low: str, gazetteer: Gazetteer, vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """The countries, or the region, whose people the word names."""
    countries = vocabulary.peoples.get(low)
    if countries:
        return tuple(filter(None, map(gazetteer.get, countries)))
    region = vocabulary.regional.get(low)
    return gazetteer.lookup(region)[:1] if region else ()


def _at(
    text: str, words: Sequence[Word], at: int, gazetteer: Gazetteer, vocabulary: Vocabulary
) -> Candidate | None:
    if not _starts(words, at):
        return None
    state = _state(text, words, at, gazetteer, vocabulary)
    if state:
        return state
    for last in range(_reach(words, at, vocabulary), at, -1):
        if words[last - 1].case == "lower":
            continue
        name = text[words[at].start : words[last - 1].end]
        low = name.casefold()
        people = _people(low, gazetteer, vocabulary)
        if people:
            return _made(text, words, at, last, people, "people")
        entries = gazetteer.lookup(name)
        if last - at > 1:
            if entries and low not in vocabulary.phrases and _whole(words, at, entries):
                return _made(text, words, at, last, entries, "name")
            continue
        if entries and _bears(words[at], entries, vocabulary):
            doubtful = low in vocabulary.never and name != "US"
            return _made(text, words, at, last, entries, "doubtful" if doubtful else "name")
    return None


def _starts(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.case in ("title", "upper"):
        return True
    joined = at + 1 < len(words) and words[at + 1].gap == "-" and words[at + 1].case != "lower"
    return word.low in ARTICLES and joined  # "al-Bab"


def _reach(words: Sequence[Word], at: int, vocabulary: Vocabulary) -> int:
    """One past the last word that a name from ``at`` may have."""
    last = at + 1
    while last < min(at + LONGEST, len(words)):
        word, before = words[last], words[last - 1]
        joined = word.gap in _JOINTS or (word.gap == ". " and before.low in _SHORT)
        if before.possessive or not joined or word.case == "number":
            break
        if word.case == "lower" and word.low not in vocabulary.inner:
            break
        last += 1
    return last


def _whole(words: Sequence[Word], at: int, entries: tuple[Entry, ...]) -> bool:
    """Whether a longer name is one: "The Hague", but not "The Donbas" nor "THE MEETING"."""
    if words[at].low != "the":
        return True
    return words[at].text == "The" and entries[0].match == MAIN


def _bears(word: Word, entries: tuple[Entry, ...], vocabulary: Vocabulary) -> bool:
    """Whether one word alone may be a place: short capitals only if our own list has them."""
    given = entries[0].match == GIVEN
    if word.low == "us":
        return word.text == "US" and word.style != "caps"
    if word.text.islower() or (word.low in vocabulary.never and word.style == "caps"):
        return False
    if word.case == "upper" and word.style != "caps" and len(word.text) <= 3:
        return given
    return len(word.text) > 2 or given


def _state(
    text: str, words: Sequence[Word], at: int, gazetteer: Gazetteer, vocabulary: Vocabulary
) -> Candidate | None:
    """An abbreviated US state after "Gainesville,"; with its full stop ("Fla.")."""
    word = words[at]
    dotted = word.text in vocabulary.states and "." in word.text  # "S.C." is one wherever it stands
    party = word.gap == "-" and at > 0 and words[at - 1].text in ("D", "R")  # "D-Calif."
    if not (word.gap.startswith(", ") or dotted or party):
        return None
    # In a text all in capitals ", IN" and ", OR" are words: there only with the full stop.
    ends = [word.end + 1] if word.style == "caps" else [word.end + 1, word.end]
    if word.text == "W" and at + 1 < len(words):
        ends.append(words[at + 1].end + 1)  # "W.Va.", "W. Va."
    for end in ends:
        name = vocabulary.states.get(text[word.start : end])
        if name and not text[end : end + 1].isalpha():
            entries = tuple(e for e in gazetteer.lookup(name) if e.country == "US")[:1]
            last = at + 1 if end <= word.end + 1 else at + 2
            return Candidate(
                at, last, word.start, end, text[word.start : end], key(name), entries, "state"
            )
    return None


def _made(
    text: str, words: Sequence[Word], at: int, last: int, entries: tuple[Entry, ...], kind: str
) -> Candidate:
    start, end = words[at].start, words[last - 1].end
    name = text[start:end]
    return Candidate(at, last, start, end, name, key(name), entries, kind)
