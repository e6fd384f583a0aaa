"""Whom or what a way of telling harms, and whether it can be harmed so: nobody "opens fire on
Monday".

In: the head of a noun phrase and the way that points to it. Out: its Party, None if it is no such
victim or thing. Touches nothing.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.frames import people, quantity, things
from marsad.extract.frames.frame import Party, Sentence
from marsad.extract.frames.people import kinds
from marsad.extract.frames.ways import match
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.ways import Way
from marsad.extract.parse import Token

_UNCOUNTED = frozenset({"count.one", "count.plural"})
_OCCUPYING = frozenset({"seize", "take", "grab", "capture"})
_ONE_OWNER = frozenset({"his", "her", "my"})
_OF_ALL = frozenset({"displaced", "deprived"})  # done to a village by its name or noun


def party(
    sentence: Sentence, token: Token, way: Way, words: Words, *, violent: bool, joined: bool = False
) -> Party | None:
    """``joined``: whether it is told with another by "and", which decided what kind of things the
    way is said of: "seven houses and a mosque were burnt"."""
    whom = people.party(sentence, token, words)
    if way.thing is not None and token.tag_ == "CD" and whom.sort != "object":
        whom = things.of_those(sentence, token, whom, words)
    if any(m.start <= whom.start < m.end for m in sentence.dates):
        return None  # "opened fire on Monday"
    if way.patient and way.at == ("patient",) and not match.any_named(token, way.patient):
        return None  # "received six bodies and 21 wounded"
    noun = sentence.doc[whom.head]
    if noun.tag_ == "PRP$" and way.person:
        one = noun.lower_ in _ONE_OWNER
        whom = replace(whom, sort="person", pronoun=True, figure=quantity.ONE if one else None)
    if way.thing is not None:
        token = things.meant(token, words) if way.person is None else token
        whom = whom if whom.partitive else people.party(sentence, token, words)
        taken = things.taken_for(sentence, token, whom, way.lemma, way.thing, words)
        whom = taken if violent or whom.sort == "object" else whom
    if way.thing is None and way.person in _OF_ALL and noun.lower_ in words.ways.settled:
        whom = replace(whom, sort="person", kind="civilian", figure=None)  # "half the town fled"
    if way.thing is not None and noun.lower_ == "everything":
        whom = replace(whom, sort="object", kind="other")
    if whom.sort == "other" and way.any and noun.pos_ == "NOUN":
        whom = replace(whom, sort="person" if way.person and not way.thing else "object")
        if whom.sort == "person" and not kinds.may_be(noun, words):
            return None
    if whom.sort == "object" and (
        way.thing is None or (whom.kind == things.PART and not way.parts)
    ):
        return None
    body = noun.lower_ in words.people.collectives
    if whom.sort == "organisation" and way.thing and not way.person and way.any and not body:
        whom = replace(whom, sort="object", kind="other")
    if whom.sort == "person" and (way.person is None or _single(way, whom)):
        return None
    if whom.sort not in {"person", "object"} or not _of_kind(way, whom, joined):
        return None
    if way.person == "taken" and way.lemma in _OCCUPYING and _bare_name(noun):
        return None  # "rebels seized Bunagana"
    if way.counted and not _counted(whom, noun):
        return None
    if way.negated and whom.figure is not None and whom.figure.high == 0:
        return None  # "none of the four survived": of how many it is told is not read
    return whom


def _of_kind(way: Way, whom: Party, joined: bool) -> bool:
    return not way.kinds or whom.kind in way.kinds or (joined and whom.sort == "object")


def _bare_name(noun: Token) -> bool:
    """One capital word alone is a town before it is a person."""
    return noun.tag_ == "NNP" and not any(c.dep_ != "punct" for c in noun.lefts)


def _single(way: Way, whom: Party) -> bool:
    """One who leaves a house has not been displaced; families have."""
    if not way.plural:
        return False
    return whom.pronoun or whom.figure is None or whom.figure.high == 1


def _counted(whom: Party, noun: Token) -> bool:
    """A number of people, or one who is new to the report ("a grandmother")."""
    figure = whom.figure
    told = figure is not None and figure.words is not None and figure.rule not in _UNCOUNTED
    return told or (not whom.definite and any(c.lower_ in {"a", "an"} for c in noun.children))
