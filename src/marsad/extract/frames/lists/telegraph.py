"""Logs, tables and short messages → frames: "1 x police KIA, 2 x WIA", "1 F (19) killed, 2 M
wounded", "4 police KIA + 1 civ", "43 huts burnt", "Houses burned: 112", "male, ca. 25, gunshot
wound thigh, deceased 03:52".

In: a parsed sentence and the frames found in it. Out: frames of what no frame tells yet. Touches
nothing. Such lines have no clause for the parser to find: a small grammar over the words in their
order reads them. An entry begins where the line, a mark or another entry ends, and ends with its
word of harm; an auxiliary in it makes it prose, which the parse reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from marsad import lexicon
from marsad.extract.frames import arguments, means, people, quantity
from marsad.extract.frames.frame import Frame, Party, Sentence, at_word
from marsad.extract.frames.lists.taken import Taken
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.phrases import by_word, one_of
from marsad.model import HARMS_TO_OBJECTS, Figure

ENTRY = "list.entry"
HEADED = "list.headed"
NOTE = "list.note"
_WHO = r"(?:[^\W\d_][\w'’-]*\s){0,4}?"  # at most four words for the harmed
_AGE = r"(?:\(\d{1,2}\)\s|,?\s?\d{1,2},\s)?"
_CLOSES = r"(?=\s*(?:[,.;:/+()•]|$)|\s(?:so far|by|in|at|and|on|near|after|when|during)\b|\s[-–—])"
_OLDEST = 120
_CLAUSE = frozenset("to of who that which not no the by and or with from".split())


def frames(taken: Taken, words: Words) -> Iterator[Frame]:
    """The entries of the sentence that no frame tells; of things only where violence is told."""
    sentence = taken.sentence
    told = [*_entries(sentence, words), *_notes(sentence, words)]
    if taken.violent:
        told += _columns(sentence, words)
    else:
        told = [frame for frame in told if frame.harm not in HARMS_TO_OBJECTS]
    return taken.free(told)


def _entries(sentence: Sentence, words: Words) -> Iterator[Frame]:
    for match in _entry().finditer(sentence.text):
        figure = _number(sentence, match)
        if figure is None or _aims(sentence, match) or _prose(sentence, match):
            continue
        if not _begins(sentence.text, match):
            continue
        first, last = match.start("number"), match.end("harm")
        whom = _party(sentence, match, figure, words)
        harm = (_harms() if whom.sort == "person" else _to_things()).get(match["harm"].lower())
        if harm is not None:
            yield _frame(sentence, harm, whom, first, last, ENTRY, words)
        more = _more().match(sentence.text, last)
        besides = None if more is None else _number(sentence, more)
        if harm is not None and more is not None and besides is not None:
            whom = _party(sentence, more, besides, words)
            yield _frame(sentence, harm, whom, more.start("number"), more.end(), ENTRY, words)


def _aims(sentence: Sentence, match: re.Match[str]) -> bool:
    """ "Two men shot at passengers": who shot, not who was shot."""
    at = sentence.within(sentence.start + match.start("harm"), sentence.start + match.end("harm"))
    return bool(at) and at[0].lower_ == "shot" and arguments.shot_at_people(at[0])


def _begins(text: str, match: re.Match[str]) -> bool:
    """An entry begins behind a mark; "3 DOA" is one wherever it stands."""
    return match["mark"] is not None or match["harm"].lower() in _content()["gate"]


def _columns(sentence: Sentence, words: Words) -> Iterator[Frame]:
    """ "Houses burned 112", "schools damaged: 7": things, what was done to them, and how many."""
    for match in _column().finditer(sentence.text):
        at = sentence.start + match.start("number")
        figure = next((m.value for m in sentence.counts if m.start == at), None)
        named = sentence.within(
            sentence.start + match.start("who"), sentence.start + match.end("who")
        )
        if not isinstance(figure, Figure) or not named:
            continue
        party = people.party(sentence, named[-1], words)
        if party.sort == "object":
            party = replace(party, figure=replace(figure, unit="objects"))
            harm = _to_things()[match["harm"].lower()]
            yield _frame(sentence, harm, party, match.start("who"), match.end(), HEADED, words)


def _prose(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the entry holds a verb or a clause: "two others survived by playing dead"."""
    who = match["who"].lower().split()
    inside = sentence.within(sentence.start + match.start("who"), sentence.start + match.end("who"))
    return bool(_CLAUSE.intersection(who)) or any(t.pos_ in {"VERB", "AUX"} for t in inside)


def _number(sentence: Sentence, match: re.Match[str]) -> Figure | None:
    """The count that the grammar of numbers sees there; of "1 x" the digits."""
    at = sentence.start + match.start("number")
    if any(mention.start <= at < mention.end for mention in sentence.dates):
        return None  # "between 15 and 19 April killed 23"
    for mention in sentence.counts:
        if mention.category == "age" and mention.start <= at < mention.end:
            return None  # "13 year old killed"
        abbreviated = mention.end > sentence.start + match.end("times") and match["who"].strip()
        if mention.start <= at < mention.end and not abbreviated:  # "2 M" are no two millions
            value = mention.value
            return value if mention.category == "count" and isinstance(value, Figure) else None
    spoken = match["number"]
    if not (spoken.isascii() and spoken.isdecimal()):
        return None
    return Figure(int(spoken), int(spoken), False, spoken, "persons", "count.exact")


def _party(sentence: Sentence, match: re.Match[str], figure: Figure, words: Words) -> Party:
    start, end = match.start("number"), max(match.end("number"), match.end("who"))
    spoken = sentence.text[start:end].rstrip(" ,")
    named = sentence.within(sentence.start + match.start("who"), sentence.start + match.end("who"))
    party = Party(0, 0, 0, "", "person", "unknown")
    if named:
        read = people.party(sentence, named[-1], words)
        party = read if read.sort in {"person", "object"} else party
    if party.sort == "object":
        low = sentence.start + start
        return replace(
            party, start=low, end=low + len(spoken), words=spoken,
            figure=replace(figure, unit="objects"),
        )  # fmt: skip
    sex = _listed("who").get(match["who"].strip().lower(), party.sex)
    ages = tuple(int(age) for age in re.findall(r"\d+", match["age"] or ""))
    low = sentence.start + start
    return replace(
        party, start=low, end=low + len(spoken), words=spoken, sex=sex, sort="person", names=(),
        ages=ages or party.ages, figure=replace(figure, unit="persons"),
        head=next((t.i for t in sentence.within(low, low + len(spoken))), 0),
    )  # fmt: skip


def _notes(sentence: Sentence, words: Words) -> Iterator[Frame]:
    """One person of a hospital's log: wounded, or dead where the same entry says so."""
    for match in _note().finditer(sentence.text):
        age = int(match["age"])
        if age > _OLDEST:
            continue
        dead = _died().search(sentence.text, match.end())
        other = _note().search(sentence.text, match.end())
        died = dead is not None and (other is None or dead.start() < other.start())
        last = dead.end() if dead is not None and died else match.end()
        sex = _listed("who").get(match["who"].lower(), "unknown")
        low, high = sentence.start + match.start(), sentence.start + match.end("age")
        head = next((t for t in sentence.within(low, high)), None)
        if head is None:
            continue
        named = people.party(sentence, head, words)
        party = replace(
            named, start=low, end=high, words=sentence.text[match.start() : match.end("age")],
            sort="person", ages=(age,), sex=sex if sex != "unknown" else named.sex,
            figure=quantity.ONE,
        )  # fmt: skip
        harm = "killed" if died else "injured"
        yield _frame(sentence, harm, party, match.start(), last, NOTE, words)


def _frame(
    sentence: Sentence, harm: str, whom: Party, start: int, end: int, rule: str, words: Words
) -> Frame:
    low, high = sentence.start + start, sentence.start + end
    inside = sentence.within(low, high)
    token = inside[-1] if inside else sentence.doc[0]
    act, _ = means.act(sentence, token, words)
    rules = (rule, "trigger.shot") if token.lower_ == "shot" else (rule,)  # who lived is left open
    return replace(at_word(sentence, token, harm, act, (), whom, low, high, rule), rules=rules)


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = lexicon.load("en", "listed")["telegraph"]
    return content


def _listed(key: str) -> dict[str, str]:
    found: dict[str, str] = _content()[key]
    return found


@cache
def _harms() -> dict[str, str]:
    return by_word(_content()["harms"])


@cache
def _to_things() -> dict[str, str]:
    return by_word(_content()["things"])


@cache
def _entry() -> re.Pattern[str]:
    every = one_of({**_harms(), **_to_things()})
    return re.compile(
        rf"(?:(?P<mark>^|(?<=[;:+/(•–—])\s*|(?<=[,-])\s+|(?<=[.]\s)|(?<=\band\s))|(?<=\s))"
        rf"(?P<number>\d{{1,5}}\+?|{one_of(_WORDS)})"
        rf"(?P<times>\s?[x×]\s?|\s)(?P<who>{_WHO})(?P<age>{_AGE})(?P<harm>{every})\b" + _CLOSES,
        re.IGNORECASE,
    )


@cache
def _column() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[.,;:•]\s))(?P<who>(?:[^\W\d_]+\s){{0,2}}[^\W\d_]+)\s"
        rf"(?P<harm>{one_of(_to_things())})(?::|\s[=–-])?\s(?P<number>\d{{1,3}}(?:,\d{{3}})*|\d+)"
        r"(?=[,.;)]|\s[(–•]|$)",
        re.IGNORECASE,
    )


@cache
def _more() -> re.Pattern[str]:
    """ "4 police KIA + 1 civ": the same harm, told once."""
    return re.compile(
        rf"\s?(?:\+|&|\band\b)\s?(?P<number>\d{{1,4}})(?P<times>\s?[x×]\s?|\s)"
        rf"(?P<who>{one_of(_content()['more'])})\b(?P<age>)(?!\s\w)",
        re.IGNORECASE,
    )


_WORDS = ("one two three four five six seven eight nine ten eleven twelve").split()


@cache
def _note() -> re.Pattern[str]:
    who = one_of([*_content()["who"], "man", "woman", "boy", "girl", "child"])
    return re.compile(
        rf"(?:^|(?<=[–—,;:.-]\s)|(?<=[•]))(?P<who>{who}),?\s(?:ca?\.\s|aged\s|approx\.\s|about\s)?"
        rf"(?P<age>\d{{1,3}})\b(?:\s?(?:y|yo|yrs|years))?[,;]\s(?:\w+\s){{0,2}}"
        rf"(?:{one_of(_content()['wounds'])})\b",
        re.IGNORECASE,
    )


@cache
def _died() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(_content()['died'])})\b", re.IGNORECASE)
