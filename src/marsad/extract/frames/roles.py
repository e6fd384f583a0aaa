"""Who did it and to whom (the semantic roles of agent and patient), of a verb or a noun of harm.

In: a token of a parse. Out: the tokens that head those noun phrases. Touches nothing.

Voice decides: the subject of a passive, the noun before a reduced relative ("the six men shot
dead") and the object of an active are the same argument.
"""

from __future__ import annotations

from marsad.extract.frames import arguments
from marsad.extract.parse import Token

_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
_TELLS = frozenset({"say", "allege", "state", "add", "note", "warn"})
_TOGETHER = frozenset({"along", "together"})


def affected_by_verb(token: Token, takes: str, finds: frozenset[str]) -> list[Token]:
    """Heads of the noun phrases that the verb says were harmed."""
    if takes == "subject":
        found = sufferer(token, finds)
        return [found, *along_with(token)] if found is not None else []
    if arguments.is_passive(token):
        own = arguments.own_subject(token)
        if own is not None:
            listed = [c for c in token.children if c.dep_ == own.dep_ and c.i > own.i]
            # "a man, his wife and their two sons"
            return [arguments.antecedent(own, token), *listed, *along_with(token)]
        if token.dep_ in {"acl", "amod", "relcl"}:
            return [token.head]
        found = arguments.subject(token)
        return [found, *along_with(token)] if found is not None else []
    own = arguments.direct_object(token)
    if own is not None and own.tag_ not in {"WDT", "WP"} and own.lower_ not in arguments.RELATIVE:
        # "killed a couple and their three children": the parser may hang the second on the verb
        listed = [c for c in token.children if c.dep_ == "conj" and _can_be_harmed(c)]
        return [own, *(c for c in listed if c.i > own.i), *_then_himself(token, own)]
    doer = arguments.child(token, "nsubj")
    if token.dep_ == "relcl" and doer is not None and doer.lower_ not in arguments.RELATIVE:
        return [token.head]  # "the man whom they shot", not "the man who shot and wounded five"
    shared = next((c for c in token.children if c.dep_ == "conj" and c.pos_ == "VERB"), None)
    if own is None and shared is not None and arguments.child(shared, "nsubj", "nsubjpass") is None:
        own = arguments.child(shared, "dobj")  # "shot and killed two men": one object for both
        return [own] if own is not None else []
    clause = arguments.child(token, "ccomp")
    if own is None and clause is not None and clause.i < token.i + 6:
        inner = arguments.child(clause, "nsubj")
        if inner is not None and token.lemma_ == "leave":
            return [inner]
    return []


def _then_himself(token: Token, own: Token) -> list[Token]:
    """ "Killed his wife, then himself": the parser hangs the last anywhere but on the wife."""
    found: list[Token] = []
    for other in token.subtree:
        if other.i > own.i and other.pos_ == "VERB":
            break
        if other.i > own.i + 1 and other.lower_ in _REFLEXIVE and other.nbor(-1).lower_ == "then":
            found.append(other)
    return found


def _can_be_harmed(token: Token) -> bool:
    """A noun, or a number of some: "two of his wives"."""
    return token.pos_ == "NOUN" or (
        token.tag_ == "CD" and any(c.lower_ == "of" for c in token.children)
    )


def along_with(token: Token) -> list[Token]:
    """ "was shot along with three others", "died together with her son": harmed as the subject."""
    withs = [w for c in (token, *token.children) for w in c.children if w.lower_ == "with"]
    beside = [w for w in withs if w.i > token.i and w.nbor(-1).lower_ in _TOGETHER]
    return [harmed for w in beside for harmed in w.children if harmed.dep_ == "pobj"]


def actors_of_verb(token: Token, takes: str) -> list[Token]:
    """Heads of the noun phrases that the verb says did it; none if it does not say. ``takes`` is
    ``goer`` for "the raiders made off with": a past tense without an object is no passive."""
    if takes == "goer":
        found = arguments.subject(token)
        return [found] if found is not None else []
    if takes == "subject":
        return arguments.object_of_preposition(token, "by", "from")
    if arguments.is_passive(token):
        agents = arguments.object_of_preposition(token, "by")
        if not agents and token.dep_ == "conj":
            agents = arguments.object_of_preposition(token.head, "by")
        return agents or _shared_agent(token)
    found = arguments.subject(token)
    if found is None:
        found = arguments.child(token, "csubj")  # "Shelling by the army killed two"
    if found is not None and found.head.i != token.i and _tells(found):
        return []
    return [found] if found is not None else []


def _tells(subject: Token) -> bool:
    """ "Amnesty said on Monday, after …": who tells of it did it only where the sentence says so
    ("said it had"); "were said to have killed" tells nothing."""
    return subject.dep_ == "nsubj" and subject.head.lemma_ in _TELLS


def _shared_agent(token: Token) -> list[Token]:
    """ "were beaten and robbed by the guards": the agent of the last stands for all before it."""
    for verb in token.children:
        own = arguments.child(verb, "nsubj", "nsubjpass", "dobj")
        if verb.dep_ == "conj" and verb.tag_ == "VBN" and own is None:
            return arguments.object_of_preposition(verb, "by")
    return []


def himself(token: Token, verb: Token) -> Token:
    """Whom a reflexive stands for: the subject of its verb ("the man shot himself")."""
    if token.lower_ not in _REFLEXIVE:
        return token
    found = arguments.subject(verb)
    if found is not None and found.tag_ in {"NNS", "NNPS"} and token.lower_ != "themselves":
        single = [
            o for o in arguments.object_of_preposition(found, "of") if o.tag_ in {"NN", "NNP"}
        ]
        return single[0] if single else token  # "the parents of the boy who shot himself"
    return token if found is None else found


def sufferer(token: Token, finds: frozenset[str]) -> Token | None:
    """The subject; of a participle beside a verb of finding, whom it found ("located the boy
    suffering from …")."""
    head = token.head
    beside = token.tag_ == "VBG" and token.dep_ in {"advcl", "xcomp", "acl", "ccomp"}
    if beside and head.lemma_ in finds and not arguments.is_passive(head):
        found = arguments.direct_object(head)
        if found is not None:
            return found
    return arguments.subject(token)


def affected_by_noun(
    token: Token, light: frozenset[str] = frozenset()
) -> tuple[list[Token], list[Token]]:
    """Of a noun such as *killing*: the harmed in its "of", and its possessor.

    "The murder in Orlu of two teachers": the parser hangs "of" on the place. "The murder committed
    (a verb of ``light``) by gunmen against a teacher". "An assassination attempt on a judge".
    """
    harmed = arguments.object_of_preposition(token, "of")
    if token.dep_ == "compound" and token.head.lower_ in arguments.ATTEMPTS:
        harmed = arguments.object_of_preposition(token.head, "on", "against", "of")
    for c in token.children if not harmed else ():
        if c.dep_ == "prep" and c.lower_ in {"in", "at", "on"}:
            named = [p for p in c.children if p.dep_ == "pobj" and p.pos_ in {"PROPN", "NUM"}]
            harmed += [
                noun for place in named for noun in arguments.object_of_preposition(place, "of")
            ]
        elif c.dep_ == "acl" and c.lower_ in light:
            harmed += arguments.object_of_preposition(c, "against")
    owner = [c for c in token.children if c.dep_ == "poss"]
    harmed = harmed or arguments.object_of_preposition(token, "against")
    if not harmed and token.dep_ == "dobj" and token.head.pos_ == "VERB":
        told = arguments.object_of_preposition(token.head, "against")
        harmed = [noun for noun in told if noun.tag_ != "CD"]  # not "212 killings, against 187"
    return harmed, owner
