"""Nouns that name a happening → frames: "the killing of nine men", "412 killings", "the attack on
the ferry".

In: a token and its reading. Out: Frames. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from marsad.extract.frames import arguments, means, people, quantity, roles, things
from marsad.extract.frames.frame import Frame, Party, Sentence, at_word
from marsad.extract.frames.people import kinds
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.triggers import Noun
from marsad.extract.parse import Token
from marsad.model import HARMS_TO_OBJECTS, Figure

# Behind what the thing stands that a noun is done to: "damage to the roof of", "the attack on".
_ALSO_MEANT = frozenset({"strike", "strikes", "raid", "raids"})  # of workers, on a fridge
_BEHIND = {"attacked": ("on", "against", "of"), "damaged": ("of", "to")}


def frames(sentence: Sentence, token: Token, noun: Noun, words: Words) -> Iterator[Frame]:
    """The frames of a noun that names a happening; none where it names nobody and no number."""
    if noun.harm in HARMS_TO_OBJECTS:
        yield from _to_objects(sentence, token, noun, words)
        return
    harmed, owner = roles.affected_by_noun(token, words.triggers.light)
    actors = [each for head in arguments.object_of_preposition(token, "by") for each in
              people.coordinated(head, words)]  # fmt: skip
    rule = "noun.of"
    if not harmed and owner:
        whose = people.party(sentence, owner[0], words)
        doer = whose.kind in kinds.ARMED or owner[0].lower_ == "group" or whose.sort != "person"
        if not doer:
            harmed, owner, rule = owner, [], "noun.possessor"
    if not harmed:
        harmed = [
            c for c in token.children if c.dep_ in {"compound", "amod"} and _names_people(c, words)
        ]
    number = quantity.own_number(sentence, token, words)
    whom = [
        people.party(sentence, each, words) for h in harmed for each in people.coordinated(h, words)
    ]
    whom = [party for party in whom if party.sort == "person"]
    act, accident = means.act(sentence, token, words)
    if accident:
        return
    doers = _doers(sentence, token, [*actors, *owner], words)
    name = partial(
        at_word, sentence, token, noun.harm, noun.act if noun.act != "unknown" else act, doers
    )
    if number is not None and number.high == 0 and noun.harm == "detained":
        return  # "no arrests": nobody says that nobody is held
    if number is not None:
        start, end = _span(sentence, token, number)
        party = _counted(sentence, token, number, whom, start, end)
        yield name(party, start, end, "noun.count")
        return
    tried = token.dep_ == "compound" and token.head.lower_ in arguments.ATTEMPTS
    for party in whom:
        start = sentence.offset(token)
        if party.start < start and rule == "noun.of":
            start = party.start
        low, high = min(start, party.start), max(party.end, sentence.span(token, token)[1])
        told = name(party, low, high, rule)
        yield replace(told, standing="attempted") if tried else told


def _to_objects(sentence: Sentence, token: Token, noun: Noun, words: Words) -> Iterator[Frame]:
    """ "the destruction of a mosque", "staged an attack on a school", "the attack on the ferry",
    "106 attacks on hospitals" (so many events). One named in passing ("killed in an attack on a
    market") is how people were harmed, told with them."""
    prepositions = _BEHIND.get(noun.harm, ("of",))
    number = quantity.own_number(sentence, token, words)
    passing = noun.harm == "attacked" and token.dep_ not in {"dobj", "nsubjpass"}
    if passing and token.tag_ != "NN" and (number is None or token.dep_ == "pobj"):
        return  # "attacks on pipelines": a habit; "killed in two attacks": told with the killed
    if noun.harm == "attacked" and _in_words(sentence, token, words):
        return
    if token.lower_ in _ALSO_MEANT and token.dep_ == "pobj" and token.head.lower_ == "by":
        return  # "the line was cut by a strike on a viaduct": the cut line is what is told
    rule = "noun.attack" if passing else "noun.of"
    rule = rule if number is None else "noun.count"
    doers = _doers(sentence, token, arguments.object_of_preposition(token, "by"), words)
    act, _ = means.act(sentence, token, words)
    named = _act(token, act, words) if noun.act == "unknown" else noun.act
    anchor = token.head if token.dep_ == "compound" else token  # "sabotage actions against"
    heads = arguments.object_of_preposition(anchor, *prepositions)
    if not heads and noun.harm == "attacked" and token.head.lower_ in words.triggers.light:
        heads = arguments.object_of_preposition(token.head, *prepositions)
    for head in heads:
        for each in people.coordinated(head, words):
            target = people.party(sentence, each, words)
            if noun.harm in {"damaged", "destroyed"}:
                target = things.taken_for(sentence, each, target, token.lower_, noun.harm, words)
            if target.sort == "object" and target.kind != things.PART:
                start = sentence.offset(token)
                if number is not None:
                    start = _span(sentence, token, number)[0]
                    target = replace(target, figure=replace(number, unit="events"))
                told = at_word(
                    sentence, token, noun.harm, named, doers, target, start, target.end, rule
                )
                yield replace(told, violent=token.lower_ in _ALSO_MEANT)


def _act(token: Token, around: str, words: Words) -> str:
    pair = f"{token.nbor(-1).lower_} {token.lower_}" if token.i > 0 else token.lower_
    return words.acts.act.get(pair) or words.acts.act.get(token.lower_, around)


def _in_words(sentence: Sentence, token: Token, words: Words) -> bool:
    """ "The columnist's attack on the bank": by nobody who bears arms."""
    owners = [people.party(sentence, c, words) for c in token.children if c.dep_ == "poss"]
    dated = [any(m.start <= o.start < m.end for m in sentence.dates) for o in owners]
    return any(
        o.sort != "place" and o.kind not in kinds.ARMED and not when
        for o, when in zip(owners, dated, strict=True)
    )


def _doers(sentence: Sentence, token: Token, heads: list[Token], words: Words) -> tuple[Party, ...]:
    if not heads:
        verb = arguments.governor(token)
        if verb is not None and verb.lemma_ == "blame":
            on = arguments.object_of_preposition(verb, "on")
            blamed = on[0] if on else arguments.child(verb, "dobj", "nsubjpass")
            nobody = blamed is None or arguments.is_each_other(blamed)
            heads = [] if blamed is None or nobody or blamed.is_ancestor(token) else [blamed]
        elif (
            verb is not None
            and verb.lower_ in words.triggers.light
            and token.dep_ in {"dobj", "nsubjpass"}
        ):
            heads = roles.actors_of_verb(verb, "object")
        elif verb is not None and token.dep_ == "dobj" and not arguments.is_passive(verb):
            # "verified the recruitment of 64 children, 51 of them boys, by three groups"
            heads = arguments.object_of_preposition(verb, "by")
    parties = [
        people.party(sentence, head, words) for head in heads if not means.is_means(head, words)
    ]
    return tuple(p for p in parties if p.sort in {"person", "organisation", "place"} or p.pronoun)


def _names_people(token: Token, words: Words) -> bool:
    if token.lower_ == "minor" and token.tag_ == "JJ":
        return False  # "minor injuries"
    if token.lower_ == "national":
        return False  # "national liberation"; a person only by itself, or in the plural
    return token.lower_ in words.people.person_kind or token.lower_ in {
        "civilian",
        "child",
        "teenage",
    }


def _span(sentence: Sentence, token: Token, number: Figure) -> tuple[int, int]:
    starts = [quantity.mention_start(sentence, c) for c in token.children if c.i < token.i and
              (quantity.figure_at(sentence, c) == number or c.text == number.words)]  # fmt: skip
    return min(starts, default=sentence.offset(token)), sentence.span(token, token)[1]


def _counted(
    sentence: Sentence, token: Token, number: Figure, whom: list[Party], start: int, end: int
) -> Party:
    if whom:
        return replace(whom[0], figure=replace(number, unit="persons"))
    return quantity.counted(sentence, token, start, end, number)
