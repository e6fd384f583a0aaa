"""Lists of the lexicon turned for look-up: into one pattern of whole words, or by word.

In: lists of phrases in lower case. Out: a compiled pattern, or a dictionary. Touches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases, the first listed where two begin together."""
    return re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in phrases) + r")\b")


def by_word(lists: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The key of the list that each word stands in."""
    return {word: key for key, words in lists.items() for word in words}


def one_of(words: Iterable[str]) -> str:
    """A part of a pattern, one of the words, the longest first: "land mine" before "land"."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))
