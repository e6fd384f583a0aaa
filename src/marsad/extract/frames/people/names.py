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
