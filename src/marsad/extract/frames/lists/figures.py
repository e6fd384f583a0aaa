"""Figures told without the harm → frames: "the correct figure is 14, not 12", "put the dead at
seven", "up from the nine given by the governor".

In: a parsed sentence and the frames found in it. Out: more frames. Touches nothing. Where the
sentence itself tells no harm, the frame has the harm ``BEFORE``: ``parties.before`` gives it that
of the statement that it leans on, or drops it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.extract.frames import arguments, quantity
from marsad.extract.frames.frame import BEFORE, Frame, Party, Sentence
from marsad.extract.frames.lists import remains
from marsad.extract.frames.lists.taken import Taken
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.extract.text import gate
from marsad.model import Figure, Mention

_FIGURE = frozenset({"figure", "toll", "number", "total", "tally", "count"})
_PUTS = frozenset("put place revise correct raise lower bring take estimate set".split())
_RISES = frozenset("be stand remain rise climb grow increase reach fall become".split())
_DEAD = frozenset({"dead", "killed", "wounded", "injured", "victims", "casualties", "deaths"})
# "Deaths in custody stood at 31": the noun is what is counted.
_EVENTS = frozenset("deaths killings fatalities executions murders abductions kidnappings "
                    "disappearances injuries".split())  # fmt: skip
_TOLLS = frozenset({"toll", "count", "tally"})
# "Death toll in the church blast now 19": a headline has no verb.
_NOW = re.compile(r"\b(?:now|at|hits|reaches|tops|:) (?=\w)")
_HEADLINE = 90  # characters of a headline behind its toll
_SAYS = frozenset("say tell count report give claim speak mention insist cite name".split())
_BODIES = frozenset({"bodies", "corpses"})
_GRAVES = frozenset({"grave", "graves"})
# "The clinic told me 31.", "the police spoke of six": a bare number is all that is said.
_BARE = re.compile(
    r"(?: (?:me|us|them|reporters|journalists|it))?(?: of| it was| there were)? [\"']?$"
)
_BARE_END = re.compile(r"[\"']?(?:[.,;:)!?]|$| (?:and|but|while|in all)\b)")
# "Against 187 in the same months", "up from 15 in June": the figure of an earlier period.
_COMPARED = re.compile(
    r"\b(?:against|compared (?:with|to)|up from|down from|as against|versus|from)"
    r" (?:the |just |only |some )*[\"']?$"
)
_PERIOD = re.compile(
    r"[\"']? (?:\w+ ){0,2}?(?:in|during|for|over|a year|the year|the month|last|the previous|"
    r"the same)\b"
)
_GIVEN = re.compile(r"[\"']? (?:given|reported|announced|claimed|cited|named|counted)\b")
COMPARED = "count.compared"


def frames(taken: Taken, words: Words) -> Iterator[Frame]:
    """The figures of which no frame tells."""
    return taken.free(_told(taken, words)) if taken.sentence.counts else iter(())


def _told(taken: Taken, words: Words) -> Iterator[Frame]:
    sentence, found = taken.sentence, taken.frames
    told = list(_figures(taken, words))
    yield from _compared(sentence, (*found, *told))
    yield from told


def _figures(taken: Taken, words: Words) -> Iterator[Frame]:
    sentence, found, triggers = taken.sentence, taken.frames, taken.triggers
    for at, lower in enumerate(sentence.lowers):
        if at in triggers:
            continue
        token = sentence.doc[at]
        if lower in _FIGURE or lower in _DEAD or lower in _EVENTS:
            yield from _corrected(sentence, token, _harm(sentence, token, found, words), words)
        elif lower in _BODIES and taken.violent:
            yield from remains.bodies(sentence, token, words)
        elif lower in _GRAVES and taken.violent:
            yield from remains.graves(sentence, token)
        elif token.lemma_ in _SAYS and token.pos_ == "VERB":
            yield from _said(sentence, token)


def _harm(sentence: Sentence, token: Token, found: Sequence[Frame], words: Words) -> str:
    """Of whom the figure is: "the dead", "death toll", or those told before in the sentence."""
    if token.lower_ in _EVENTS:
        return words.triggers.nouns[token.lower_].harm
    if token.lower_ in _DEAD and token.lower_ in words.triggers.states:
        return words.triggers.states[token.lower_]
    if token.i > 0 and token.nbor(-1).lower_ in {"death", "fatality", "body"}:
        return "killed"
    before = [f for f in found if f.start < sentence.offset(token) and f.harm in _COUNTED]
    return before[-1].harm if before else BEFORE


def _corrected(sentence: Sentence, token: Token, harm: str, words: Words) -> Iterator[Frame]:
    """ "The correct figure is 14, not 12", "put the dead at seven", "brings the total to four",
    "an earlier count of 15"."""
    verb = token.head
    of = arguments.object_of_preposition(token, "of")
    about = [noun for noun in of if quantity.figure_at(sentence, noun) is None]
    counted = token.lower_ in _EVENTS
    told_of = " ".join(inner.lower_ for inner in token.subtree)
    if counted and not gate.found(words.violence.evidence, told_of):
        return  # deaths on the roads
    if not counted and any(
        noun.lower_ not in _DEAD | {"people", "bodies", "civilians"} for noun in about
    ):
        return  # "the number of arrests"
    if token.dep_ == "nsubj" and verb.lemma_ in _RISES and (counted or token.lower_ in _FIGURE):
        numbers = [c for c in verb.children if c.dep_ in {"attr", "dobj"}]
        numbers += arguments.object_of_preposition(verb, "at", "to")
    elif token.dep_ in {"dobj", "nsubjpass"} and verb.lemma_ in _PUTS:
        numbers = arguments.object_of_preposition(verb, "at", "to")
        numbers += arguments.object_of_preposition(token, "at", "to")
    elif token.lower_ in _TOLLS and of:
        numbers = of
    elif token.lower_ in _TOLLS:
        near = _NOW.finditer(sentence.text, token.idx, token.idx + _HEADLINE)
        numbers = [t for now in near for t in sentence.within(sentence.start + now.end(),
                   sentence.end)[:1]]  # fmt: skip
    else:
        return
    number = next((n for n in numbers if quantity.figure_at(sentence, n) is not None), None)
    figure = None if number is None else quantity.figure_at(sentence, number)
    if number is None or figure is None:
        return
    start, end = quantity.mention_start(sentence, number), sentence.span(number, number)[1]
    whom = quantity.counted(sentence, number, start, end, figure)
    wrong = next(
        (c for c in number.subtree if c.i > number.i and any(g.dep_ == "neg" for g in c.children)),
        None,
    )
    was = None if wrong is None else quantity.figure_at(sentence, wrong)
    low = min(sentence.offset(token), start)
    high = max(end, sentence.span(token, token)[1])
    yield replace(_leaning(sentence, token, whom, low, high, "toll.figure"), was=was, harm=harm)


def _said(sentence: Sentence, token: Token) -> Iterator[Frame]:
    """ "The clinic told me 31"."""
    after = sentence.span(token, token)[1]
    mention = next((m for m in sentence.counts if m.start > after and m.category == "count"), None)
    if mention is None or not isinstance(mention.value, Figure):
        return
    first, last = mention.start - sentence.start, mention.end - sentence.start
    if not _BARE.fullmatch(sentence.text[after - sentence.start : first]):
        return
    if not _BARE_END.match(sentence.text, last):
        return
    whom = _numbered(sentence, mention)
    yield _leaning(sentence, token, whom, sentence.offset(token), mention.end, "toll.said")


def _compared(sentence: Sentence, found: Sequence[Frame]) -> Iterator[Frame]:
    """ "212 killings, against 187 in the same months of 2020", "up from the nine given by the
    governor": a figure of its own."""
    if not found:
        return
    for mention in sentence.counts:
        first, last = mention.start - sentence.start, mention.end - sentence.start
        if mention.category != "count" or not _COMPARED.search(sentence.text[:first]):
            continue
        earlier = _PERIOD.match(sentence.text, last) is not None
        if not earlier and not _GIVEN.match(sentence.text, last):
            continue
        before = [f for f in found if f.end <= mention.start and f.harm in _COUNTED]
        if not before or before[-1].was is not None:
            continue
        dates = tuple(m for m in sentence.dates if m.start > mention.start)
        rules = (*before[-1].rules, COMPARED if earlier else "toll.given")
        yield replace(
            before[-1], sentence=replace(sentence, dates=dates), rules=rules, subset_of=None,
            affected=_numbered(sentence, mention), start=mention.start, end=mention.end,
        )  # fmt: skip


_COUNTED = frozenset({"killed", "injured", "abducted", "detained", "disappeared"})


def _numbered(sentence: Sentence, mention: Mention) -> Party:
    """The number alone, as the people that it counts."""
    assert isinstance(mention.value, Figure)
    head = next(iter(sentence.within(mention.start, mention.end)), sentence.doc[0])
    return quantity.counted(sentence, head, mention.start, mention.end, mention.value)


def _leaning(
    sentence: Sentence, token: Token, whom: Party, start: int, end: int, rule: str
) -> Frame:
    return Frame(sentence, token.i, BEFORE, "unknown", whom, (), start, end, (rule,))
