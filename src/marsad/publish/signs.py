"""Signs in running words: a named person, a body, a child, sexual violence.

In: strings. Out: yes or no, and the words that may be a name. Reads the package's own lists.

The signs are lists and capitals, not a parser: they see too much rather than too little, because a
quotation withheld for nothing can be asked for, and a published name cannot be called back.
"""

from __future__ import annotations

from functools import cache

from marsad.publish.lists import lists, patterns
from marsad.publish.names import forms, words


def individual(text: str) -> bool:
    """Do the words speak of one named person ("named …", "…, 34,", "Dr …")?"""
    return any(pattern.search(text) for pattern in patterns("person"))


def suspects(text: str, known: frozenset[str]) -> tuple[str, ...]:
    """The words that may be a name: with a capital, and not among ``known`` (folded words).

    A script without capitals cannot show it, so there every unknown word counts.
    """
    ordinary = _folded("ordinary") | _folded("peoples") | known
    return tuple(
        word.form
        for word in words(text)
        if (word.capital or not word.cased)
        and not word.form.isdigit()
        and word.form not in ordinary
    )


def organisation(name: str) -> bool:
    """Is this the name of a body rather than of a person ("Palmyra Hospital", "Council of …")?"""
    bodies = _folded("organisation")
    found = [word for word in words(name) if word.form != "the"]
    if not found or individual(name):
        return False
    linked = any(word.form in ("of", "for", "at", "from", "in") for word in found)
    if found[-1].form in bodies:
        return not linked
    named = all(word.capital or not word.cased or word.form in ("of", "for") for word in found)
    return found[0].form in bodies and named


def generic(name: str) -> bool:
    """Does it name nobody in particular ("local residents", «شهود عيان»)?"""
    nobody = _folded("nobody")
    found = words(name)
    return bool(found) and all(
        not word.capital if word.cased else word.form in nobody for word in found
    )


def speaks_of(kind: str, text: str) -> bool:
    """Do the words speak of ``child`` or ``sexual``, by the lists of ``protection.yaml``?"""
    lowered = text.casefold()
    for phrase in lists().get(f"not_{kind}", ()):
        lowered = lowered.replace(phrase, " ")
    return any(pattern.search(lowered) for pattern in patterns(kind))


@cache
def _folded(kind: str) -> frozenset[str]:
    return forms(lists()[kind])
