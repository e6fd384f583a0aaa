"""Deeds told as nouns, and people told by what was done to them: "21 cases of torture", "17
survivors of rape", "the captors of two divers", "charged with rape",
"68 houses without windows".

In: a noun and its reading. Out: Frames. Touches nothing. They are read where the noun itself names
nobody (``nouns``). Cases are counted as events: of how many people is not said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.frames import arguments, people, quantity, roles
from marsad.extract.frames.frame import Frame, Party, Sentence, at_word
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.triggers import Noun
from marsad.extract.parse import Token

_CHARGED = frozenset({"tortured", "sexual_violence", "abducted", "recruited"})
_CHARGES = frozenset("charge accuse convict suspect indict try arrest jail sentence".split())
_OF = frozenset({"of", "with", "for"})


def frames(sentence: Sentence, token: Token, noun: Noun, words: Words) -> Iterator[Frame]:
    """The frames of a noun of harm to people that names nobody by itself."""
    above = token.head.head if token.dep_ in {"pobj", "conj"} else token.head
    if token.dep_ == "conj" and token.head.dep_ == "pobj":
        above = token.head.head.head  # "cases of theft and rape"
    if above.lower_ in words.triggers.cases and token.dep_ != "compound":
        yield from _counted(sentence, token, above, noun, words)
    elif above.lower_ in words.triggers.survivors:
        whom = people.party(sentence, above, words)
        start, end = _span(sentence, token, whom)
        yield at_word(
            sentence, token, noun.harm, noun.act, (), replace(whom, sort="person"), start, end,
            "noun.survivors",
        )  # fmt: skip
    elif token.dep_ == "pobj" and token.head.lower_ in _OF and above.lemma_ in _CHARGES:
        yield from _charged(sentence, token, above, noun, words)


def _counted(
    sentence: Sentence, token: Token, case: Token, noun: Noun, words: Words
) -> Iterator[Frame]:
    number = quantity.own_number(sentence, case, words)
    if number is None:
        return
    start = sentence.offset(case.left_edge)
    end = sentence.span(token, token)[1]
    spoken = sentence.text[start - sentence.start : end - sentence.start]
    figure = replace(number, unit="events")
    whom = Party(token.i, start, end, spoken, "person", "unknown", figure=figure)
    yield at_word(sentence, token, noun.harm, noun.act, (), whom, start, end, "noun.cases")


def _charged(
    sentence: Sentence, token: Token, verb: Token, noun: Noun, words: Words
) -> Iterator[Frame]:
    """ "A neighbour was charged with rape": whom he raped is not said."""
    who = roles.affected_by_verb(verb, "object", frozenset())
    if noun.harm not in _CHARGED or not who:
        return
    actor = people.party(sentence, who[0], words)
    start, end = _span(sentence, token, actor)
    told = at_word(sentence, token, noun.harm, noun.act, (actor,), actor, start, end, "noun.charge")
    yield replace(told, affected=None)


def is_sexual(token: Token, words: Words) -> bool:
    """ "Sexual violence", "sexual assaults": the adjective makes the deed."""
    return token.lower_ in words.triggers.sexual and any(
        c.lower_ in words.triggers.sexual_by
        for c in token.children
        if c.dep_ in {"amod", "compound"}
    )


def holders(sentence: Sentence, token: Token, harm: str, words: Words) -> Iterator[Frame]:
    """ "The captors of the two divers", "the boy's kidnappers": they hold them."""
    held = arguments.object_of_preposition(token, "of")
    held += [c for c in token.children if c.dep_ == "poss"]
    for head in held:
        for each in people.coordinated(head, words):
            whom = people.party(sentence, each, words)
            if whom.sort == "person" and not whom.pronoun:
                start, end = _span(sentence, token, whom)
                yield at_word(
                    sentence, token, harm, "abduction", (), whom, start, end, "noun.holders"
                )


def lacking(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """ "68 houses without windows": in a report that tells of violence."""
    owner = token.head.head
    if owner.pos_ == "VERB" and token.head.i and token.head.nbor(-1).pos_ == "NOUN":
        owner = token.head.nbor(-1)  # where the parser hung it on the verb
    if token.dep_ != "pobj" or token.head.lower_ != "without" or owner.i > token.i:
        return
    if owner.pos_ in {"VERB", "AUX"}:
        return
    whom = people.party(sentence, owner, words)
    if whom.sort == "object" and whom.figure is not None and whom.figure.words is not None:
        start, end = _span(sentence, token, whom)
        told = at_word(sentence, token, "damaged", "unknown", (), whom, start, end, "noun.lacking")
        yield replace(told, violent=True)


def _span(sentence: Sentence, token: Token, party: Party) -> tuple[int, int]:
    start, end = sentence.span(token, token)
    return min(start, party.start), max(end, party.end)
