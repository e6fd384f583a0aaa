"""Who holds or says it: the words of the source of a verb.

In: a verb of a parse. Out: token indices. Touches nothing.

The span is the whole noun phrase with its appositions and relative clauses; in a relative clause
it is the pronoun ("officials *who* deny"), as PolNeAR annotates (Newell, Margolin & Ruths 2018).
"""

from __future__ import annotations

from marsad.extract.parse import Token
from marsad.extract.sources.found import children, subtree

_DEPTH = 5  # clauses up to which a subject is looked for
_ALONG = frozenset({"xcomp", "advcl", "conj", "pcomp", "dep", "parataxis", "prep"})
_MARKS = frozenset("\"“”''") | {"''", "``"}
_SETTING = frozenset({"in", "on", "during", "after", "before", "at"})
_CONCERNS = _SETTING | {"for", "about", "over"}
_NOBODY: frozenset[int] = frozenset()


def holder(verb: Token, depth: int = 0) -> frozenset[int]:
    """The subject of an active verb, its own or the one that it shares; empty if there is none."""
    own = children(verb, "nsubj")
    if own:
        nearest = own[-1]
        return _before(nearest, verb) if nearest.i < verb.i else _after(nearest)
    if depth > _DEPTH:
        return _NOBODY
    head = verb.head
    if verb.dep_ in {"acl", "relcl"}:
        return frozenset(i for i in subtree(head) - subtree(verb) if i < verb.i)
    if verb.dep_ not in _ALONG:
        return _NOBODY
    if head.pos_ in {"VERB", "AUX"}:
        shared = _shared(verb, head)
        return shared if shared is not None else holder(head, depth + 1)
    if head.dep_ == "prep" or head.pos_ in {"ADP", "ADJ"}:
        return holder(head, depth + 1)
    return _NOBODY


def _before(noun: Token, verb: Token) -> frozenset[int]:
    """The noun phrase before the verb, from behind the last quotation mark."""
    words = {i for i in subtree(noun) if i < verb.i}
    marks = [i for i in words if noun.doc[i].text in _MARKS and i < noun.i]
    return frozenset(i for i in words if i > max(marks, default=-1))


def _after(noun: Token, of_verb: frozenset[str] = _SETTING) -> frozenset[int]:
    """The noun phrase behind the verb ("said the mayor in his speech"): what tells when and where
    belongs to the verb."""
    words = subtree(noun)
    for child in noun.children:
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ in of_verb:
            words -= subtree(child)
    return words


def _shared(verb: Token, head: Token) -> frozenset[int] | None:
    """ "told him to deny it", "was asked to deny it"."""
    if verb.dep_ == "xcomp":
        told = children(head, "dobj")
        if told:
            return subtree(told[0])
    if passive(head) and verb.dep_ in {"xcomp", "advcl", "conj"}:
        told = children(head, "nsubjpass")
        if told:
            return subtree(told[0])
    return None


def agent(verb: Token) -> frozenset[int]:
    """The "by" phrase of a passive; empty if nobody is named."""
    for by in children(verb, "agent", "prep"):
        if by.lower_ == "by":
            for inner in children(by, "pobj"):
                return _after(inner, _CONCERNS)
    return _NOBODY


def passive(verb: Token) -> bool:
    """Whether the verb stands in the passive, with its auxiliary or as a participle."""
    if children(verb, "auxpass", "nsubjpass"):
        return True
    if verb.tag_ != "VBN":
        return False
    return verb.dep_ in {"acl", "amod"} or (
        verb.dep_ == "advcl" and not children(verb, "nsubj", "aux")
    )
