"""Explicit zeros → frames: "no casualties" (nobody killed, nobody injured), "who were unhurt".

In: a parsed sentence. Out: frames that count nobody. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from marsad import lexicon
from marsad.extract.frames import arguments, means, people
from marsad.extract.frames.frame import Frame, Party, Sentence, at_word
from marsad.extract.frames.lists.taken import Taken
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.model import Figure

UNHARMED = "zero.unharmed"
NO_CASUALTIES = "zero.casualties"
_ZERO = Figure(0, 0, False, None, "persons", "count.zero")
_BEFORE = 3  # tokens before a noun in which the word that denies it stands


def frames(taken: Taken, words: Words) -> Iterator[Frame]:
    """The zeros of the sentence."""
    sentence = taken.sentence
    for at, lower in enumerate(sentence.lowers):
        if lower not in _listed("unharmed") and lower not in _none_of():
            continue
        token = sentence.doc[at]
        if _wished(token):
            continue
        if lower in _listed("unharmed"):
            yield from _unharmed(sentence, token, words)
        elif _denied(sentence, token):
            first = next(i for i in range(at - 1, -1, -1) if sentence.lowers[i] in _no())
            start, end = sentence.span(sentence.doc[first], token)
            spoken = sentence.text[start - sentence.start : end - sentence.start]
            party = Party(at, start, end, spoken, "person", "unknown", figure=_ZERO)
            act, _ = means.act(sentence, token, words)
            for harm in _none_of()[lower]:
                yield at_word(sentence, token, harm, act, (), party, start, end, NO_CASUALTIES)


def _wished(token: Token) -> bool:
    """ "Asked to bring them back unharmed", "will cause no casualties": it has not happened."""
    verb = token if token.pos_ in {"VERB", "AUX"} else arguments.governor(token) or token.head
    return any((c.lower_ == "to" and c.dep_ == "aux") or c.tag_ == "MD" for c in verb.children)


def _denied(sentence: Sentence, token: Token) -> bool:
    if token.lower_ in {"loss", "harm"} and not any(
        n.lower_ in {"life", "civilians", "people", "side", "ranks", "troops", "forces"}
        for n in arguments.object_of_preposition(token, "of", "to", "on", "among", "in")
    ):
        return False
    before = sentence.lowers[max(0, token.i - _BEFORE) : token.i]
    if _listed("unknown").intersection(before):
        return False  # "no information on losses": nothing is said
    return any(lower in _no() for lower in before)


def _unharmed(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """Of people; that a building is unscathed is told as its damage, denied."""
    start, end = sentence.span(token, token)
    verb = token.head
    who = arguments.subject(verb) if verb.pos_ in {"VERB", "AUX"} else None
    spoken = sentence.text[start - sentence.start : end - sentence.start]
    party = Party(token.i, start, end, spoken, "person", "unknown", figure=_ZERO)
    if who is not None:
        whom = people.party(sentence, who, words)
        if whom.sort == "object":
            return
        if whom.sort == "person":
            party = replace(whom, figure=_ZERO)
            near = start - whom.end < 80 and whom.start < start
            start = whom.start if near else start
    yield at_word(sentence, token, "injured", "unknown", (), party, start, end, UNHARMED)


@cache
def _none_of() -> dict[str, tuple[str, ...]]:
    content = lexicon.load("en", "listed")["none_of"]
    return {
        word: ("killed", "injured") if harm == "both" else (harm,)
        for harm, listed in content.items()
        for word in listed
    }


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(lexicon.load("en", "listed")[key])


def _no() -> frozenset[str]:
    return _listed("denies")
