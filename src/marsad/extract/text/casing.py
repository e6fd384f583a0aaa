"""A headline in Title Case or CAPITALS → the case of running prose, for the parser.

In: a title and the body below it. Out: the title, of the same length. Touches nothing.

A parser trained on prose takes every capital for a name ("Child Fighters Forced to Execute 25
Soldiers"). The body tells which words are names: those that it never writes in lower case. A name
that the body does not repeat is lowered too; the parse of a headline loses little by it.

Where the body itself is in capitals, see ``capitals``.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# A headline with at least this share of capitalised words is in Title Case; sentence-case
# headlines of news agencies stay below a half.
_TITLE_CASE = 0.7
# A colon after a word, or a dash or bar between two parts; "12-and-10" and "16:30" are none.
_PART = re.compile(r"(?<=\w):(?=\s)|(?<=\s)[|–—-]+(?=\s)|^[×•](?=\s)")


def headline(title: str, body: str) -> str:
    """The title in prose case if it is in Title Case or capitals, else unchanged."""
    words = _WORD.findall(title)
    longer = [word for word in words if len(word) > 3]
    if len(longer) < 3:
        return title
    capital = sum(word[0].isupper() for word in longer) / len(longer)
    if capital < _TITLE_CASE:
        return title
    in_body = set(_WORD.findall(body))
    names = {word for word in in_body if word[:1].isupper() and word.lower() not in in_body}
    by_lower = {name.lower(): name for name in sorted(names)}
    first = True

    def prose(match: re.Match[str]) -> str:
        nonlocal first
        word = str(match.group())
        lowered = word.lower()
        starts, first = first, False
        name = by_lower.get(lowered)
        if name is not None and len(name) == len(word):
            return str(name)
        if len(lowered) != len(word):
            return word
        first_letter = word[0].upper()
        return first_letter + lowered[1:] if starts and len(first_letter) == 1 else lowered

    return str(_WORD.sub(prose, title))


def parts(title: str) -> str:
    """The headline with a full stop, for the parser, where its parts end: "Police: two dead",
    "two dead in raid - Goma Herald"; else the speaker or the outlet becomes the subject."""
    return _PART.sub(lambda match: "." + match.group()[1:], title)
