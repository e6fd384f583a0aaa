"""Whether a word of harm can tell of somebody where it stands, by the words beside it.

In: a text in lower case, the offsets of a word of the lexicon. Out: yes or no. Touches nothing.

Half of what holds such a word is "the shooting", "the homicide unit", "a gunshot wound": it would
be parsed for nothing. What a test says no to can have no frame (``frames``): a verb of these has no
object there, a noun no owner, no number and nothing behind "of". Each test looks at some fifty
characters, so the gate stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial
from itertools import product

from marsad import lexicon
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.gate import BODIES, NOTED, PART_VERBS, SAYING
from marsad.extract.text.gate import Test

# On to the next word, which may stand in the next line, but not behind a blank one.
_ONWARD = r"[^\S\n]*+(?:\n[^\S\n]*+)?+"
# "Killings: 12", "Deaths by ward, week 19: Mbala 7".
_HEADING = re.compile(r"\s?[=–-]\s\d|[^:.;\n]{0,70}:\s(?:[\w’'-]+\s){0,3}\d")
_DETERMINER = 20  # characters before a word in which its determiner ends
_BEFORE = 45  # characters before a noun in which its number or owner stands
_OF = re.compile(rf"{_ONWARD}of\b|{_ONWARD}victims?\b")
_END = re.compile(r"(?<=\w\w\w)[.!?][\"'”’)]*\s|\n\s*\n")  # of a sentence: not "St. ", "J. "
_HAS = re.compile(r"\b(?:with|from|had|has|have|received)\b[^.;]*$")
_AGED = re.compile(r"\b\d{1,3}(?:\s?(?:y|yo|yrs?|years))?[,;]\s(?:\w+\s){0,2}$")
_MARK = re.compile(r" ([.,])")
_NEAR = 30  # characters before bodies and graves in which their number stands
_ARTICLE = 9  # characters before a word in which its article and the space before that stand
_BEHIND = 60  # characters behind it in which its "of" does: "an attack late on Friday on a school"


def tests(words: Words) -> dict[str, Test]:
    """The tests of the English words that need one."""
    either = frozenset(lexicon.load("en", "triggers")["either"]["words"])
    plain = {*words.triggers.states, *words.triggers.held, *words.triggers.tolls}
    found: dict[str, Test] = {}
    listed = {word for entry in lexicon.load("en", "triggers")["weak"] for word in entry["words"]}
    for word in words.weak.keys() & words.ways.by_form.keys() - listed - words.plain:
        found[word] = as_told
    for word in (either | words.triggers.nouns.keys()) - plain:
        if word not in words.triggers.nouns:
            found[word] = as_verb
        elif word not in words.triggers.verbs:
            found[word] = as_noun
        elif word in either:
            found[word] = as_either
    shot = _shot(words)
    for word in words.triggers.shots:
        found[word] = partial(as_shot, shot)
    for word in words.triggers.wounds:
        found[word] = partial(as_wound, as_verb if word in words.triggers.verbs else as_noun)
    return found


def openers() -> dict[str, Test]:
    """Words that call for a parse where they pass their test, whatever they need elsewhere."""
    said = dict.fromkeys(SAYING, as_figure)
    return {**dict.fromkeys(PART_VERBS, as_part), **dict.fromkeys(BODIES, as_bodies), **said,
            **dict.fromkeys(NOTED, as_note)}  # fmt: skip


def idle() -> list[str]:
    """The phrases that hold a word of harm and tell no harm: one of each list of a row in turn; a
    mark stands right behind its word."""
    rows = lexicon.load("en", "triggers")["idle"]
    phrases = [" ".join(words) for row in rows for words in product(*row)]
    return [_MARK.sub(r"\1", phrase) for phrase in phrases]


def as_shot(signs: re.Pattern[str], lowered: str, start: int, end: int) -> bool:
    """ "A fatal shooting", "a triple stabbing", "shooting of", "a boy's shooting"; or a verb."""
    ahead = _END.split(lowered[max(0, start - _BEFORE) : start])[-1]
    return (
        signs.search(ahead) is not None
        or _OF.match(lowered, end) is not None
        or as_verb(lowered, start, end)
    )


def as_wound(other: Test, lowered: str, start: int, end: int) -> bool:
    """What somebody has: "with a gunshot wound", "had two bullet wounds"."""
    ahead = lowered[max(0, start - _BEFORE) : start]
    return _HAS.search(ahead) is not None or other(lowered, start, end)


def _shot(words: Words) -> re.Pattern[str]:
    times = lexicon.load("en", "triggers")["either"]["times"]
    many = _any([*words.triggers.fatal, *words.triggers.multiples])
    return re.compile(rf"\b(?:{many})\b|\b(?!(?:{_any(times)})['’])\w+['’]s?\s")


def as_verb(lowered: str, start: int, end: int) -> bool:
    """Whether an object can follow: not in "the shooting in Homs"."""
    stops, determiner = _verb_signs()
    ahead = lowered[max(0, start - _DETERMINER) : start]
    return stops.match(lowered, end) is None and determiner.search(ahead) is None


def as_told(lowered: str, start: int, end: int) -> bool:
    """Whether it can be a verb: not in "the club", "an abandoned car"."""
    ahead = lowered[max(0, start - _ARTICLE) : start]
    return not ahead.endswith(" ") or ahead.split(" ")[-2] not in _articles()


def as_noun(lowered: str, start: int, end: int) -> bool:
    """Whether somebody can belong to it: "nine deaths", "her murder", "the killing of"."""
    describes, behind, before, person = _noun_signs()
    if describes.match(lowered, end):
        return False
    if behind.match(lowered, end) or _HEADING.match(lowered, end):
        return True
    ahead = lowered[max(0, start - _BEFORE) : start]
    return before.search(ahead) is not None or person.search(ahead) is not None


def as_part(lowered: str, start: int, end: int) -> bool:
    """Whether a number of people told before can be its subject, and what they were behind it:
    "two were women", "seven of the twelve were farmers", "the dead included a priest"."""
    behind, before = _part_signs()
    return (  # the number first: it is rare, and to look for each kind of people costs more
        before.search(lowered[max(0, start - _BEFORE) : start]) is not None
        and behind.match(lowered, end) is not None
    )


def as_bodies(lowered: str, start: int, end: int) -> bool:
    """ "23 bodies", "twelve fresh graves", "a grave of eight"."""
    return _number_before().search(lowered[max(0, start - _NEAR) : start]) is not None or (
        _number_behind().match(lowered, end) is not None
    )


def as_note(lowered: str, start: int, end: int) -> bool:
    """ "Male, ca. 25, gunshot wound thigh": an age stands before it."""
    return _AGED.search(lowered[max(0, start - _NEAR) : start]) is not None


def as_figure(lowered: str, start: int, end: int) -> bool:
    """ "The clinic told me 31.": nothing is said but a number."""
    return _bare_number().match(lowered, end) is not None


def as_either(lowered: str, start: int, end: int) -> bool:
    """A form that is in both lists of the lexicon: "arrest", "murders"."""
    return as_verb(lowered, start, end) or as_noun(lowered, start, end)


@cache
def _articles() -> frozenset[str]:
    return frozenset(lexicon.load("en", "triggers")["articles"])


@cache
def _verb_signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon.load("en", "triggers")["either"]
    return (
        re.compile(
            rf"{_ONWARD}(?:\n|[.,;:!?)\]\"”’'–—-]|(?:{_any(words['stops'])})\b"
            rf"|at\b(?! least| most)|to\b(?! death))|[^\S\n]*\n?$"
        ),
        re.compile(rf"\b(?:{_any(words['determiners'])})\s+$"),
    )


@cache
def _noun_signs() -> tuple[re.Pattern[str], ...]:
    words, numbers = lexicon.load("en", "triggers")["beside"], lexicon.load("en", "numbers")
    people = lexicon.load("en", "people")["kinds"].values()
    named = {word for listed in people for word in listed} | {"civilian", "child", "teenage"}
    counted = [*words["numbers"], *(w for key in ("units", "teens", "tens", "scales", "ordinals")
                                    for w in numbers[key])]  # fmt: skip
    return (
        re.compile(rf"{_ONWARD}(?:{_any(words['describes'])})\b"),
        re.compile(rf"[^.;]{{0,{_BEHIND}}}?\b(?:{_any(words['behind'])})\b"),
        re.compile(rf"\d|['’]s?\s|\b(?:{_any([*counted, *words['owners']])})\b"),
        re.compile(rf"\b(?:{_any(named)})\s+$"),
    )


def _numerals() -> str:
    numbers = lexicon.load("en", "numbers")
    return _any([*numbers["units"], *numbers["teens"], *numbers["tens"]])


@cache
def _number_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:\d+|{_numerals()}|dozens?|hundreds|scores)(?: of)?(?: \w+)?\s$")


@cache
def _number_behind() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:of|with|containing|holding)(?:\s\w+){{0,3}}?\s(?:\d+|{_numerals()})\b"
    )


@cache
def _bare_number() -> re.Pattern[str]:
    return re.compile(
        rf"(?: (?:me|us|them|reporters|journalists|it))?(?: of| it was| there were)?"
        rf"(?: (?:more than|at least|about|only|some|over|nearly))? [\"'“]?"
        rf"(?:more than |at least |about |over )?(?:\d+|{_numerals()})(?:-\w+)?[\"'”]?"
        r"(?:[.,;:)!?]|$|\n| (?:and|but|while|in all)\b)"
    )


@cache
def _part_signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, numbers = lexicon.load("en", "people"), lexicon.load("en", "numbers")
    named = {word for listed in words["kinds"].values() for word in listed}
    counted = [w for key in ("units", "teens", "tens", "ordinals") for w in numbers[key]]
    groups = "them|those|the dead|the wounded|the victims|the injured|the killed"
    return (
        re.compile(rf"(?:\s[\w’'-]+){{0,4}}?\s(?:{_any(named)}|under \d+)\b"),
        re.compile(
            rf"\b(?:\d+|{_any(counted)})(?: of (?:{groups}|the (?:\d+|{_any(counted)})))?\s$"
            r"|\b(?:dead|victims|wounded|injured|killed)\s$"
        ),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))
