"""Where a way of telling has its harmed: the object, the subject, the "of" of the object, the noun
behind a preposition.

In: a verb token and one of its ways. Out: the tokens that head those noun phrases. Touches nothing.
"""

from __future__ import annotations

from marsad.extract.frames import arguments, roles, things
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.ways import Way
from marsad.extract.parse import Token


def harmed(token: Token, way: Way, words: Words) -> list[Token]:
    found: list[Token] = []
    for at in way.at:
        if at == "patient" and not (way.particle and goes(token)):
            down = arguments.object_of_preposition(token, "down") if way.thing is not None else []
            made = _made_to(token) if way.to_do else []
            found += down or made or affected(token, "object")  # "rebels burned down the church"
        elif at == "subject":
            found += affected(token, "subject")
        elif at == "dative":
            found += [c for c in token.children if c.dep_ == "dative"]
        elif at == "object of":
            patient = affected(token, "object") or [c for c in token.children if c.dep_ == "attr"]
            found += [p for o in patient for p in _owners(o, way.object)]
        elif at == "subject of":
            own = arguments.subject(token)
            found += [] if own is None else arguments.object_of_preposition(own, "of")
            found += [] if own is None else [c for c in own.children if c.dep_ == "poss"]
        elif at == "clause":
            found += _told_of(token)
        else:
            found += [things.beside(t, words) for t in behind_preposition(token, at)]
    return list({t.i: t for t in found}.values())


def _owners(part: Token, parts: frozenset[str]) -> list[Token]:
    """Whose it is: "cut off both his hands", "the throat of a guard", "three fingers of her left
    hand"."""
    behind = arguments.object_of_preposition(part, "of")
    found = [o for p in behind for o in (_owners(p, parts) if p.lower_ in parts else [p])]
    return [*found, *(c for c in part.children if c.dep_ == "poss")]


def goes(token: Token) -> bool:
    """ "gunmen drove off": nobody is driven."""
    passive = arguments.child(token, "nsubjpass", "auxpass", "agent") is not None
    return (
        not passive
        and arguments.child(token, "nsubj") is not None
        and (arguments.child(token, "dobj") is None)
    )


def _told_of(token: Token) -> list[Token]:
    """ "Will not say where the prisoners are": whom the clause behind the verb is about."""
    clauses = [c for c in token.children if c.dep_ in {"ccomp", "xcomp", "advcl"}]
    clauses += [c for clause in clauses for c in clause.children if c.dep_ in {"ccomp", "advcl"}]
    subjects = [arguments.child(clause, "nsubj", "nsubjpass") for clause in clauses]
    return [s for s in subjects if s is not None]


def _made_to(token: Token) -> list[Token]:
    """ "made forty villagers carry": the parser gives them to the second verb."""
    clauses = [c for c in token.children if c.dep_ in {"ccomp", "xcomp"}]
    subjects = [arguments.child(clause, "nsubj") for clause in clauses]
    return [s for s in subjects if s is not None]


def affected(token: Token, takes: str) -> list[Token]:
    return roles.affected_by_verb(token, takes, frozenset())


def behind_preposition(token: Token, preposition: str) -> list[Token]:
    """Nouns behind a preposition of the verb or of its object; of a passive that ends in one
    ("was fired upon"), the subject."""
    found = arguments.object_of_preposition(token, preposition)
    for c in token.children:
        if c.dep_ in {"dobj", "nsubjpass", "prt"} and not (c.dep_ == "nsubjpass" and found):
            found += arguments.object_of_preposition(c, preposition)
            if not found:  # "signs of torture on the prisoner"
                inner = arguments.object_of_preposition(c, "of")
                found += [p for i in inner for p in arguments.object_of_preposition(i, preposition)]
        elif c.dep_ == "prep" and not found:
            found += arguments.object_of_preposition(c, preposition)  # "off with", "out of"
    stranded = any(
        c.lower_ == preposition and arguments.child(c, "pobj") is None for c in token.children
    )
    if not found and stranded and arguments.is_passive(token):
        found = affected(token, "object")
    return found
