"""Registers and notes → frames: "Civilian deaths from shelling in May: 31", "own KIA nil", "Deaths,
week 19: Mbala 7, Kanwe 4", "Martyrs of today: 1- … 2- …".

In: a parsed sentence. Out: Frames. Touches nothing. The label before the colon tells the harm; what
stands behind it is a number, numbers beside names of places, or people by number or name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from marsad import lexicon
from marsad.extract.frames import means, people, quantity
from marsad.extract.frames.frame import Frame, Party, Sentence, at_word
from marsad.extract.frames.lists.taken import Taken
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.phrases import by_word, one_of
from marsad.model import Figure

HEADED = "list.headed"
BY_PLACE = "list.by_place"
NAMED = "list.named"
NIL = "zero.nil"
_PERSONAL = frozenset({"killed", "injured", "abducted", "detained", "disappeared", "released"})
_ZERO = Figure(0, 0, False, None, "persons", "count.zero")
_LABEL = 70  # characters of a label before its word of harm, and behind it
_NAME = r"[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){0,2}"
_NIL = "nil|none|zero"
_PLACED = re.compile(rf"(?P<name>{_NAME})\s(?P<number>\d{{1,4}}|{_NIL})(?=\s*(?:[,;.–—-]|$|and\b))")
_NUMBERED = re.compile(
    r"(?:^|(?<=\s))(?P<at>\d{1,3})\s?[-.)]\s*(?P<who>\D{0,120}?)(?=\s*(?:\b\d{1,3}\s?[-.)]|[.;]|$))"
)
_NEXT = re.compile(r"(?:\s*[,;]\s*(?:and\s)?|\s+and\s+)?")
_CLOSES = (
    r"(?=\s*(?:[,.;|)(/+–—\n]|$)|\s(?:and|people|persons|men|women|children|civilians|dead)\b)"
)


def frames(taken: Taken, words: Words) -> Iterator[Frame]:
    """What the labels of the sentence head, in a report that names violence."""
    if not taken.violent:
        return
    sentence = taken.sentence
    yield from taken.free([*_headed(sentence, words), *_nil(sentence, words)])


def outside_labels(sentence: Sentence, clauses: Sequence[Frame]) -> list[Frame]:
    """The frames without those inside a label: "number of civilians killed: 287" is one number."""
    spans = [
        (sentence.start + label.start(), sentence.start + number.start())
        for label in _found(sentence.text)
        if (number := _number().match(sentence.text, label.end())) is not None
    ]
    if not spans or any(frame.subset_of is not None for frame in clauses):
        return list(clauses)  # places in the list are counted
    return [
        frame
        for frame in clauses
        if frame.affected is None
        or not any(low <= frame.affected.start < high for low, high in spans)
    ]


def _found(text: str) -> Iterator[re.Match[str]]:
    if ":" in text or "=" in text or "–" in text or " - " in text:
        yield from _labels().finditer(text)


def _headed(sentence: Sentence, words: Words) -> Iterator[Frame]:
    text = sentence.text
    for label in _found(text):
        harm = _harms()[label["harm"].lower()]
        number = _number().match(text, label.end())
        placed = list(_row(_PLACED, text, label.end()))
        told: Iterable[Frame] = ()
        if number is not None:
            told = _numbered(sentence, harm, label, number, words, HEADED)
        elif len(placed) > 1:
            told = (
                frame
                for one in placed
                for frame in _numbered(sentence, harm, label, one, words, BY_PLACE)
            )
        elif harm in _PERSONAL:
            told = _people(sentence, harm, label, words)
        yield from told
    for short in _short().finditer(text):
        harm = _harms()[short["harm"].lower()]
        yield from _numbered(sentence, harm, short, short, words, HEADED)


def _row(pattern: re.Pattern[str], text: str, at: int) -> Iterator[re.Match[str]]:
    """One behind the other, with a comma or "and" between."""
    while (match := pattern.match(text, at)) is not None:
        yield match
        at = _NEXT.match(text, match.end()).end()  # type: ignore[union-attr]


def _numbered(
    sentence: Sentence,
    harm: str,
    label: re.Match[str],
    number: re.Match[str],
    words: Words,
    rule: str,
) -> Iterator[Frame]:
    """A number behind its label, or behind the name of a place."""
    at, end = sentence.start + number.start("number"), sentence.start + number.end()
    if number["number"].lower() in _NIL.split("|"):
        figure: Figure | None = _ZERO
    else:
        mentions = (m.value for m in sentence.counts if m.start == at)
        figure = next((value for value in mentions if isinstance(value, Figure)), None)
        if figure is None and number["number"].isdecimal():
            count = int(number["number"])
            figure = Figure(count, count, False, number["number"], "persons", "count.exact")
    trigger = next(iter(sentence.within(sentence.start + label.start("harm"), sentence.end)), None)
    head = next((t.i for t in sentence.within(at, end)), None)
    if figure is None or trigger is None or head is None:
        return
    whom = Party(
        head, at, at + len(number["number"]), number["number"], "person", "unknown",
        figure=replace(figure, unit="persons"),
    )  # fmt: skip
    act, _ = means.act(sentence, trigger, words)
    start = sentence.start + (label.start("label") if rule == HEADED else number.start("name"))
    yield _ruled(at_word(sentence, trigger, harm, act, (), whom, start, whom.end, rule))


def _people(sentence: Sentence, harm: str, label: re.Match[str], words: Words) -> Iterator[Frame]:
    """ "1- Samir al-Hadi 2- an unidentified woman 3- 4- two guards": one each, or as told."""
    items = list(_NUMBERED.finditer(sentence.text, label.end()))
    trigger = next(iter(sentence.within(sentence.start + label.start("harm"), sentence.end)), None)
    if trigger is None or not items or items[0]["at"] not in {"1", "01"}:
        return
    act, _ = means.act(sentence, trigger, words)
    for item in items:
        spoken = item["who"].strip(" ,;-–")
        start = sentence.start + item.start("who") + len(item["who"]) - len(item["who"].lstrip())
        inside = sentence.within(start, start + len(spoken))
        nouns = [t for t in inside if t.pos_ in {"NOUN", "PROPN"}]
        if not nouns:
            continue
        read = people.party(sentence, nouns[0], words)
        if read.sort in {"object", "place"} and nouns[0].pos_ != "PROPN":
            continue
        figure = read.figure if read.figure is not None and read.figure.words else quantity.ONE
        named = (spoken,) if nouns[0].pos_ == "PROPN" and read.sort != "person" else read.names
        whom = replace(
            read, start=start, end=start + len(spoken), words=spoken, sort="person", names=named,
            figure=replace(figure, unit="persons"),
        )  # fmt: skip
        yield _ruled(at_word(sentence, trigger, harm, act, (), whom, start, whom.end, NAMED))


def _nil(sentence: Sentence, words: Words) -> Iterator[Frame]:
    """ "Own KIA nil", "casualties: none", "friendly side nil": nobody."""
    lowered = sentence.text.lower()
    if not any(nil in lowered for nil in _NIL.split("|")):
        return  # the expression is tried at every character
    for match in _nobody().finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        trigger = next(iter(sentence.within(sentence.start + match.start("of"), end)), None)
        if trigger is None:
            continue
        spoken = match.group()
        whom = Party(trigger.i, start, end, spoken, "person", "unknown", figure=_ZERO)
        for harm in _denied()[match["of"].lower()]:
            yield _ruled(at_word(sentence, trigger, harm, "unknown", (), whom, start, end, NIL))


def _ruled(frame: Frame) -> Frame:
    return replace(frame, rules=frame.rules[:1])


@cache
def _harms() -> dict[str, str]:
    return by_word(lexicon.load("en", "listed")["registers"]["headed"])


@cache
def _denied() -> dict[str, tuple[str, ...]]:
    nil = lexicon.load("en", "listed")["registers"]["nil"]
    return {
        word: ("killed", "injured") if harm == "both" else (harm,)
        for harm, listed in nil.items()
        for word in listed
    }


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[.;|•)–\n])\s*|(?<=,\s))(?P<label>(?:[^:=.;|\n]{{0,{_LABEL}}}?\s)?"
        rf"(?P<harm>{one_of(_harms())})\b[^:=.;|\n]{{0,{_LABEL}}}?)"
        r"(?:\s?[:=]\s+|(?<=[^\W\d])[:=]|\s[–-]\s+(?=\d))",
        re.IGNORECASE,
    )


@cache
def _short() -> re.Pattern[str]:
    """ "WIA 2"."""
    return re.compile(r"\b(?P<label>(?P<harm>KIA|WIA|MIA|DOA))\s(?P<number>\d{1,5})\b(?!\s?[xX]\b)")


@cache
def _number() -> re.Pattern[str]:
    written = lexicon.load("en", "numbers")
    spoken = one_of([*written["units"], *written["teens"], *written["tens"]])
    return re.compile(
        rf"(?:about |some |at least |approx\. |ca\. )?(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}"
        rf"|(?:{spoken})(?:-\w+)?)\b{_CLOSES}",
        re.IGNORECASE,
    )


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?:own|our|friendly|enemy|civilian)\s)?(?P<of>{one_of(_denied())})"
        rf"(?:\s?[:=–-]\s?|\s(?:were |was |at )?)(?:{_NIL})\b",
        re.IGNORECASE,
    )
