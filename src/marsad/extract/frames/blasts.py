"""Bombs and fires told by where they went off: "a bomb exploded outside the embassy", "hurled two
grenades at the station", "set fire to the town hall".

In: a verb token and its reading. Out: Frames of harm to objects. Touches nothing.

The verb's own subject or object is the weapon; what was attacked hangs on a preposition. A bomb
that went off at a place without an object named there is told of nothing, and gives no frame.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.extract.frames import arguments, means, people
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.frames.words import Blast, Words
from marsad.extract.parse import Token

BY = frozenset({"verb.explosion", "verb.thrown"})  # rules of what also is a means of harm to people


def frames(sentence: Sentence, token: Token, blast: Blast, words: Words) -> Iterator[Frame]:
    """The frames of a verb of bombs or fires, one for each object named beside it."""
    weapon, doers = _weapon(token)
    if weapon is None or weapon.lower_ not in blast.weapons:
        return
    actors = tuple(_actors(sentence, doers, words))
    for head in _targets(token, weapon, blast):
        for each in people.coordinated(head):
            target = people.party(sentence, each, words)
            if target.sort != "object" or target.kind in {"part", "other"}:
                continue
            start = min(sentence.offset(token), sentence.offset(weapon))
            yield Frame(
                sentence=sentence,
                trigger=token.i,
                harm=blast.harm,
                act=blast.act,
                affected=target,
                actors=actors,
                start=start if each.i == head.i else target.start,
                end=max(target.end, sentence.span(token, token)[1]),
                rules=(f"verb.{blast.rule}", f"trigger.{token.lower_}"),
            )


def _weapon(token: Token) -> tuple[Token | None, list[Token]]:
    """What went off or was thrown, and who did it: "a bomb exploded", "they detonated a bomb"."""
    if arguments.is_passive(token):
        weapon = arguments.child(token, "nsubjpass") or arguments.subject(token)
        return weapon, arguments.object_of_preposition(token, "by")
    subject, weapon = arguments.subject(token), arguments.child(token, "dobj")
    if weapon is None:
        return subject, []
    return weapon, [subject] if subject is not None else []


def _targets(token: Token, weapon: Token, blast: Blast) -> list[Token]:
    """What the prepositions of verb or weapon name; "in front of the bank": the bank."""
    heads = []
    for anchor in (token, weapon):
        for noun in arguments.object_of_preposition(anchor, *blast.prepositions):
            inner = arguments.object_of_preposition(noun, "of")
            heads += inner if noun.lower_ in blast.sides and inner else [noun]
    return list({head.i: head for head in heads}.values())


def _actors(sentence: Sentence, heads: list[Token], words: Words) -> Iterator[Party]:
    for head in heads:
        for each in people.coordinated(head):
            party = people.party(sentence, each, words)
            if party.sort in {"person", "organisation"} and not means.is_means(each, words):
                yield party
