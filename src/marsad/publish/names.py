"""Names in running words: does this text hold a name that must not leave the house?

In: names, places and strings. Out: yes or no. Touches nothing.

Matching forgives what spelling varies without changing the name: letter case, accents, Arabic
vowel signs and letter forms, invisible characters, hyphens and underscores, percent-encoding in
addresses, Cyrillic endings, Arabic prefixes. It does not see a name across scripts (أحمد, Ahmad);
docs/publish.md says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

import ahocorasick

from marsad.publish.lists import lists

_WORD = re.compile(r"[^\W\d_]+|\d+")
_ARABIC_PREFIX = re.compile("^(?:[وف]?[بلك]?ال|[وف]?لل|[وفبلك]{1,2})(?=.{2})")
_SHORT = 2  # letters: a part of a name this short counts only with a capital ("Li", "Bo")
_JOINED = 6  # letters: names written together ("ahmadkhalil") are looked for from this length on
_INSIDE = 4  # letters: a part of a name is looked for inside a longer word of an address
_ARTICLE = 4  # letters: a longer Arabic name is also looked for without its article (ال)
_CASELESS = 4  # letters: the same in a script without capitals
_REMEMBERED = 50_000  # texts: names of towns and bodies come again and again
_STEM = 4  # letters of a Cyrillic name from which on its last letter may change


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its folded form, and whether it stands with a capital.

    ``cased`` is False in scripts without capitals (Arabic, Hebrew, Chinese …).
    """

    form: str
    capital: bool
    cased: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """What is looked for: whole phrases, single words of names, and names written together."""

    words: frozenset[str]
    phrases: Any
    joined: Any
    parts: Any

    def among(self, text: str | None) -> bool:
        """Does the text hold one of the terms, whole or a telling part? None holds nothing."""
        return text is not None and (self.whole(text) or self._single(text))

    def whole(self, text: str | None) -> bool:
        """Only whole names and phrases, for fields where one part of a name says nothing."""
        if not text:
            return False
        line = _line(words(unquote(text)))
        return _holds(self.phrases, line) or _holds(self.joined, line.replace(" ", ""))

    def within(self, address: str | None) -> bool:
        """For file names and addresses: also a part of a name inside a longer word."""
        if not address:
            return False
        letters = _line(words(unquote(address))).replace(" ", "")
        return self.among(address) or _holds(self.parts, letters)

    def _single(self, text: str) -> bool:
        return any(self._is_part(word) for word in words(unquote(text)))

    def _is_part(self, word: Word) -> bool:
        forms = {word.form} if word.cased else {word.form, _ARABIC_PREFIX.sub("", word.form)}
        if _is_stem(word.form):
            forms |= {word.form[:-1] + "*", word.form + "*"}
        long_enough = len(word.form) > _SHORT or word.capital or not word.cased
        return long_enough and not forms.isdisjoint(self.words)


def terms(names: Iterable[str], phrases: Iterable[str] = ()) -> Terms:
    """Terms for names of people (whole and each telling part) and for phrases (only whole)."""
    whole, single, joined, inside = set(), set(), set(), set()
    particles = {_fold(item) for item in lists()["particles"]}
    for name in names:
        parts = [word.form for word in words(name)]
        telling = [
            part for part in parts if part not in particles and len(part) > 1 and not part.isdigit()
        ]
        for part in telling:
            single |= {part, part[:-1] + "*"} if _is_stem(part) else {part}
            single |= {part.removeprefix("ال")} if len(part) > _ARTICLE else set()
        inside |= {part for part in telling if len(part) >= _INSIDE}
        whole.add(_line(words(name)))
        if len(parts) > 1 or _unspaced(name):
            joined.add("".join(parts))
    for phrase in phrases:
        whole.add(_line(words(phrase)))
        joined.add(_line(words(phrase)).replace(" ", ""))
    long_enough = {name for name in joined if len(name) >= _JOINED or not _cased(name)}
    return Terms(frozenset(single), _automaton(whole), _automaton(long_enough), _automaton(inside))


@lru_cache(maxsize=_REMEMBERED)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order, folded."""
    bare = _bare(text)
    return tuple(
        Word(_fold(item), item[0] != item[0].lower(), item[0].lower() != item[0].upper())
        for item in _WORD.findall(bare)
    )


def forms(texts: Iterable[str | None]) -> frozenset[str]:
    """The folded words of some texts."""
    return frozenset(word.form for text in texts if text for word in words(text))


def _bare(text: str) -> str:
    """Without accents, vowel signs, tatweel and invisible characters; letter case is kept."""
    if text.isascii():
        return text
    kept = (
        char for char in unicodedata.normalize("NFKD", text)
        if unicodedata.category(char) not in ("Mn", "Cf") and char != "ـ"
    )  # fmt: skip
    return "".join(kept)


def _fold(word: str) -> str:
    folded = _bare(word).casefold().replace("ة", "ه")
    # على ("on") must not fold into علي ("Ali").
    return folded.replace("ى", "ي") if len(folded) > 3 else folded


def _is_stem(part: str) -> bool:
    """A Cyrillic name long enough to be declined (Оксана, Оксану)."""
    return "а" <= part[:1] <= "ӿ" and len(part) >= _STEM


def _cased(name: str) -> bool:
    """Has the script capitals? Names in others are looked for from :data:`_CASELESS` letters."""
    return name.upper() != name.lower() or len(name) < (_SHORT if _unspaced(name) else _CASELESS)


def _unspaced(name: str) -> bool:
    """A script that writes no spaces between words: Thai to Burmese, Chinese, Japanese, Korean."""
    return all("\u0e00" <= char <= "\u109f" or char >= "\u2e80" for char in name)


def _line(found: Sequence[Word]) -> str:
    return " " + " ".join(word.form for word in found) + " "


def _automaton(wanted: set[str]) -> Any:
    """One pass over a text finds any of a hundred thousand names (Aho and Corasick 1975)."""
    automaton = ahocorasick.Automaton()
    for item in sorted(wanted):
        if item.strip():
            automaton.add_word(item, item)
    automaton.make_automaton()
    return automaton


def _holds(automaton: Any, text: str) -> bool:
    return len(automaton) > 0 and next(automaton.iter(text), None) is not None
