"""Who did it and to whom, read off the dependency parse of a verb or a noun.

In: a token of a parse. Out: the tokens that head its arguments. Touches nothing.

Voice decides: the subject of a passive, the noun before a reduced relative ("the six men shot
dead") and the object of an active are the same argument.
"""

from __future__ import annotations

from marsad.extract.parse import Token

_SUBJECTS = frozenset({"nsubj", "csubj"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself"})
_WHERE = frozenset({"outside", "inside", "near", "behind", "along", "off", "at", "in", "by"})
_BLAMES = frozenset(
    "accuse suspect blame charge convict sentence jail imprison try indict prosecute".split()
)
_QUOTES = frozenset({"quote", "cite"})
_RESPONSIBILITY = frozenset({"responsibility", "credit"})
ATTEMPTS = frozenset({"attempt", "attempts", "bid", "plot"})  # nouns
_NOBODY = frozenset({"nobody", "none", "neither", "no-one"})
_TOGETHER = frozenset({"along", "together"})
_CLIMB = frozenset({"xcomp", "advcl", "conj", "pcomp", "ccomp"})


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def direct_object(token: Token) -> Token | None:
    """The object; in a headline "outside" before a noun makes it a place ("Man shot outside shop"),
    whatever the parser took it for."""
    own = child(token, "dobj")
    if own is not None and any(c.lower_ in _WHERE and c.i > token.i for c in own.lefts):
        return None
    return own


def object_of_preposition(token: Token, *prepositions: str) -> list[Token]:
    """Objects of the prepositions that hang on ``token``: "by gunmen" → gunmen."""
    return [
        inner
        for c in token.children
        if c.dep_ in {"prep", "agent", "dative"} and c.lower_ in prepositions
        for inner in c.children
        if inner.dep_ == "pobj"
    ]


def is_passive(token: Token) -> bool:
    """Whether the verb stands in the passive, with or without its auxiliary."""
    if child(token, "nsubjpass", "auxpass", "agent") is not None:
        return True
    if token.tag_ in {"VBN", "VBD"} and token.dep_ == "acl":
        return child(token, "dobj") is None
    if token.tag_ in {"VBN", "VBD"} and token.dep_ == "amod":
        return True
    if token.tag_ == "VBN" and token.dep_ == "xcomp" and child(token.head, "nsubjpass") is not None:
        return direct_object(token) is None  # "was found shot to death"
    reported = token.head.dep_ == "acl" and token.head.tag_ == "VBN"
    if token.tag_ == "VBN" and token.dep_ == "xcomp" and reported:
        return direct_object(token) is None  # "no persons reported harmed"
    bare = child(token, "nsubj", "dobj", "aux") is None
    if token.dep_ == "conj" and token.tag_ in {"VBN", "VBD"} and bare:
        return is_passive(token.head)
    own = child(token, "nsubj")
    if token.tag_ in {"VBN", "VBD"} and own is not None and own.tag_ != "PRP":
        if any(c.dep_ == "conj" and child(c, "dobj") is not None for c in token.children):
            return False  # "rebels kidnapped and killed 11 people"
        # A headline drops the auxiliary ("25 killed in raid"), and so does a gapped second
        # clause ("… were killed and 30 others injured"); an active would have its object.
        return direct_object(token) is None and child(token, "ccomp", "xcomp") is None
    return False


def subject(token: Token, depth: int = 0) -> Token | None:
    """The grammatical subject, through control, coordination and participles."""
    own = child(token, "nsubj", "nsubjpass")
    if own is not None:
        return _antecedent(own, token)
    if depth > 6:
        return None
    if token.dep_ in {"acl", "relcl"}:
        return token.head
    if token.dep_ in {"xcomp", "ccomp"} and token.dep_ != "ccomp":
        controller = child(token.head, "dobj")
        if controller is not None and token.head.lemma_ not in {"threaten", "promise", "vow"}:
            return controller
    if token.dep_ == "pcomp" and (named := _named_before(token.head)) is not None:
        return named
    if token.dep_ in _CLIMB or (token.dep_ == "dep" and token.head.pos_ == "VERB"):
        head = token.head
        if head.dep_ == "prep":
            head = head.head
        if head.pos_ in {"VERB", "AUX"}:
            return subject(head, depth + 1)
    return None


def _named_before(preposition: Token) -> Token | None:
    """Who did what stands behind "accused the militia of", "quoted a doctor as" and "claimed
    responsibility for"; the parser may hang the "of" on the accused."""
    head = preposition.head
    if head.dep_ == "dobj" and head.head.lemma_ in _BLAMES and preposition.lower_ == "of":
        return head
    if head.lower_ in _RESPONSIBILITY and head.head.pos_ == "VERB":
        return subject(head.head)
    if head.lemma_ in _BLAMES or (preposition.lower_ == "as" and head.lemma_ in _QUOTES):
        return child(head, "dobj", "nsubjpass")
    return None


def told_when(token: Token) -> Token | None:
    """The verb of the first "when …" behind the token. The parser hangs it on whatever stands
    before it: "18 were killed and 30 others injured on Tuesday when gunmen attacked"."""
    for other in token.doc[token.i + 1 :]:
        if other.text == ";":
            return None
        if other.lower_ == "when" and other.dep_ in {"advmod", "mark"}:
            return other.head if other.head.pos_ == "VERB" and other.head.i > other.i else None
    return None


def is_nobody(token: Token) -> bool:
    """ "no one", "nobody", "none of the groups", "no group": who did or said nothing."""
    none = {"no", "neither"}
    return token.lower_ in _NOBODY or any(c.lower_ in none for c in token.children)


def affected_by_verb(token: Token, takes: str, finds: frozenset[str]) -> list[Token]:
    """Heads of the noun phrases that the verb says were harmed."""
    if takes == "subject":
        found = sufferer(token, finds)
        return [found, *along_with(token)] if found is not None else []
    if is_passive(token):
        own = child(token, "nsubjpass", "nsubj")
        if own is not None:
            listed = [c for c in token.children if c.dep_ == own.dep_ and c.i > own.i]
            # "a man, his wife and their two sons"
            return [_antecedent(own, token), *listed, *along_with(token)]
        if token.dep_ in {"acl", "amod", "relcl"}:
            return [token.head]
        found = subject(token)
        return [found, *along_with(token)] if found is not None else []
    own = direct_object(token)
    if own is not None and own.tag_ not in {"WDT", "WP"} and own.lower_ not in _RELATIVE:
        # "killed a couple and their three children": the parser may hang the second on the verb
        listed = [c for c in token.children if c.dep_ == "conj" and _can_be_harmed(c)]
        return [own, *(c for c in listed if c.i > own.i)]
    doer = child(token, "nsubj")
    if token.dep_ == "relcl" and doer is not None and doer.lower_ not in _RELATIVE:
        return [token.head]  # "the man whom they shot", not "the man who shot and wounded five"
    shared = next((c for c in token.children if c.dep_ == "conj" and c.pos_ == "VERB"), None)
    if own is None and shared is not None and child(shared, "nsubj", "nsubjpass") is None:
        own = child(shared, "dobj")  # "shot and killed two men": one object for both
        return [own] if own is not None else []
    clause = child(token, "ccomp")
    if own is None and clause is not None and clause.i < token.i + 6:
        inner = child(clause, "nsubj")
        if inner is not None and token.lemma_ == "leave":
            return [inner]
    return []


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
        found = subject(token)
        return [found] if found is not None else []
    if takes == "subject":
        return object_of_preposition(token, "by", "from")
    if is_passive(token):
        agents = object_of_preposition(token, "by")
        if not agents and token.dep_ == "conj":
            agents = object_of_preposition(token.head, "by")
        return agents or _shared_agent(token)
    found = subject(token)
    if found is None:
        found = child(token, "csubj")  # "Shelling by the army killed two"
    return [found] if found is not None else []


def _shared_agent(token: Token) -> list[Token]:
    """ "were beaten and robbed by the guards": the agent of the last stands for all before it."""
    for verb in token.children:
        own = child(verb, "nsubj", "nsubjpass", "dobj")
        if verb.dep_ == "conj" and verb.tag_ == "VBN" and own is None:
            return object_of_preposition(verb, "by")
    return []


def himself(token: Token, verb: Token) -> Token:
    """Whom a reflexive stands for: the subject of its verb ("the man shot himself")."""
    if token.lower_ not in _REFLEXIVE:
        return token
    found = subject(verb)
    if found is not None and found.tag_ in {"NNS", "NNPS"} and token.lower_ != "themselves":
        single = [o for o in object_of_preposition(found, "of") if o.tag_ in {"NN", "NNP"}]
        return single[0] if single else token  # "the parents of the boy who shot himself"
    return token if found is None else found


def sufferer(token: Token, finds: frozenset[str]) -> Token | None:
    """The subject; of a participle beside a verb of finding, whom it found ("located the boy
    suffering from …")."""
    head = token.head
    beside = token.tag_ == "VBG" and token.dep_ in {"advcl", "xcomp", "acl", "ccomp"}
    if beside and head.lemma_ in finds and not is_passive(head):
        found = direct_object(head)
        if found is not None:
            return found
    return subject(token)


def affected_by_noun(
    token: Token, light: frozenset[str] = frozenset()
) -> tuple[list[Token], list[Token]]:
    """Of a noun such as *killing*: the harmed in its "of", and its possessor.

    "The murder in Orlu of two teachers": the parser hangs "of" on the place. "The murder committed
    (a verb of ``light``) by gunmen against a teacher". "An assassination attempt on a judge".
    """
    harmed = object_of_preposition(token, "of")
    if token.dep_ == "compound" and token.head.lower_ in ATTEMPTS:
        harmed = object_of_preposition(token.head, "on", "against", "of")
    for c in token.children if not harmed else ():
        if c.dep_ == "prep" and c.lower_ in {"in", "at", "on"}:
            named = [p for p in c.children if p.dep_ == "pobj" and p.pos_ in {"PROPN", "NUM"}]
            harmed += [noun for place in named for noun in object_of_preposition(place, "of")]
        elif c.dep_ == "acl" and c.lower_ in light:
            harmed += object_of_preposition(c, "against")
    owner = [c for c in token.children if c.dep_ == "poss"]
    harmed = harmed or object_of_preposition(token, "against")
    if not harmed and token.dep_ == "dobj" and token.head.pos_ == "VERB":
        told = object_of_preposition(token.head, "against")
        harmed = [noun for noun in told if noun.tag_ != "CD"]  # not "212 killings, against 187"
    return harmed, owner


def governor(token: Token) -> Token | None:
    """The verb that the noun depends on, through prepositions and coordination."""
    node = token
    for _ in range(6):
        if node.head.i == node.i:
            return None
        node = node.head
        if node.pos_ == "VERB":
            return node
    return None


def _antecedent(own: Token, verb: Token) -> Token:
    if own.lower_ in _RELATIVE and verb.dep_ == "relcl":
        return verb.head
    return own
