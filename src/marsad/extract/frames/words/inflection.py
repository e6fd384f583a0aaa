"""The regular forms of English verbs and nouns.

In: a base form. Out: its forms. Touches nothing. Irregular forms stand in the lexicon.
"""

from __future__ import annotations

import re

# Verbs whose last consonant doubles: stressed last syllable, one vowel before one consonant.
_DOUBLES = re.compile(r"^(stab|gun|trap|kidnap|ram)$")


def inflect(lemma: str) -> tuple[str, ...]:
    """The regular forms of an English verb: base, -s, -ed, -ing."""
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return lemma, lemma + "es", lemma + "ed", lemma + "ing"
    stem = lemma + lemma[-1] if _DOUBLES.match(lemma) else lemma
    return lemma, lemma + "s", stem + "ed", stem + "ing"


def numbered(noun: str) -> tuple[str, str]:
    """A noun and its regular plural."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun, noun[:-1] + "ies"
    return noun, noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")
