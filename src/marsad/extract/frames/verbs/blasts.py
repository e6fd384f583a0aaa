"""Bombs and fires told by where they went off: "a bomb exploded outside the embassy", "hurled two
grenades at the station", "set fire to the town hall".

In: a verb token and its reading. Out: Frames of harm to objects. Touches nothing.

The verb's own subject or object is the weapon; what was attacked hangs on a preposition. A bomb
that went off at a place without an object named there is told of nothing, and gives no frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.extract.frames import arguments, means, people
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.triggers import Blast
from marsad.extract.parse import Token

EXPLOSION = "noun.explosion"
# Rules of what also is a means of harm to people.
BY = frozenset(
    {"verb.explosion", "verb.thrown", "verb.set_off", "verb.went_off", "verb.planted",
     "verb.defused", EXPLOSION, "noun.attack"}
)  # fmt: skip


def frames(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """The frames of a verb of bombs or fires, one for each object named beside it."""
    particles = {c.lower_ for c in token.children if c.dep_ in {"prt", "advmod", "prep"}}
    weapon, doers = _weapon(token)
    for blast in words.triggers.blasts[token.lower_]:
        if blast.particle is not None and blast.particle not in particles:
            continue
        if weapon is None or weapon.lower_ not in blast.weapons:
            continue
        actors = () if blast.nobody else tuple(_actors(sentence, doers, words))
        told = list(_each(sentence, token, weapon, blast, words))
        for frame in told:
            yield replace(frame, actors=actors)
        if told:
            return


def explosions(sentence: Sentence, token: Token, blast: Blast, words: Words) -> Iterator[Frame]:
    """ "An explosion occurred near the bank", "the explosion of a bomb in the yard of a school",
    "a blast rocked the hotel"; an attack so only with its weapon ("a bomb attack")."""
    bombs = [c for c in token.children if c.dep_ in {"compound", "amod"}]
    bombs += arguments.object_of_preposition(token, "of")
    if not blast.weapons.isdisjoint(bomb.lower_ for bomb in bombs) or "" in blast.weapons:
        verb = token.head if token.dep_ == "nsubj" else None
        anchor = verb if verb is not None and verb.lemma_ in words.triggers.befall else token
        shaken = verb is not None and verb.lemma_ in words.triggers.shake
        own = [c for c in verb.children if c.dep_ == "dobj"] if verb is not None and shaken else []
        yield from _each(sentence, token, anchor, blast, words, (*bombs, *own), own)


def _each(
    sentence: Sentence,
    token: Token,
    weapon: Token,
    blast: Blast,
    words: Words,
    beside: Sequence[Token] = (),
    own: Sequence[Token] = (),
) -> Iterator[Frame]:
    rule = EXPLOSION if token.pos_ == "NOUN" else f"verb.{blast.rule}"
    for head in [*own, *_targets((token, weapon, *beside), blast)]:
        for each in people.coordinated(head, words):
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
                actors=(),
                start=start if each.i == head.i else target.start,
                end=max(target.end, sentence.span(token, token)[1]),
                rules=(rule, f"trigger.{token.lower_}"),
                standing=blast.status,
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


def _targets(anchors: Sequence[Token], blast: Blast) -> list[Token]:
    """What the prepositions of verb or weapon name; "in front of the bank": the bank; of "a bomb
    planted near the bank was defused" as well."""
    heads = []
    planted = [c for anchor in anchors for c in anchor.children if c.dep_ == "acl"]
    for anchor in (*anchors, *planted):
        for noun in arguments.object_of_preposition(anchor, *blast.prepositions):
            inner = arguments.object_of_preposition(noun, "of")
            heads += inner if noun.lower_ in blast.sides and inner else [noun]
    return list({head.i: head for head in heads}.values())


def _actors(sentence: Sentence, heads: list[Token], words: Words) -> Iterator[Party]:
    for head in heads:
        for each in people.coordinated(head, words):
            party = people.party(sentence, each, words)
            if party.sort in {"person", "organisation"} and not means.is_means(each, words):
                yield party
