"""Lists behind a label → frames: "Destroyed: 41 houses, the club. Damaged: the school (roof)",
"Displaced since 12 July: 14,200".

In: a parsed sentence. Out: Frames. Touches nothing. No verb governs such a list, and the parse of
it is noise: the label tells the harm, the last noun of each item what was harmed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from marsad import lexicon
from marsad.extract.frames import people, quantity, things
from marsad.extract.frames.frame import Frame, Sentence, at_word
from marsad.extract.frames.lists.taken import Taken
from marsad.extract.frames.people import kinds
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.phrases import by_word
from marsad.model import HARMS_TO_OBJECTS, Figure

RULE = "list.labelled"
_ITEM = re.compile(r"(?:[^,;]|,(?=\d{3}\b))+?(?=,\s|;|\.|$|\sand\s)")
# Of these a list names the people themselves; a number behind the label is a register's.
_OF_PERSONS = frozenset({"killed", "injured", "disappeared"})
_WORDS = 30  # characters between the label and its colon: "Displaced since 12 July:"


def frames(taken: Taken, words: Words) -> Iterator[Frame]:
    """One frame for each item of each list of the sentence, where nobody read it yet."""
    if ":" not in taken.sentence.text:
        return iter(())
    told = _items(taken.sentence, words)
    return taken.unread(f for f in told if taken.violent or f.harm not in _OF_PERSONS)


def _items(sentence: Sentence, words: Words) -> Iterator[Frame]:
    for label in _labels().finditer(sentence.text):
        harm = _harms()[label["label"].lower()]
        end = min((at for at in (sentence.text.find(stop, label.end()) for stop in ".;")
                   if at >= 0), default=len(sentence.text))  # fmt: skip
        for item in _ITEM.finditer(sentence.text, label.end(), end):
            first = not sentence.text[label.end() : item.start()].strip(" ,")
            told = _item(sentence, harm, label, item, words)
            if told is not None:
                yield replace(told, start=told.start if first else _start(sentence, item))


def _item(
    sentence: Sentence, harm: str, label: re.Match[str], item: re.Match[str], words: Words
) -> Frame | None:
    start, end = _start(sentence, item), sentence.start + item.end()
    trigger = next(iter(sentence.within(sentence.start + label.start("label"), sentence.end)), None)
    inside = sentence.within(start, end)
    named = [
        t
        for t in inside
        if t.pos_ in {"NOUN", "PROPN"} and "(" not in _ahead(sentence, start, t.idx)
    ]
    if trigger is None or not inside:
        return None
    numbers = [m.value for m in sentence.counts if start <= m.start < end and m.category == "count"]
    figure = next((value for value in numbers if isinstance(value, Figure)), None)
    whom = people.party(sentence, named[-1], words) if named else None
    if harm in HARMS_TO_OBJECTS:
        if whom is None:
            return None
        whom = things.taken_for(sentence, named[-1], whom, "destroy", harm, words)
        if whom.sort != "object":
            return None
    elif whom is None or whom.sort != "person":
        if figure is None or harm in _OF_PERSONS:
            return None
        whom = quantity.counted(sentence, inside[0], start, end, figure)
    if harm in _OF_PERSONS and kinds.responders(whom):
        return None  # "Man shot, killed near home: police": who says so
    low = sentence.start + label.start("label")
    return at_word(sentence, trigger, harm, "unknown", (), whom, low, max(end, whom.end), RULE)


def _start(sentence: Sentence, item: re.Match[str]) -> int:
    text = item.group()
    return sentence.start + item.start() + len(text) - len(text.lstrip())


def _ahead(sentence: Sentence, start: int, at: int) -> str:
    return sentence.text[start - sentence.start : at]


@cache
def _labels() -> re.Pattern[str]:
    labels = "|".join(sorted(map(re.escape, _harms()), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?P<label>\b(?:{labels}))\b[^:.;,]{{0,{_WORDS}}}:\s", re.IGNORECASE)


@cache
def _harms() -> dict[str, str]:
    return by_word(lexicon.load("en", "listed")["labels"])
