"""Numbers in English text: quantities of people and things as bounds, other numbers by category.

In: a text. Out: mentions in order, none overlapping. Reads only the package's own word lists.
Linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from marsad.extract.counts.bounds import FUNCTIONS
from marsad.extract.counts.guards import GUARDS
from marsad.extract.counts.numbers import LARGEST, joined
from marsad.extract.counts.patterns import Grammar, Match, grammar, walk
from marsad.extract.counts.tokens import Token, tokens
from marsad.lexicon import load
from marsad.model import Figure, Mention

# How many words may stand between a number and its noun: "three of the old stone churches".
NOUN_WINDOW = 5
FAMILIES = "count.families"


@cache
def rules() -> Grammar:
    """The compiled table of lexicon/en/numbers_rules.yaml."""
    return grammar(load("en", "numbers_words")["classes"], load("en", "numbers_rules")["rules"])


def numbered(text: str) -> list[Token]:
    """The tokens of a text with its numbers joined: what this grammar and that of dates read."""
    return joined(tokens(text))


def mentions(
    text: str,
    seen: Sequence[Token] | None = None,
    within: Sequence[tuple[int, int]] | None = None,
) -> list[Mention]:
    """All numbers of ``text``: kind ``count``, sorted, not overlapping, the longest rule wins.

    ``category`` is ``count`` for quantities of people, things and events; their ``value`` is a
    Figure under the ``literal`` rule set whose span takes in the modifiers ("more than 25") and
    leaves out the noun. Ages have a Figure too (youngest, oldest); other categories have None.
    ``rule`` is ``count.families`` where families or households are counted: they are never
    multiplied into persons, and the bounds are those of the words.

    ``seen``: the tokens of ``numbered(text)``, where another grammar has made them already.
    ``within``: only numbers that begin in these spans (sorted, apart); the whole text is context.
    """
    found = list(numbered(text) if seen is None else seen)
    found.append(Token(len(text), len(text), "<end>"))

    def accept(match: Match) -> Mention | None:
        guard = match.rule.row.get("guard")
        if guard and not GUARDS[guard](text, found, match):
            return None
        return _mention(text, found, match)

    return [mention for _, mention in walk(rules(), found, accept, within)]


def figure(words: str) -> Figure | None:
    """The Figure of one expression such as ``more than 25``; None if it is not exactly one."""
    counted = [mention for mention in mentions(words) if mention.category == "count"]
    value = counted[0].value if len(counted) == 1 else None
    return value if isinstance(value, Figure) else None


def _mention(text: str, found: Sequence[Token], match: Match) -> Mention:
    start, end = found[match.first].start, found[match.last - 1].end
    words = text[start:end]
    row = match.rule.row
    rule = match.rule.id
    category = row.get("category", "count")
    value: Figure | None = None
    if category == "count":
        low, high, soft = FUNCTIONS[match.rule.value](match)
        if max(low or 0, high or 0) > LARGEST:
            category, rule = "other", "number.huge"
        else:
            unit, families = _unit(found, match.last)
            rule = FAMILIES if families else rule
            value = Figure(low, high, soft, words, unit, rule)
    elif category == "age":
        value = _age(found[match.first : match.last], words, rule)
    return Mention("count", start, end, words, rule, value, category)


def _age(inside: Sequence[Token], words: str, rule: str) -> Figure | None:
    years = [int(token.value) for token in inside if token.value is not None]
    return Figure(min(years), max(years), False, words, "persons", rule) if years else None


@cache
def _nouns() -> dict[str, tuple[str, bool]]:
    """Noun → unit, and whether it stands for a family."""
    classes = load("en", "numbers_words")["classes"]
    nouns = dict.fromkeys(classes["OBJECT"].split(" | "), ("objects", False))
    nouns |= dict.fromkeys(classes["EVENT"].split(" | "), ("events", False))
    nouns |= dict.fromkeys(classes["PERSON"].split(" | "), ("persons", False))
    nouns |= dict.fromkeys(classes["FAMILY"].split(" | "), ("persons", True))
    return nouns


def _unit(found: Sequence[Token], at: int) -> tuple[str, bool]:
    """Unit of what follows token ``at``: the last known noun of the words that go together.

    "three school buses" are objects, "12 hospital workers" and "six bomb victims" are persons.
    """
    nouns = _nouns()
    unit: tuple[str, bool] | None = None
    for token in found[at : at + NOUN_WINDOW]:
        key = token.key
        if key in nouns:
            unit = nouns[key]
            if unit[0] == "persons":
                return unit
        elif unit is not None or not (key[:1].isalpha() or key in ("-", "'s")) or key in _STOPS:
            break
    return unit or ("persons", False)


_STOPS = frozenset(
    "were was are is be been had have has in at on by and or who that which from to after when as "
    "for during near with died said while since where but including killed".split()
)
