"""Objects as the grammar names them: parts for their wholes, a village that burns, things that no
list knows.

In: the head of a noun phrase and its Party. Out: the Party as an object. Touches nothing.

A blown-out window is damage to the house, and a shell in the yard of a school has hit the school:
the claim is of the whole, where the text names it. Verbs that only things suffer ("torch", "loot")
say that a noun is a thing; what so is taken for one needs a report that tells of violence.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.frames import arguments, people, quantity
from marsad.extract.frames.frame import Party, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token

PART = "part"
_REFERS = frozenset({"it", "them"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_NAMED = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos"})
_WITHIN = ("of", "in", "at", "inside", "on")  # "the roof of", "the windows in"
_BOMBARD = frozenset({"shell", "bomb", "bombard"})
_WIDE = frozenset({"country", "admin1"})  # no village: nobody burns a country


def taken_for(
    sentence: Sentence, token: Token, whom: Party, lemma: str, harm: str, words: Words
) -> Party:
    """The party as the object that the verb ``lemma`` does ``harm`` to; unchanged where it is
    none."""
    if whom.sort == "object" and whom.kind == PART:
        of = whole(token, words)
        if of is None and harm in {"damaged", "destroyed"}:
            of = told_before(token, words)
        return whom if of is None else people.party(sentence, of, words)
    called = whom.sort == "place" and _is_village(sentence, whom)
    town = whom.sort == "other" and token.lower_ in words.ways.settled
    if (lemma in words.ways.razes and (called or town)) or (lemma in _BOMBARD and town):
        return replace(whom, sort="object", kind="home")
    if lemma not in words.ways.things_only or whom.sort not in {"other", "organisation"}:
        return whom
    noun = sentence.doc[whom.head]
    lower, known = noun.lower_, words.people
    unfit = (
        lower in known.collectives
        or lower in known.organisation
        or lower in known.person_kind
        or lower in words.objects.nonhuman
        or lower in words.acts.abstract
    )
    if (
        unfit
        or noun.pos_ not in {"NOUN", "PROPN"}
        or not noun.text.isalpha()
        or _is_deed(noun, words)
    ):
        return whom
    return replace(whom, sort="object", kind="other")


def whole(token: Token, words: Words) -> Token | None:
    """The building that a part belongs to: "the roof of the school", "the church's door", "the
    hospital windows"."""
    for noun in arguments.object_of_preposition(token, *_WITHIN):
        if noun.lower_ in words.objects.parts or noun.lower_ in words.objects.sides:
            return whole(noun, words)
        if _is_thing(noun, words):
            return noun
    owners = [c for c in token.children if c.dep_ in {"poss", "compound", "nmod"}]
    if token.dep_ == "nsubjpass":  # "windows were blown out in 60 houses"
        owners += arguments.object_of_preposition(token.head, "in", "at")
    return next((owner for owner in owners if _is_thing(owner, words)), None)


def meant(token: Token, words: Words) -> Token:
    """What "it" stands for, as far as the sentence tells: "struck a tank and set it on fire"."""
    if token.lower_ not in _REFERS:
        return token
    plural = token.lower_ != "it"
    named = [
        noun
        for noun in reversed(list(token.doc[: token.i]))
        if noun.dep_ in _NAMED and _is_thing(noun, words) and (noun.tag_ == "NNS") is plural
    ]
    first = next((noun for noun in named if noun.dep_ in _ARGUMENTS), None)
    return first or next(iter(named), token)


def told_before(token: Token, words: Words) -> Token | None:
    """The building named last before a part that has no owner: "threw stones at buses, shattering
    windows"."""
    for noun in reversed(list(token.doc[: token.i])):
        if (
            noun.dep_ in _NAMED
            and _is_thing(noun, words)
            and noun.lower_ not in words.objects.parts
        ):
            return noun
    return None


def of_those(sentence: Sentence, number: Token, whom: Party, words: Words) -> Party:
    """ "Of 1,200 flats, 730 are uninhabitable": what a bare number counts is told before it."""
    for noun in arguments.object_of_preposition(number.head, "of"):
        total = people.party(sentence, noun, words)
        figure = quantity.figure_at(sentence, number)
        if noun.i < number.i and total.sort == "object" and figure is not None:
            return replace(
                whom, sort="object", kind=total.kind, figure=replace(figure, unit="objects"),
                partitive=True,
            )  # fmt: skip
    return whom


def beside(token: Token, words: Words) -> Token:
    """What a place beside or in it stands for: "the yard of the school" is the school."""
    if token.lower_ not in words.objects.parts and token.lower_ not in words.objects.sides:
        return token
    of = whole(token, words)
    return token if of is None else of


def _is_thing(noun: Token, words: Words) -> bool:
    pair = f"{noun.nbor(-1).lower_} {noun.lower_}" if noun.i > 0 else noun.lower_
    return noun.lower_ in words.objects.target or pair in words.objects.target


def _is_village(sentence: Sentence, whom: Party) -> bool:
    return not any(
        getattr(m.value, "precision", None) in _WIDE
        for m in sentence.places
        if whom.start <= m.start < whom.end
    )


def _is_deed(noun: Token, words: Words) -> bool:
    """A noun of a happening or a quality: "destroyed the reputation", "looted the treasure"."""
    lower = noun.lower_
    return (
        lower in words.triggers.nouns
        or lower in words.acts.act
        or lower.endswith(words.ways.never_people)
    )
