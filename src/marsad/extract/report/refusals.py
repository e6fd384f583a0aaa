"""What a verb of denial denies, where the words only refer: "it", "the claims", "responsibility".

In: a verb of denial. Out: the word for what is denied, or None where the sentence itself tells it.
Touches nothing. Which statements the word means says ``accounts``.
"""

from __future__ import annotations

from functools import cache

from marsad import lexicon
from marsad.extract import voices
from marsad.extract.frames import arguments
from marsad.extract.parse import Token

RELATIVE = frozenset({"which", "that", "what"})


def denied(verb: Token) -> Token | None:
    """The object that only refers: "it", "the accusation", "responsibility", "which"."""
    if verb.lower_ in words("calls"):
        return _called_untrue(verb)
    if verb.lower_ in words("says"):
        return _said_untrue(verb)
    thing = arguments.child(verb, "dobj", "nsubjpass")
    if thing is None and (done := _done(verb)) is not None:
        return done
    if thing is None or arguments.child(verb, "ccomp", "xcomp") is not None:
        return None
    lower = thing.lower_
    if lower in words("pronouns") or (lower in RELATIVE and verb.dep_ != "ROOT"):
        return thing
    if lower in words("blame") or (verb.lemma_ == "deny" and lower in words("deeds")):
        return thing
    return thing if _stands_for_account(thing) else None


def _done(verb: Token) -> Token | None:
    """ "Denied that his men had done so", "denied doing it": the word for the deed."""
    clause = arguments.child(verb, "ccomp", "xcomp", "pcomp")
    if clause is None:
        return None
    if clause.lower_ in words("blame"):
        return clause  # "denied that his men were involved"
    if clause.lemma_ == "be":
        said = arguments.child(clause, "acomp", "attr")
        return said if said is not None and said.lower_ in words("blame") else None
    if clause.lemma_ != "do":
        return None
    so = arguments.child(clause, "dobj", "advmod")
    return so if so is not None and so.lower_ in words("pronouns") else None


def _stands_for_account(thing: Token) -> bool:
    """ "The claim", "the rebels' claim", "the account of the rebels"; not "the claim that …" and
    "accusations of torture", which tell what is denied."""
    told = {"acl", "ccomp", "relcl"} & {child.dep_ for child in thing.children}
    about = arguments.object_of_preposition(thing, "of", "that")
    tellers = all(
        one.lower_ in words("events") or voices.source_kind(one.text) != "unknown" for one in about
    )
    return thing.lower_ in words("accusations") and not told and tellers


def _called_untrue(verb: Token) -> Token | None:
    """ "Called it an invention", "described the charge as theatre": what is called untrue."""
    clause = arguments.child(verb, "ccomp", "xcomp")
    thing = arguments.child(verb, "dobj") or (
        None if clause is None else arguments.child(clause, "nsubj")
    )
    untrue = any(t.lower_ in words("untrue") for t in verb.below)
    return thing if thing is not None and untrue and _refers(thing) else None


def _said_untrue(verb: Token) -> Token | None:
    """ "Said the report was false", "it is not true, he said": what is said to be untrue."""
    clause = arguments.child(verb, "ccomp")
    thing = None if clause is None else arguments.child(clause, "nsubj")
    said = None if clause is None else arguments.child(clause, "acomp", "attr")
    if clause is None or thing is None or said is None or not _refers(thing):
        return None
    negated = arguments.child(clause, "neg") is not None
    return thing if said.lower_ in words("held_true" if negated else "untrue") else None


def _refers(thing: Token) -> bool:
    referring = thing.lower_ in words("pronouns") or thing.lower_ in RELATIVE
    return referring or _stands_for_account(thing)


@cache
def words(key: str) -> frozenset[str]:
    """A list of ``lexicon/en/denials.yaml``."""
    return frozenset(lexicon.load("en", "denials")[key])
