"""A text as words with their letter case: what names are made of.

In: a text. Out: words with offsets. Touches nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"((?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼʻ‘`][^\W\d_]+)*|\d+)")
_APOSTROPHES = ("'", "’")
_QUOTES = ("“", '"', "‘")
_END = re.compile(r"[.!?;:]['”\"’)]*\s|\n\s*\n|\n(?=[A-Z])")
_ABBREVIATED = frozenset(
    "st ste mt ft pt gen col maj capt lt sgt dr mr mrs ms sen rep gov no".split()
)
# Shares of words in capitals that make a headline: own decision, checked on MUC-4 and LGL.
CAPS_SHARE, TITLE_SHARE, TITLE_WORDS = 0.8, 0.85, 4


class Word(NamedTuple):
    """``start`` to ``end`` without a possessive 's; ``gap`` is what stands before it.

    ``case``: ``lower``, ``title`` (first letter capital), ``upper`` or ``number``.
    ``first``: opens a sentence. ``style``: how its sentence is written: ``plain``, ``title`` (most
    words capitalised) or ``caps`` (all letters capital). A tuple: texts have very many words.
    """

    start: int
    end: int
    text: str
    low: str
    gap: str
    case: str
    possessive: bool
    first: bool
    style: str


Part = tuple[int, int, str, str, bool]  # start, end, text, gap, possessive


def words(text: str) -> list[Word]:
    """The words of a text in order."""
    found: list[Word] = []
    sentence: list[Part] = []
    pieces = _WORD.split(text)  # gap, word, gap, word, …, gap: several times faster than matches
    end, before = 0, ""
    for gap, word in zip(pieces[::2], pieces[1::2], strict=False):
        if (gap != " " or before[-1:] == ".") and sentence and _ends(gap, before, word):
            _close(sentence, found)
            sentence = []
        start = end + len(gap)
        end = start + len(word)
        before = word
        possessive = word[-1] in "sS" and word[-2:-1] in _APOSTROPHES
        if possessive:
            before = word[:-2]
        sentence.append((start, start + len(before), before, gap, possessive))
    _close(sentence, found)
    return found


def _ends(gap: str, before: str, after: str) -> bool:
    """Whether a sentence ends in ``gap``: not after "St." or "Gen." """
    if not _END.search(gap):
        return before.endswith(".") and gap.isspace() and after[0].isupper() and len(before) > 4
    return not (gap.startswith(". ") and "\n" not in gap and before.lower() in _ABBREVIATED)


def _close(parts: list[Part], found: list[Word]) -> None:
    style = _style([part[2] for part in parts if not part[2][0].isdigit()])
    new = tuple.__new__  # what Word(…) calls in the end, without the two calls between
    opens = True
    for start, end, text, gap, possessive in parts:
        first = opens or gap[-1:] in _QUOTES
        case = "lower" if text.islower() and text[1:2] not in _APOSTROPHES else _case(text)
        found.append(
            new(Word, (start, end, text, text.lower(), gap, case, possessive, first, style))
        )
        opens = False


def _style(letters: list[str]) -> str:
    if len(letters) < TITLE_WORDS:
        return (
            "caps"
            if len(letters) == TITLE_WORDS - 1 and all(map(str.isupper, letters))
            else "plain"
        )
    if sum(map(str.isupper, letters)) >= CAPS_SHARE * len(letters):
        return "caps"
    long = [word for word in letters[1:] if len(word) > 3]
    capital = sum(word[0].isupper() for word in long)
    return "title" if len(long) >= TITLE_WORDS and capital >= TITLE_SHARE * len(long) else "plain"


def _case(text: str) -> str:
    if text[0].islower():
        return "title" if text[1:2] in _APOSTROPHES and text[2:3].isupper() else "lower"
    if text[0].isdigit():
        return "number"
    if text.isupper() and len(text) > 1:
        return "upper"
    return "title" if text[0].isupper() else "lower"
