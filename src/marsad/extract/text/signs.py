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
from marsad.extract.text.gate import Test

# On to the next word, which may stand in the next line, but not behind a blank one.
_ONWARD = r"[^\S\n]*+(?:\n[^\S\n]*+)?+"
_BEFORE = 45  # characters before a noun in which its number or owner stands
_OF = re.compile(rf"{_ONWARD}of\b|{_ONWARD}victims?\b")
_END = re.compile(r"(?<=\w\w\w)[.!?][\"'”’)]*\s|\n\s*\n")  # of a sentence: not "St. ", "J. "
_HAS = re.compile(r"\b(?:with|from|had|has|have|received)\b[^.;]*$")
_BEHIND = 60  # characters behind it in which its "of" does: "an attack late on Friday on a school"


def tests(words: Words) -> dict[str, Test]:
    """The tests of the English words that need one."""
    either = frozenset(lexicon.load("en", "triggers")["either"]["words"])
    plain = {*words.states, *words.held, *words.tolls}
    found: dict[str, Test] = {}
    for word in (either | words.nouns.keys()) - plain:
        if word not in words.nouns:
            found[word] = as_verb
        elif word not in words.verbs:
            found[word] = as_noun
        elif word in either:
            found[word] = as_either
    shot = _shot(words)
    for word in words.shots:
        found[word] = partial(as_shot, shot)
    for word in words.wounds:
        found[word] = partial(as_wound, as_verb if word in words.verbs else as_noun)
    return found


def idle() -> list[str]:
    """The phrases that hold a word of harm and tell no harm: one of each list of a row in turn."""
    rows = lexicon.load("en", "triggers")["idle"]
    return [" ".join(words) for row in rows for words in product(*row)]


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
    return re.compile(
        rf"\b(?:{_any([*words.fatal, *words.multiples])})\b|\b(?!(?:{_any(times)})['’])\w+['’]s?\s"
    )


def as_verb(lowered: str, start: int, end: int) -> bool:
    """Whether an object can follow: not in "the shooting in Homs"."""
    stops, determiner = _verb_signs()
    return stops.match(lowered, end) is None and determiner.search(lowered[:start][-20:]) is None


def as_noun(lowered: str, start: int, end: int) -> bool:
    """Whether somebody can belong to it: "nine deaths", "her murder", "the killing of"."""
    describes, behind, before, person = _noun_signs()
    if describes.match(lowered, end):
        return False
    if behind.match(lowered, end):
        return True
    ahead = lowered[max(0, start - _BEFORE) : start]
    return before.search(ahead) is not None or person.search(ahead) is not None


def as_either(lowered: str, start: int, end: int) -> bool:
    """A form that is in both lists of the lexicon: "arrest", "murders"."""
    return as_verb(lowered, start, end) or as_noun(lowered, start, end)


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


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))
