"""What the words above and beside a trigger say of its standing.

In: the token of a trigger. Out: a status of ``model.STATUSES``, "repudiated", or None where
nothing is said. Touches nothing.

The verbs above the trigger decide, the nearest first: "tried to abduct" is an attempt, "threatened
to execute" a threat, "forced to execute" happened (Karttunen 1971, implicative verbs). "The murder
of a mayor" is spoken of as a thing that happened, whatever is done about it (definite descriptions
presuppose; Strawson 1950).
"""

from __future__ import annotations

from functools import cache

from marsad import lexicon
from marsad.extract.parse import Token

_PAST_MODALS = frozenset({"may", "might"})  # with "have": said to be possible; "could have": not so
_ADJECTIVES = {
    "attempted": "attempted", "planned": "planned", "alleged": "alleged", "suspected": "alleged",
    "reported": "alleged", "threatened": "threatened",
}  # fmt: skip
_FUTURE = frozenset({"will", "would", "'ll", "shall", "should", "must", "ought"})
_ABLE = frozenset({"can", "ca", "could"})
_OF_DEEDS = frozenset({"attempted", "planned", "threatened"})
_ALONG = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "conj", "dobj", "pobj", "prep", "acl",
                    "nsubj", "nsubjpass", "amod", "attr", "oprd", "acomp", "appos"})  # fmt: skip
_TOWARDS = frozenset({"to", "of", "at"})


def own(token: Token) -> str | None:
    """What the trigger's own auxiliaries, adverbs and conjunctions say."""
    heads = [token]
    if token.dep_ in {"oprd", "acomp", "attr", "xcomp"} and token.tag_ != "VB":
        heads.append(token.head)
    if token.dep_ == "conj" and token.head.pos_ == token.pos_:
        heads.append(token.head)
    for head in heads:
        found = _by_children(head)
        if found is not None and not (head.i != token.i and found == "denied"):
            return found
        if found is not None:
            return found
    return None


def _by_children(head: Token) -> str | None:
    words = _adverbs()
    for child in head.children:
        lower = child.lower_
        if child.dep_ == "neg":
            return "denied"
        if child.dep_ == "aux" and child.tag_ == "MD":
            perfect = any(c.lower_ == "have" for c in head.children)
            if lower in _PAST_MODALS:
                return "alleged" if perfect else "hypothetical"
            if lower in _FUTURE:
                return "hypothetical" if lower != "will" else "planned"
            if lower in _ABLE and not _leaves_no_choice(head):
                return "hypothetical"
        if child.dep_ == "auxpass" and lower == "be" and _is_wished(head):
            return "planned"
        if child.dep_ in {"advmod", "amod"} and lower in words:
            return words[lower]
        if child.dep_ == "amod" and lower in _ADJECTIVES:
            return _ADJECTIVES[lower]
        if child.dep_ == "advcl" and any(c.lower_ in {"if", "unless"} for c in child.children):
            return "hypothetical"
        if child.dep_ == "mark" and lower in _words("conditions"):
            return "hypothetical"
    return None


def _is_wished(head: Token) -> bool:
    """ "Ordered that the two be executed", "… be handed over or be shot"; not "will be shot"."""
    above = head.head if head.dep_ == "conj" else head
    helped = any(c.dep_ == "aux" for token in (head, above) for c in token.children)
    return above.dep_ == "ccomp" and not helped


def _leaves_no_choice(head: Token) -> bool:
    """ "Cannot be restored", "can only be cleared away": how it is, not what might be."""
    return any(c.dep_ == "neg" or (c.dep_ == "advmod" and c.lower_ == "only")
               for c in head.children)  # fmt: skip


def unable(token: Token) -> bool:
    """Whether the verb stands under "can" or "could"."""
    return any(c.dep_ == "aux" and c.lower_ in _ABLE for c in token.children)


def of_verb(token: Token) -> str | None:
    """What a verb says of the deed that it governs: "denies" a denied one, "tried" an attempt."""
    stance = _verbs().get(token.lower_) if token.pos_ == "VERB" else None
    return None if stance == "happened" else stance


def above(token: Token, *, told: bool) -> str | None:
    """What the nearest governing verb or noun says, up to the reporting verb. ``told``: whether
    naming the deed with "the" tells that it was done."""
    node, verbs, nouns = token, _verbs(), _nouns()
    definite, itself = told and _definite(token), True
    for _ in range(5):
        head = node.head
        itself = itself and (
            node.i == token.i or token in node.conjuncts or node.lower_ in _light()
        )
        if head.i == node.i or node.dep_ not in _ALONG:
            return None
        infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in node.children)
        finite = any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children) and not infinitive
        if node.dep_ in {"advcl", "relcl"} and finite:
            return None  # a clause with a subject of its own stands on its own
        lower = head.lower_
        if node.dep_ == "prep" and node.lower_ in _TOWARDS and lower in _words("aims"):
            return "planned"
        if node.dep_ == "ccomp" and finite and head.tag_ == "VB" and head.lemma_ in _words("tells"):
            return None  # "sad to report that he died", "called to let me know that she died"
        if head.lemma_ == "let" and node.dep_ == "ccomp" and _asks(head):
            return "hypothetical"  # "don't let my baby die"
        if node.dep_ in {"xcomp", "pcomp", "ccomp", "dobj", "pobj", "advcl", "acl", "conj",
                         "oprd", "acomp", "prep", "nsubj", "nsubjpass"}:  # fmt: skip
            stance = verbs.get(lower) if head.pos_ in {"VERB", "AUX"} else nouns.get(lower)
            if head.pos_ == "ADJ" and node.dep_ in {"xcomp", "prep"} and lower in _willing():
                return _willing()[lower]
            if definite and stance == "denied" and lower in _words("repudiations"):
                return "repudiated"
            if definite and not itself and stance in _OF_DEEDS:
                stance = None  # "try officers for the murder of", "promised an inquiry into …"
            if node.lower_ == "for" and token.head == node and lower in _words("wishes"):
                return "hypothetical"
            governs = node.dep_ not in {"conj", "nsubj"} and (node.dep_ != "advcl" or infinitive)
            if stance == "happened" and governs and node.dep_ == "xcomp":
                node = head
                continue
            if stance is not None and stance != "happened" and governs:
                if stance == "planned" and not infinitive and node.dep_ != "dobj":
                    node = head
                    continue
                return _unless_denied(head, stance)
            if infinitive and head.lemma_ == "be":
                return "planned"
            aim = stance is None or (stance == "happened" and node.dep_ == "advcl")
            done = infinitive and any(c.lower_ == "have" for c in node.children if c.dep_ == "aux")
            if done and stance is None:
                return None  # "claimed to have killed", "was found to have sustained": it happened
            if infinitive and governs and aim and head.pos_ in {"VERB", "AUX", "NOUN"}:
                # "are to be executed", "came to kill": an aim, not a deed
                return "hypothetical"
        if definite and head.pos_ == "VERB" and lower not in _light():
            return None  # "tried to solve the murder of …": solving is what was tried
        if head.pos_ in {"VERB", "AUX"} and node.dep_ != "conj":
            found = _by_children(head) if node.dep_ in {"xcomp", "pcomp"} else None
            if found is not None:
                return found
        node = head
    return None


def _asks(let: Token) -> bool:
    return all(c.dep_ != "nsubj" for c in let.children)


def _definite(token: Token) -> bool:
    """Whether the deed is presupposed: then only a verb with it as its own argument can say
    otherwise ("planned the murder of", "accused of the murder of")."""
    return token.pos_ == "NOUN" and any(child.lower_ == "the" for child in token.children)


def _unless_denied(noun: Token, stance: str) -> str:
    """ "rejected accusations that it had abducted …"."""
    denied = noun.pos_ == "NOUN" and _verbs().get(noun.head.lower_) == "denied"
    return "denied" if denied else stance


@cache
def _verbs() -> dict[str, str]:
    return _flat("verbs")


@cache
def _nouns() -> dict[str, str]:
    return _flat("nouns")


@cache
def _adverbs() -> dict[str, str]:
    return _flat("adverbs")


@cache
def _willing() -> dict[str, str]:
    return _flat("adjectives")


@cache
def _light() -> frozenset[str]:
    """ "tried to carry out the murder of": what holds of the light verb holds of the deed."""
    return frozenset(lexicon.load("en", "triggers")["light"])


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon.load("en", "stance")[key])


def _flat(key: str) -> dict[str, str]:
    content = lexicon.load("en", "stance")[key]
    return {word: stance for stance, words in content.items() for word in words}
