"""The language of patterns: a row of words and classes becomes a short regular expression.

In: a pattern such as ``between NUM:a and NUM:b``. Out: its expression over token characters, and
with which tokens it can begin. Touches nothing.

Lower case is the word itself, capitals a class, ``:a`` after a word or a group keeps its (first)
token, ``( | )`` and ``?`` group, choose and make optional, ``!`` forbids what follows. ``{ }``
marks the mention inside its context (without braces the whole match is the mention). There is no
repetition, so the cost of a pattern at one place is bounded.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass

from marsad.errors import FormatError

# Characters for tokens outside the vocabulary: any other word, capitalised word, mark.
OTHER, CAPITAL, MARK = "w", "C", "."
_FIRST_CODE = 0x100
_PIECE = re.compile(r"[()|?!{}]|[^\s()|?!{}]+")
_NEXT = "correct the table under src/marsad/lexicon/"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a pattern. ``first``: with what it begins; ``alone``: what it may wholly be;
    ``pairs``: with which two tokens it may begin, as sets for the first and the second."""

    regex: str
    first: frozenset[str]
    optional: bool = False
    alone: frozenset[str] = frozenset()
    pairs: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()

    def second(self, first: str) -> frozenset[str] | None:
        """What may follow ``first`` at the beginning; None: anything."""
        if first in self.alone:
            return None
        seconds = [second for firsts, second in self.pairs if first in firsts]
        return frozenset[str]().union(*seconds)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``codes``: the character of each word; ``parts``: the classes. Filled while reading."""

    codes: dict[str, str]
    parts: dict[str, Part]


def vocabulary(classes: Mapping[str, str]) -> Vocabulary:
    """The classes of a table, ``word | two words | CLASS`` each, defined before they are used.

    ``WORD``, ``CAP`` and ``MARK`` are there for every other word, capitalised word and mark,
    ``LPAR``, ``RPAR`` and ``QUESTION`` for marks that the language itself uses.
    """
    words = Vocabulary({}, {"WORD": one(OTHER + CAPITAL), "CAP": one(CAPITAL), "MARK": one(MARK)})
    for name, sign in (("LPAR", "("), ("RPAR", ")"), ("QUESTION", "?")):
        words.parts[name] = _literal(sign, words)
    for name, text in classes.items():
        if "(" not in text:
            # Longest phrase first, so that "no more than" is tried before "no".
            text = "|".join(sorted(text.split(" | "), key=lambda arm: -len(arm.split())))
        words.parts[name] = part(text, words, name)
    return words


def part(pattern: str, words: Vocabulary, about: str) -> Part:
    """The pattern's expression. Raises FormatError for an unknown class or an open bracket."""
    rest = list(reversed(_PIECE.findall(pattern)))
    found = _choice(rest, words, about)
    if rest:
        raise FormatError(f"pattern of {about}", f"“{rest[-1]}” closes nothing", _NEXT)
    return found


def one(chars: str) -> Part:
    """One token out of ``chars``."""
    regex = f"[{re.escape(chars)}]" if len(chars) > 1 else re.escape(chars)
    return Part(regex, frozenset(chars), False, frozenset(chars))


def _choice(rest: list[str], words: Vocabulary, about: str) -> Part:
    arms = [_sequence(rest, words, about)]
    while rest and rest[-1] == "|":
        rest.pop()
        arms.append(_sequence(rest, words, about))
    if len(arms) == 1:
        return arms[0]
    if all(arm == one("".join(sorted(arm.first))) for arm in arms):
        return one("".join(sorted(frozenset[str]().union(*(arm.first for arm in arms)))))
    return Part(
        "(?:" + "|".join(arm.regex for arm in arms) + ")",
        frozenset[str]().union(*(arm.first for arm in arms)),
        any(arm.optional for arm in arms),
        frozenset[str]().union(*(arm.alone for arm in arms)),
        tuple(pair for arm in arms for pair in arm.pairs),
    )


def _sequence(rest: list[str], words: Vocabulary, about: str) -> Part:
    whole: Part | None = None
    while rest and rest[-1] not in "|)}":
        item = _item(rest, words, about)
        whole = item if whole is None else _then(whole, item)
    return whole or Part("", frozenset(), True)


def _then(left: Part, right: Part) -> Part:
    alone = (left.alone if right.optional else frozenset()) | (
        right.alone if left.optional else frozenset()
    )
    pairs = left.pairs + (right.pairs if left.optional else ())
    if left.alone and right.first:
        pairs += ((left.alone, right.first),)
    first = left.first | right.first if left.optional else left.first
    return Part(left.regex + right.regex, first, left.optional and right.optional, alone, pairs)


def _item(rest: list[str], words: Vocabulary, about: str) -> Part:
    piece = rest.pop()
    if piece == "!":
        return Part(f"(?!{_item(rest, words, about).regex})", frozenset(), True)
    if piece in ("(", "{"):
        found = _choice(rest, words, about)
        if not rest or rest.pop() != {"(": ")", "{": "}"}[piece]:
            raise FormatError(f"pattern of {about}", f"“{piece}” is not closed", _NEXT)
        opening = "(?P<span>" if piece == "{" else "(?:"
        if rest and rest[-1].startswith(":") and len(rest[-1]) > 1:
            opening = f"(?P<{rest.pop()[1:]}>"
        found = dataclasses.replace(found, regex=f"{opening}{found.regex})")
    else:
        found = _word(piece, words, about)
    if rest and rest[-1] == "?":
        rest.pop()
        return dataclasses.replace(found, regex=f"(?:{found.regex})?", optional=True)
    return found


def _word(piece: str, words: Vocabulary, about: str) -> Part:
    name, _, kept = piece.partition(":") if len(piece) > 1 else (piece, "", "")
    if not name.isupper():
        found = _literal(name, words)
    elif name in words.parts:
        found = words.parts[name]
    else:
        raise FormatError(f"pattern of {about}", f"there is no class {name}", _NEXT)
    if not kept:
        return found
    return dataclasses.replace(found, regex=f"(?P<{kept}>{found.regex})")


def _literal(key: str, words: Vocabulary) -> Part:
    return one(words.codes.setdefault(key, chr(_FIRST_CODE + len(words.codes))))
