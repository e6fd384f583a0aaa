"""What hangs on a verb or a noun in the dependency parse: subject, object, prepositions, voice.

In: a token of a parse. Out: the tokens that head its arguments. Touches nothing. (Who of them did
it, and to whom, says ``roles``.)
"""

from __future__ import annotations

from marsad.extract.parse import Token

_SUBJECTS = frozenset({"nsubj", "csubj"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
_WHERE = frozenset({"outside", "inside", "near", "behind", "along", "off", "at", "in", "by"})
_BLAMES = frozenset(
    "accuse suspect blame charge convict sentence jail imprison try indict prosecute".split()
)
_QUOTES = frozenset({"quote", "cite"})
_RESPONSIBILITY = frozenset({"responsibility", "credit"})
_BEGINS = frozenset({"since", "until", "before", "after"})
ATTEMPTS = frozenset({"attempt", "attempts", "bid", "plot"})  # nouns
_NOBODY = frozenset({"nobody", "none", "neither", "no-one"})
_PEOPLE = frozenset(
    "people him her them residents villagers civilians police policeman policemen officer officers "
    "soldiers soldier protesters demonstrators worshippers passengers passers-by crowd crowds "
    "mourners migrants children women men man woman guards bystanders us me".split()
)
_CLIMB = frozenset({"xcomp", "advcl", "conj", "pcomp", "ccomp"})


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these relations."""
    for c in token.children:  # asked some 200 times a report: half the time of ``next``
        if c.dep_ in deps:
            return c
    return None


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
    if token.lower_ == "shot" and shot_at_people(token):
        return False
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


def shot_at_people(token: Token) -> bool:
    """ "Gunmen on motorcycles shot at people": who shot, where people are shot at."""
    for at in token.children:
        if at.lower_ == "at" and at.i == token.i + 1:
            return any(c.dep_ == "pobj" and c.lower_ in _PEOPLE for c in at.children)
    return False


def subject(token: Token, depth: int = 0) -> Token | None:
    """The grammatical subject, through control, coordination and participles."""
    own = own_subject(token)
    if own is not None:
        return antecedent(own, token)
    if depth > 6:
        return None
    if token.dep_ in {"acl", "relcl"}:
        return _over(token) if _is_finite(token) else token.head
    if token.dep_ in {"xcomp", "ccomp"} and token.dep_ != "ccomp":
        controller = child(token.head, "dobj")
        if controller is not None and token.head.lemma_ not in {"threaten", "promise", "vow"}:
            return controller
    if token.dep_ == "pcomp" and (named := _named_before(token.head)) is not None:
        return named
    if token.dep_ == "ccomp" and token.i < token.head.i:
        return None  # "…, he said": who says it is not who did it
    said_of = token.dep_ == "acomp" and token.tag_ == "VBN"  # "were gang-raped"
    if token.dep_ in _CLIMB or said_of or (token.dep_ == "dep" and token.head.pos_ == "VERB"):
        head = token.head
        if head.dep_ == "prep":
            head = head.head
        if head.pos_ in {"VERB", "AUX"}:
            return subject(head, depth + 1)
    return None


def _is_finite(token: Token) -> bool:
    """ "A strike on a house sheltering refugees killed two men": a past tense with an object, that
    the parser hangs on the noun before it."""
    past = token.dep_ == "acl" and token.tag_ in {"VBD", "VBN"}
    return past and (own := direct_object(token)) is not None and own.i > token.i


def _over(token: Token) -> Token:
    """The noun that the noun phrase before a finite verb is about: "a strike on a tent"."""
    node = token.head
    while node.dep_ in {"pobj", "dobj", "pcomp"} and node.head.dep_ in {"prep", "acl", "relcl"}:
        before = node.head.head
        if before.pos_ not in {"NOUN", "PROPN"} and node.head.dep_ == "prep":
            break  # "in the village": of a clause
        node = before
    return node


def own_subject(token: Token) -> Token | None:
    """The subject that hangs on the verb, or on an auxiliary that the parser takes for a verb:
    "four people remained hospitalized"."""
    own = child(token, "nsubjpass", "nsubj")
    helper = child(token, "auxpass") if own is None else None
    return own if helper is None else child(helper, "nsubj", "nsubjpass")


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
            if _of_another_time(other.head, token):
                return None
            return other.head if other.head.pos_ == "VERB" and other.head.i > other.i else None
    return None


def _of_another_time(verb: Token, token: Token) -> bool:
    """ "57,000 were killed since the war began in October 2023, when fighters killed 1,200": when
    the war began, not when they were killed."""
    return any(
        (node.dep_ == "prep" and node.lower_ == "since")
        or (node.dep_ == "advcl" and any(c.lower_ in _BEGINS for c in node.lefts))
        for node in verb.ancestors
        if node.i > token.i
    )


def is_nobody(token: Token) -> bool:
    """ "no one", "nobody", "none of the groups", "no group": who did or said nothing."""
    none = {"no", "neither"}
    return token.lower_ in _NOBODY or any(c.lower_ in none for c in token.children)


def is_each_other(token: Token) -> bool:
    """ "Each other", "one another": nobody by himself."""
    return token.lower_ in {"other", "another"} and any(
        c.lower_ in {"each", "one"} for c in token.lefts
    )


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


def antecedent(own: Token, verb: Token) -> Token:
    if own.lower_ in RELATIVE and verb.dep_ == "relcl":
        return _one_of(verb.head, own, verb)
    return own


def _one_of(noun: Token, relative: Token, verb: Token) -> Token:
    """ "One of its coordinators, who had been kidnapped": the one, where the verb is no plural."""
    number = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if number is None or number.lower_ != "one" or relative.i == 0:
        return noun
    several = any(c.lower_ in {"were", "are", "have"} for c in verb.children)
    return noun if several or relative.nbor(-1).text != "," else number
