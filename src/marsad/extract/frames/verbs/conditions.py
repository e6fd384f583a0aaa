"""Which reading of a verb holds: "led away", "shot dead", "treated for wounds".

In: a verb token and its readings. Out: the harm to people and to objects, None if none holds.
Touches nothing.
"""

from __future__ import annotations

from marsad.extract.frames import arguments, people
from marsad.extract.frames.frame import Party, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.triggers import Verb
from marsad.extract.parse import Token

_CARE = frozenset({"hospital", "hospitals", "clinic", "safety", "morgue", "shelter"})


def reading(token: Token, verb: Verb) -> tuple[str | None, str | None] | None:
    """Harm to people and to objects under the conditions that hold; None: not this reading."""
    harm, object_harm = verb.harm, verb.object
    for condition in verb.conditions:
        if _holds(token, condition):
            if condition.get("harm") == "killed" and "conjunct" in condition:
                return None  # "shot and killed": the second verb says it
            to_object = condition.get("object")  # a list: the words that the condition looks for
            known = to_object if isinstance(to_object, str) else object_harm
            return condition.get("harm", harm), known
    if verb.conditions and all("particle" in condition for condition in verb.conditions):
        if verb.lemma == "burn":
            return harm, object_harm
        return None
    if harm is None and object_harm is None and verb.place is None:
        return None
    return harm, object_harm


def _ruled(token: Token) -> bool:
    """ "…, the judges held, …": without an auxiliary, and nothing says where or by whom."""
    bare = token.head.tag_ != "CD" and all(c.dep_ not in {"auxpass", "aux"} for c in token.children)
    return bare and (token.i + 1 == len(token.doc) or token.nbor(1).text in {",", ".", "that"})


def _holds(token: Token, condition: dict[str, object]) -> bool:
    children = list(token.children)
    if "particle" in condition:
        return any(
            c.lower_ == condition["particle"] and c.dep_ in {"prt", "advmod", "prep"}
            for c in children
        )
    if "resultative" in condition:
        return _to_death(token)
    if "adverb" in condition:
        return any(c.lower_ == condition["adverb"] for c in children)
    if "conjunct" in condition:
        return any(c.dep_ == "conj" and c.lower_ == condition["conjunct"] for c in children)
    if "object" in condition:
        objects = condition["object"]
        return isinstance(objects, list) and any(
            c.dep_ == "dobj" and c.lower_ in objects for c in children
        )
    if "object_complement" in condition or "complement" in condition:
        wanted = condition.get("object_complement") or condition.get("complement")
        deps = {"oprd", "acomp", "xcomp", "attr", "dobj", "npadvmod", "advmod", "dep", "advcl"}
        return isinstance(wanted, list) and any(
            c.dep_ in deps and c.lower_ in wanted for c in children
        )
    for preposition in ("for", "in", "to"):
        if preposition in condition:
            wanted = condition[preposition]
            nouns = arguments.object_of_preposition(token, preposition)
            if preposition == "for" and (whom := arguments.direct_object(token)) is not None:
                nouns = nouns + arguments.object_of_preposition(whom, preposition)
            return isinstance(wanted, list) and any(noun.lower_ in wanted for noun in nouns)
    if "passive" in condition:
        return arguments.is_passive(token) and token.dep_ != "amod" and not _ruled(token)
    if "from" in condition:
        taken = arguments.child(token, "nsubjpass") is not None
        to = arguments.object_of_preposition(token, "to")
        if any(noun.lower_ in _CARE for noun in to):
            return False
        return taken and any(
            place.lower_ not in {"hospital", "scene", "office"}
            for place in arguments.object_of_preposition(token, "from")
        )
    return False


def _to_death(token: Token) -> bool:
    for c in token.children:
        if c.lower_ == "dead" and c.dep_ in {"oprd", "acomp", "advmod", "xcomp", "amod"}:
            return True
        if c.dep_ == "prep" and c.lower_ == "to" and any(i.lower_ == "death" for i in c.children):
            return True
    follow = token.doc.words(token.doc[token.i + 1 : token.i + 3]).lower()
    return follow.startswith("dead") or follow == "to death"


def shoots_at(sentence: Sentence, token: Token, words: Words) -> bool:
    """ "Gunmen shot at a wall", "soldiers shot at the crowd"; not "officers shot at checkpoint",
    where a headline leaves out "were"."""
    subject = arguments.child(token, "nsubj")
    if subject is None or arguments.child(token, "auxpass", "agent") is not None:
        return False
    aims = arguments.object_of_preposition(token, "at", "toward", "towards")
    kind = people.party(sentence, subject, words).kind if aims else "unknown"
    meant = any(c.dep_ in {"det", "poss", "nummod"} for aim in aims for c in aim.children)
    return kind == "armed_group" or (kind in {"military", "police"} and meant)


def to_be_built_over(token: Token, verb: Verb, actors: tuple[Party, ...]) -> bool:
    """ "A disused mill is to be demolished": by a town's planners, where nothing else tells of
    violence."""
    if verb.lemma != "demolish" or actors or arguments.child(token, "auxpass") is None:
        return False
    return any(c.dep_ == "aux" and (c.lower_ == "to" or c.tag_ == "MD") for c in token.children)
