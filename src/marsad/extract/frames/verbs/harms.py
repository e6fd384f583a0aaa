"""What a verb does to such a noun: "hit" wounds nobody without a bullet, a burnt house is
destroyed.

In: the reading of a verb and who or what it was done to. Out: a harm, and an act of context where
there is none. Touches nothing.
"""

from __future__ import annotations

from marsad.extract.frames import arguments, doers, things
from marsad.extract.frames.frame import Party
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.triggers import Verb
from marsad.extract.parse import Token

# Verbs for which a shrine or a minaret that is struck is damaged: there is nothing to attack in it.
_STRIKE = frozenset({"hit", "strike", "shell", "bomb", "bombard", "target", "attack"})
_BULLETS = frozenset(
    "bullet bullets gunfire gunshot gunshots shrapnel shot shots round rounds".split()
)
# What a fire leaves nothing of.
_BURN = frozenset({"home", "vehicle", "market", "camp", "aid", "other"})
_DEAD = frozenset("body bodies corpse corpses remains cadaver cadavers".split())
_PARTLY = frozenset({"partially", "partly"})
_PEOPLE = frozenset({"people", "persons", "women", "children", "thousands", "hundreds", "dozens"})


def of(
    verb: Verb, harm: str | None, object_harm: str | None, whom: Party, token: Token, *, shot: bool
) -> tuple[str, str | None] | None:
    """What the verb says of such a noun, and a context act; None where it says no harm."""
    if verb.place is not None and _bare_name(whom) and not arguments.is_passive(token):
        return "none", verb.place
    if whom.sort == "place":
        if verb.place is not None:
            return "none", verb.place
        if object_harm == "attacked" and verb.act in {"shelling", "bombing"}:
            return object_harm, None
        return None
    if whom.sort == "object":
        if object_harm is None or verb.only in {"person", "place"}:
            return None
        if whom.kind == things.PART:
            return ("damaged", None) if object_harm in {"damaged", "destroyed"} else None
        if object_harm == "attacked" and whom.kind == "heritage" and verb.lemma in _STRIKE:
            return "damaged", None
        if verb.lemma == "burn" and object_harm == "damaged" and whom.kind in _BURN:
            return "destroyed", None
        if whom.kind == "vehicle" and verb.lemma in {"hit", "strike"} and _by_fire(token):
            return "damaged", None
        if whom.kind == "other" and object_harm == "attacked":
            return None
        return object_harm, None
    if whom.sort != "person" or harm is None:
        return None
    if verb.lemma == "burn" and not _DEAD.isdisjoint(whom.words.lower().split()):
        return None  # "burned their bodies": of people who were dead
    if verb.only == "object" and verb.lemma not in {"hit", "strike"}:
        return None
    if verb.only == "child" and not (whom.age_group == "child" or whom.pronoun):
        return None
    if verb.only == "civilian" and not _may_flee(whom):
        return None
    if verb.lemma == "use" and not _for_a_purpose(token, pronoun=whom.pronoun):
        return None
    if verb.lemma in {"hit", "strike"} and not _by_bullet(token) and not shot:
        return None
    return harm, None


def _bare_name(whom: Party) -> bool:
    """ "Rebels captured Bunagana": one name alone, that no list knows, is a town before it is a
    person."""
    alone = whom.words.isalpha() and whom.words[:1].isupper() and not whom.words.isupper()
    return whom.sort == "person" and whom.kind == "unknown" and alone and bool(whom.names)


def as_far_as(said: tuple[str, str | None], token: Token) -> tuple[str, str | None]:
    """ "Partially destroyed" is damaged."""
    if said[0] == "destroyed" and any(c.lower_ in _PARTLY for c in token.children):
        return "damaged", said[1]
    return said


def by_whom(
    verb: Verb, said: tuple[str, str | None], actors: tuple[Party, ...], words: Words
) -> tuple[str, str | None]:
    """ "Held by the militia": by nobody with the power to arrest."""
    if verb.lemma != "hold" or said[0] != "detained" or doers.may_arrest(actors, words):
        return said
    return ("abducted", said[1]) if doers.is_armed_group(actors) else said


def _for_a_purpose(token: Token, *, pronoun: bool) -> bool:
    """ "used children as porters", "in attacks", "to carry bombs"; a pronoun may stand for things
    ("the teachers use them to prepare classes")."""
    ends = (c for c in token.children if c.dep_ in {"xcomp", "advcl"})
    to_do = any(i.lower_ == "to" for end in ends for i in end.children)
    what_for = {"as", "in"} if pronoun else {"as", "in", "to"}
    return any(c.lower_ in what_for for c in token.children) or (to_do and not pronoun)


def _may_flee(whom: Party) -> bool:
    """Whoever did it flees too; only civilians and unspecified people are displaced by fleeing."""
    told = whom.kind == "civilian" or bool(_PEOPLE & set(whom.words.lower().split()))
    if not told or whom.pronoun or whom.figure is None:
        return False
    return whom.figure.high is None or whom.figure.high > 1


def _by_fire(token: Token) -> bool:
    """ "Two lorries were hit by machine-gun fire"."""
    nouns = arguments.object_of_preposition(token, "by")
    return any(noun.lower_ in _BULLETS or noun.lower_ == "fire" for noun in nouns)


def _by_bullet(token: Token) -> bool:
    """ "Struck by gunfire", "a bullet hit her", "fired several shots, hitting two men"."""
    nouns = arguments.object_of_preposition(token, "by", "in", "with")
    does = arguments.subject(token)
    above = token.head if token.dep_ in {"advcl", "conj", "acl"} else token
    fired = above.lemma_ in {"fire", "shoot"} or (
        above.lemma_ == "open" and any(c.lower_ == "fire" for c in above.children)
    )
    return (fired and above.i != token.i) or any(
        noun.lower_ in _BULLETS for noun in [*nouns, *([does] if does is not None else [])]
    )
