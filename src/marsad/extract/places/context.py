"""What a name stands for where it stands: a place, a people, an organisation, a government …

In: a text, its words, candidates and links. Out: a category and a rule for each candidate.
Touches nothing.

Only ``place`` is a candidate for the place of an event. "Damascus said" is a government
(``metonym``), "the Monitor in Coventry said" where the source sits (``source_seat``), "taken to
hospital in Amman" where people were brought (``destination``).
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.extract.places.candidates import Candidate
from marsad.extract.places.keys import GIVEN
from marsad.extract.places.links import Link
from marsad.extract.places.names import ARTICLES
from marsad.extract.places.roles import PLACE, Finding, governs, role
from marsad.extract.places.seats import of_body
from marsad.extract.places.tokens import Word
from marsad.extract.places.vocabulary import Vocabulary

GROUP: Finding = ("organisation", "place.group")
CONTINUES: Finding = ("organisation", "place.name_continues")
_REACH = 5  # words of one name looked at on either side


def categories(
    text: str,
    words: Sequence[Word],
    found: Sequence[Candidate],
    links: Sequence[Link],
    capitals: frozenset[str],
    vocabulary: Vocabulary,
) -> list[Finding]:
    """A category and a rule for each candidate, in order."""
    starts = {one.first: one for one in found}
    ends = {one.last: one for one in found}
    kinds = [
        _category(text, words, one, link, starts, ends, capitals, vocabulary)
        for one, link in zip(found, links, strict=True)
    ]
    for at in range(len(found) - 2, -1, -1):
        between = text[found[at].end : found[at + 1].start]
        subject = kinds[at] == PLACE and not links[at].here and governs(found[at], capitals)
        if subject and kinds[at + 1][0] == "metonym" and between in (" and ", ", "):
            kinds[at] = kinds[at + 1]  # "Moscow and Tehran denied"
    for at in range(1, len(found)):
        between = text[found[at - 1].end : found[at].start]
        if kinds[at - 1] == CONTINUES and kinds[at] == PLACE and between == " ":
            kinds[at] = CONTINUES  # "the UK Maritime Trade Operations"
        if kinds[at - 1] == GROUP and kinds[at] == PLACE and between in (" and ", " and the "):
            kinds[at] = GROUP  # "the Islamic State of Iraq and Syria"
    return kinds


def _category(
    text: str,
    words: Sequence[Word],
    one: Candidate,
    link: Link,
    starts: dict[int, Candidate],
    ends: dict[int, Candidate],
    capitals: frozenset[str],
    vocabulary: Vocabulary,
) -> Finding:
    if link.dateline:
        return ("dateline", "place.dateline")
    if one.kind == "people":
        return PLACE if _has_ground(words, one, vocabulary) else ("demonym", "place.demonym")
    after = _hyphen(words, one, vocabulary) or _clock(words, one)
    if after:
        return after
    if one.kind == "state" or link.region is not None:
        return role(text, words, one, link, capitals, vocabulary) or PLACE
    if of_body(words, one, link, vocabulary):
        return ("organisation", "place.of_body")
    longer = _longer(words, one, starts, ends, vocabulary)
    return longer or role(text, words, one, link, capitals, vocabulary) or PLACE


def _has_ground(words: Sequence[Word], one: Candidate, vocabulary: Vocabulary) -> bool:
    """ "On Lebanese soil", "the Syrian side of the border": where that country is."""
    before = words[one.first - 1].low if one.first else ""
    at = words[one.first - 2].low if before == "the" and one.first > 1 else before
    after = words[one.last] if one.last < len(words) else None
    ground = after is not None and after.gap == " " and after.low in vocabulary.grounds
    return ground and at in vocabulary.at


def _hyphen(words: Sequence[Word], one: Candidate, vocabulary: Vocabulary) -> Finding | None:
    """ "New York-based", "Iran-backed"."""
    if one.last == len(words) or words[one.last].gap not in ("-", "‑"):
        return None
    after = words[one.last].low
    if after in vocabulary.based:
        return ("organisation", "place.seat")
    return ("metonym", "place.backed") if after in vocabulary.backed else None


def _clock(words: Sequence[Word], one: Candidate) -> Finding | None:
    """ "At 4 a.m. Damascus time"."""
    said = one.last < len(words) and words[one.last].text == "time" and words[one.last].gap == " "
    return ("organisation", "place.clock") if said else None


def _longer(
    words: Sequence[Word],
    one: Candidate,
    starts: dict[int, Candidate],
    ends: dict[int, Candidate],
    vocabulary: Vocabulary,
) -> Finding | None:
    """Whether the name is part of a longer one: an organisation, a road, a person."""
    if words[one.first].style == "caps":
        return _of(words, one, vocabulary)
    right = _after(words, one.last, starts, vocabulary)
    if right and right[-1].low in vocabulary.sites:
        return ("place", "place.site_name")
    for word in right:
        if word.low in vocabulary.roads:
            return ("organisation", "place.road")
        if word.low in vocabulary.organisations:
            return ("organisation", "place.organisation")
    if right and right[0].low in vocabulary.units:
        return None
    return (
        _of(words, one, vocabulary)
        or _person(words, one, ends, vocabulary)
        or _continued(words, one, right, vocabulary)
    )


def _after(
    words: Sequence[Word], at: int, starts: dict[int, Candidate], vocabulary: Vocabulary
) -> list[Word]:
    """The capitalised words that follow directly: the rest of a longer name."""
    found: list[Word] = []
    for at_word in range(at, min(at + _REACH, len(words))):
        word = words[at_word]
        if words[at_word - 1].possessive and word.low not in vocabulary.organisations:
            break
        if word.gap not in (" ", "\n", "-") or word.case not in ("title", "upper"):
            break
        if at_word in starts and starts[at_word].kind not in ("name", "doubtful"):
            break
        found.append(word)
    return found


def _of(words: Sequence[Word], one: Candidate, vocabulary: Vocabulary) -> Finding | None:
    """ "University of Goma", "Bank of England"; but "City of Goma", "battle of Mosul"."""
    at = one.first - 1
    if at >= 0 and words[at].low == "the":
        at -= 1
    if at < 1 or words[at].low not in ("of", "for") or words[at].gap != " ":
        return None
    head = words[at - 1]
    if head.low in vocabulary.units and at > 1 and _is_creed(words[at - 2], vocabulary):
        return GROUP
    if head.case == "lower" or head.low in vocabulary.heads or head.low in vocabulary.units:
        return None
    if head.low in vocabulary.organisations:
        return ("organisation", "place.organisation")
    return ("person", "place.title") if head.low in vocabulary.titles else None


def _is_creed(word: Word, vocabulary: Vocabulary) -> bool:
    """ "The Islamic State of Iraq"; the Islamic Republic of Iran is the country itself."""
    return word.low in vocabulary.faiths and word.case != "lower"


def _person(
    words: Sequence[Word], one: Candidate, ends: dict[int, Candidate], vocabulary: Vocabulary
) -> Finding | None:
    """ "Mr England", "Gareth England", "Jordan Smith"."""
    first = words[one.first]
    if _in_arabic_name(words, one, ends, vocabulary):
        return ("organisation", "place.name_continues")
    before = words[one.first - 1] if one.first and first.gap in (" ", ". ", "\n") else None
    if before is not None and before.case != "lower" and not before.possessive:
        if before.low in vocabulary.titles:
            return ("person", "place.title")
        if first.gap == ". " and len(before.text) > 1:
            return None
        single = one.last - one.first == 1
        plain = first.style == "plain" and single
        initial = len(before.text) == 1 and (first.gap == ". " or before.low != "a")
        known = before.low in vocabulary.people or initial
        if single and known and before.low not in vocabulary.directions:
            return ("person", "place.forename")
        met = ends.get(one.first)
        stranger = before.low not in vocabulary.never and not (
            met and met.entries[0].match == GIVEN
        )
        if plain and stranger and before.case == "title" and not before.first:
            return ("person", "place.name_continues")
    return None


def _in_arabic_name(
    words: Sequence[Word], one: Candidate, ends: dict[int, Candidate], vocabulary: Vocabulary
) -> bool:
    """ "Jabhat Fateh al-Sham": the article goes on with the name before it."""
    if one.first == 0 or one.first in ends or words[one.first].low not in ARTICLES:
        return False
    before = words[one.first - 1]
    known = vocabulary.never | vocabulary.directions | vocabulary.locative | vocabulary.heads
    joined = words[one.first].gap in (" ", "-") and not before.possessive
    return joined and before.case == "title" and before.style == "plain" and before.low not in known


def _continued(
    words: Sequence[Word], one: Candidate, right: list[Word], vocabulary: Vocabulary
) -> Finding | None:
    """ "Jordan Smith", "Houston Rockets": another capitalised word follows directly."""
    if not right:
        return None
    if words[one.first].style != "plain" and right[0].low not in vocabulary.people:
        return None  # a headline: every word has a capital
    if right[0].low in vocabulary.never or right[0].low in vocabulary.states:
        return None
    name = words[one.first].low in vocabulary.people and one.last - one.first == 1
    return ("person", "place.name_continues") if name else CONTINUES
