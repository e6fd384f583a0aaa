"""Names that stand where a place stands and that no gazetteer need know.

In: a parsed sentence and the mentions found in it. Out: further mentions of category ``place``,
with the name as written and no id. Touches nothing; linear in the number of tokens.

"In Varzan village", "the towns of Dembra and Korbei", "stormed Nahwara": the grammar says that it
is a place. A longer name around a listed one ("the Goma Central Bridge") is one as well, where its
last word is a site or a piece of land.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from marsad.extract.places.phrase import BESIDE, phrase
from marsad.extract.places.vocabulary import Vocabulary, english
from marsad.model import Mention, Where

if TYPE_CHECKING:  # the grammar of places alone needs no parser
    from marsad.extract.parse import Doc, Token

# Words of ``vocabulary.inner`` that may join two names as well as the parts of one.
_JOINING = frozenset({"of", "and", "the", "in", "on", "upon", "an", "as", "a", "i", "e", "y", "am"})
# What the gazetteer's reading keeps: a surname or an organisation is read again where it stands in
# the slot of a place ("in Khan village").
_KEPT = frozenset({"place", "demonym", "dateline", "metonym", "destination", "source_seat"})
UNLISTED = "place.unlisted"
_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "X", "NUM", "VERB"})
_ARTICLES = frozenset({"al", "el", "as", "ar", "ad", "an", "ash", "at", "az"})
_APART = frozenset({"al", "el"})  # articles that no English word looks like
_QUOTES = "‘'’`"
_ACRONYM = 6  # letters: shorter names all in capitals are organisations


def unlisted(doc: Doc, known: Sequence[Mention], offset: int = 0) -> list[Mention]:
    """The names in place of a place that ``known`` does not have; ``offset`` is that of ``doc``."""
    vocabulary = english()
    found = []
    kept = sorted((m.start, m.end) for m in known if m.category in _KEPT)
    for name in _names(doc, vocabulary):
        words = doc.words(name)
        start = offset + name[0].idx
        end = start + len(words)
        before = bisect_right(kept, (start, sys.maxsize))
        if before and kept[before - 1][1] >= end:
            continue
        if _is_none(name, words, vocabulary) or not _in_slot(name, vocabulary):
            continue
        value = Where(None, words, None, None, None, None, words, None)
        found.append(Mention("place", start, end, words, UNLISTED, value, "place"))
    return found


def _names(doc: Doc, vocabulary: Vocabulary) -> Iterator[list[Token]]:
    """The longest runs of capitalised words, with the articles and hyphens within."""
    at = 0
    while at < len(doc):
        text = doc.tokens[at].text  # most words are in lower case, and open nothing
        if (text.islower() and text not in _ARTICLES) or not _opens(doc, at):
            at += 1
            continue
        last = at + 1
        while last < len(doc):
            step = _goes_on(doc, last, vocabulary)
            if not step:
                break
            last += step
        name = _trimmed(doc, at, last, vocabulary)
        if name is not None:
            yield name
        at = last


def _opens(doc: Doc, at: int) -> bool:
    token = doc[at]
    if _capital(token):
        return token.pos_ == "PROPN" or (at > 0 and token.pos_ in _NAMES)
    if token.lower_ not in _ARTICLES or at + 1 == len(doc):
        return False
    after = doc[at + 1]
    if after.text == "-" and not token.whitespace_:
        return at + 2 < len(doc) and _capital(doc[at + 2])
    return token.lower_ in _APART and _capital(after)


def _goes_on(doc: Doc, at: int, vocabulary: Vocabulary) -> int:
    """How many tokens from ``at`` belong to the name before it."""
    token, before = doc[at], doc[at - 1]
    if _capital(token):
        return int(token.pos_ in _NAMES and token.lower_.strip(".") not in vocabulary.days)
    following = doc[at + 1] if at + 1 < len(doc) else None
    if following is None:
        return 0
    tight = not before.whitespace_ and not token.whitespace_
    if (
        token.text == "-"
        and tight
        and (_capital(following) or following.lower_ in vocabulary.inner)
    ):
        return 1
    if token.text in _QUOTES and tight and following.is_alpha:
        return 2  # "Jurd Qa'a"
    if token.lower_ == "of":
        return int(before.lower_ in vocabulary.of_names and _capital(following))
    if token.lower_ in vocabulary.inner and token.lower_ not in _JOINING:
        hyphen = following.text == "-" and at + 2 < len(doc) and _capital(doc[at + 2])
        return int(_capital(following) or hyphen)
    return 0


def _trimmed(doc: Doc, first: int, last: int, vocabulary: Vocabulary) -> list[Token] | None:
    """Without the compass in front: "northern Iraq" is said of Iraq."""
    while last - first > 1 and doc[first].lower_ in vocabulary.compass:
        first += 1
    while first < last and doc[first].lower_.strip(".") in vocabulary.days:
        first += 1
    return doc[first:last] if first < last else None


def _capital(token: Token) -> bool:
    text = token.text
    return text[0].isupper() or (text[0] in _QUOTES and text[1:2].isupper())


def _is_none(name: list[Token], text: str, vocabulary: Vocabulary) -> bool:
    """A person, a people, an organisation, a happening."""
    words = [token.lower_ for token in name]
    if words[-1] in vocabulary.lands and not vocabulary.faiths.issuperset(words[:-1]):
        return False
    if words[-1] in vocabulary.organisations and words[-1] not in vocabulary.sites:
        return True
    if not vocabulary.happenings.isdisjoint(words) or words[0].strip(".") in vocabulary.titles:
        return True
    if name[0].i and name[0].nbor(-1).lower_.strip(".") in vocabulary.titles:
        return True
    plain = all(
        word in vocabulary.peoples or word in vocabulary.never or word in vocabulary.faiths
        for word in words
    )
    return plain or (text.isupper() and len(text) <= _ACRONYM)


def _in_slot(name: list[Token], vocabulary: Vocabulary) -> bool:
    """Whether the name stands where only a place stands."""
    around = phrase(_root(name), vocabulary)
    if around.way == BESIDE and not around.land:
        return False
    land = around.land or name[-1].lower_ in vocabulary.lands
    relation, governor = around.head.dep_, around.head.head
    if relation == "pobj":
        if governor.lower_ == "on" and governor.head.lower_ in vocabulary.assaults:
            return True
        if governor.lower_ == "of" and governor.head.lower_ in vocabulary.dwellers:
            return True
        return governor.lower_ in vocabulary.inside or (land and governor.lower_ in vocabulary.at)
    if relation == "dobj" and governor.lemma_ in vocabulary.entered:
        return True
    return land and relation in {"dobj", "nsubj", "nsubjpass", "attr", "ROOT", "dep"}


def _root(name: list[Token]) -> Token:
    """The word that stands highest in the parse, the first of several."""
    within = range(name[0].i, name[-1].i + 1)
    tops = [token for token in name if token.head is token or token.head.i not in within]
    return min(tops, key=lambda token: len(list(token.ancestors)), default=name[0])
