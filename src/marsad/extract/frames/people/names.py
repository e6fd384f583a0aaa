"""The name that a noun phrase ends with: "Sgt. Amin Haddad, Jr.".

In: a parsed sentence and the head of a noun phrase. Out: the name as written. Touches nothing.
"""

from __future__ import annotations

from marsad.extract.frames.frame import Sentence
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token

_TITLES = frozenset("mr mrs ms dr sgt capt lt col gen cpl pvt maj officer deputy rev".split())
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})  # "Amin Haddad, Jr."


def is_one(head: Token) -> bool:
    """ "Marcus Waters" is one person, "the Waters" are some."""
    named = any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in head.lefts)
    article = any(c.dep_ == "det" and c.lower_ == "the" for c in head.children)
    return head.tag_ == "NNPS" and named and not article


def go_on(first: Token, second: Token, words: Words) -> bool:
    """ "Ana Ruiz, Luis Soto and Eva Paz": a list of names, of which the parser takes the second for
    another name of the first; "Ana Ruiz, Vice President and head of …" is none."""
    members = [first, second, *(c for c in second.rights if c.dep_ == "conj")]
    return (
        len(members) > 2
        and first.nbor(1).text == ","
        and all(is_full(one, words) for one in members)
    )


def is_office(name: Token, second: Token, words: Words) -> bool:
    """ "Ana Ruiz, Vice President and head of …": what she is, which the parser may take for more
    people."""
    bare = not any(c.dep_ in {"det", "poss"} for c in second.lefts)
    known = second.pos_ == "PROPN" and second.lower_ in words.people.person_kind
    return bare and known and name.nbor(1).text == "," and is_full(name, words)


def is_full(head: Token, words: Words) -> bool:
    """A name of two words or more, none of them an office."""
    given = [c for c in head.lefts if c.dep_ == "compound" and c.pos_ == "PROPN"]
    known = words.people.person_kind.keys() | words.people.organisation
    return head.pos_ == "PROPN" and bool(given) and head.lower_ not in known


def called(sentence: Sentence, head: Token, sort: str, words: Words) -> tuple[str, ...]:
    """The name that the head ends; a noun with a capital ("Clerk Arrested") is none."""
    if sort != "person" or head.pos_ != "PROPN" or head.lower_ in words.people.person_kind:
        return ()
    at = sentence.offset(head)
    if any(m.category == "count" and m.start <= at < m.end for m in sentence.counts):
        return ()  # "Eleven killed": a number with a capital
    last = head
    if head.lower_ in _SUFFIXES:
        before = [t for t in head.doc[max(0, head.i - 2) : head.i] if t.pos_ == "PROPN"]
        last = before[-1] if before else head
    tokens = [last]
    for token in reversed(list(last.lefts)):
        if token.dep_ == "compound" and token.pos_ == "PROPN":
            tokens.insert(0, token)
    kept = [t for t in tokens if t.lower_.rstrip(".") not in _TITLES]
    if not kept or kept[-1].lower_ in _SUFFIXES:
        return ()
    return (sentence.text[kept[0].idx : kept[-1].idx + len(kept[-1].text)],)
