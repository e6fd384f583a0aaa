"""The noun phrase around the name of a place: what it is the name of, and in which slot it stands.

In: a token that heads a name. Out: the head of its phrase. Touches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.extract.places.vocabulary import Vocabulary

if TYPE_CHECKING:  # the grammar of places alone needs no parser
    from marsad.extract.parse import Token

_INSIDE = frozenset({"compound", "nmod", "amod", "npadvmod", "nummod", "appos"})
_STEPS = 8  # steps up the parse from a name to the head of its phrase
NAMED, BESIDE, OWNER = range(3)


@dataclass(frozen=True, slots=True)
class Phrase:
    """``head`` is the noun that the whole phrase hangs by: *village* in "Varzan village".

    ``land``: a noun for land is in it. ``way``: how the name is in it: it is its name
    (NAMED: "the town of Nablus"), it stands beside another name (BESIDE: "the West Bank town of
    Nablus"), it has it (OWNER: "Baghdad's Adhamiyah neighbourhood"). ``place``:
    the phrase is the object of a preposition of place or of a verb, 0; something else, 1; the
    subject, 2.
    """

    head: Token
    land: bool
    way: int
    place: int
    describes: bool


def phrase(token: Token, vocabulary: Vocabulary) -> Phrase:
    """The phrase around the name that ``token`` heads."""
    node, land, way, describes = token, token.lower_ in vocabulary.lands, NAMED, False
    for _ in range(_STEPS):
        head = node.head
        if head.i == node.i:
            break
        if node.dep_ == "poss":
            way, describes = OWNER, head.lower_ not in vocabulary.lands
        elif node.dep_ in _INSIDE:
            plain = node.dep_ != "appos" and head.pos_ != "PROPN"
            describes = describes or (plain and head.lower_ not in vocabulary.lands)
            if head.lower_ in vocabulary.lands and way == NAMED:
                way = BESIDE if _named_after(head, vocabulary) else NAMED
        elif node.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in vocabulary.lands:
            head = head.head
            if way == NAMED:
                way = NAMED if _behind(head, vocabulary) else BESIDE
        elif node.dep_ == "oprd" and head.lower_ in {"called", "named"}:
            head = head.head
        elif node.dep_ != "conj":
            break
        node = head
        land = land or node.lower_ in vocabulary.lands
    return Phrase(node, land, way, 1 if describes else _place(node, vocabulary), describes)


def _named_after(land: Token, vocabulary: Vocabulary) -> bool:
    """ "The West Bank town of Nablus", "the Togolese capital Lome": the name comes behind."""
    of = any(
        c.lower_ == "of" and any(d.dep_ == "pobj" and d.text[:1].isupper() for d in c.children)
        for c in land.children
    )
    behind = any(c.dep_ == "appos" and c.text[:1].isupper() for c in land.children)
    return behind or (of and _behind(land, vocabulary))


def _behind(land: Token, vocabulary: Vocabulary) -> bool:
    """Whether "of" leads to its name: "the West Bank town of X"; not "Varzan village of X", nor
    "the Adhamiyah neighbourhood of X"."""
    if not any(c.dep_ in {"compound", "nmod"} and c.text[:1].isupper() for c in land.children):
        return True
    known = any(c.dep_ in {"det", "poss"} for c in land.children)
    return known and land.lower_ in vocabulary.settled


def _place(head: Token, vocabulary: Vocabulary) -> int:
    if head.dep_ == "pobj":
        return int(head.head.lower_ not in vocabulary.inside and head.head.lower_ not in _AT)
    if head.dep_ in {"dobj", "nsubjpass"}:
        return 0
    return 2 if head.dep_ == "nsubj" else 1


_AT = frozenset({"on", "over", "along", "off", "between", "beyond", "via"})
