"""Names in the slot of a place, read off the words alone: for sentences that were not parsed.

In: a text, the mentions found in it, a stretch. Out: further mentions of category ``place``, with
the name as written and no id. Touches nothing; linear in the length of the stretch.

Stricter than ``unlisted``, which has a parse: only behind a preposition of place, and only where no
word of the name speaks for a person, a people, an organisation, a happening or a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from marsad.extract.places.unlisted import UNLISTED
from marsad.extract.places.vocabulary import Vocabulary, english
from marsad.model import Mention, Where

_PREPOSITIONS = ("in", "at", "near", "outside", "inside")
_ACRONYM = 6  # letters: shorter names all in capitals are organisations


def slots(text: str, known: Sequence[Mention], start: int, end: int) -> Iterator[Mention]:
    """The names between two offsets that stand where a place stands; ``known``: all mentions of the
    stretch, whatever they are, for a name that is read already is not read again."""
    for match in _slot().finditer(text, start, end):
        name, at = match.group(1), match.start(1)
        stop = at + len(name)
        if any(m.start < stop and at < m.end for m in known) or _is_none(name, english()):
            continue
        value = Where(None, name, None, None, None, None, name, None)
        yield Mention("place", at, stop, name, UNLISTED, value, "place")


def _is_none(name: str, vocabulary: Vocabulary) -> bool:
    words = [word.casefold() for word in re.split(r"[ -]", name)]
    if name.isupper() and len(name) <= _ACRONYM:
        return True
    if words[-1] in vocabulary.organisations and words[-1] not in vocabulary.sites:
        return True
    if not (vocabulary.happenings.isdisjoint(words) and vocabulary.days.isdisjoint(words)):
        return True
    if words[0] in vocabulary.titles:
        return True
    plain = (vocabulary.peoples, vocabulary.never, vocabulary.faiths, vocabulary.compass)
    return all(any(word in one for one in plain) for word in words)


@cache
def _slot() -> re.Pattern[str]:
    part = r"(?:[A-ZÀ-Þ][\w’'-]+)"
    vocabulary = english()
    lands = sorted(vocabulary.settled | vocabulary.lands | vocabulary.dwellers)
    before = "|".join((*_PREPOSITIONS, *(f"{re.escape(word)} of" for word in lands)))
    # Looked at first: all of the many words are ahead of a name, and few words of a text are.
    ahead = r"(?=\w+(?: [oO][fF])? [A-ZÀ-Þ])"
    return re.compile(rf"\b{ahead}(?i:{before}) ({part}(?: {part}){{0,3}})(?!\s*(?:\d|['’]s\b))")
