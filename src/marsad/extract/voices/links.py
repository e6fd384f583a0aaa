"""One link of a chain: the words that name a source, and its kind.

In: the head noun of a source in a parsed sentence. Out: a Source. Touches nothing.
"""

from __future__ import annotations

import re
from functools import cache

from marsad import lexicon
from marsad.extract.frames import arguments
from marsad.extract.frames.frame import Sentence
from marsad.extract.parse import Token
from marsad.model import Source, Span

_ARTICLE = re.compile(r"^(?:the|a|an|one|my|your|his|her|its|their|our)\s+", re.IGNORECASE)
_PRONOUN = re.compile(r"\b[Ww]ho\b")  # not the WHO
_NAME = 4  # words of an organisation's name
_LEFT_OUT = frozenset({"relcl", "appos", "acl", "punct", "advcl", "cc", "conj"})


def link(sentence: Sentence, head: Token) -> Source:
    """One link of a chain: the noun phrase without article, apposition and clause."""
    kept = [head]
    for token in head.lefts:
        if token.dep_ not in _LEFT_OUT:
            kept.extend(token.below)
    for token in head.rights:
        if token.dep_ == "prep" and token.lower_ in {"of", "for"}:
            kept.extend(token.below)
    first, last = min(kept, key=lambda t: t.i), max(kept, key=lambda t: t.i)
    last = _named_after(last)
    start, end = sentence.span(first, last)
    words = sentence.text[start - sentence.start : end - sentence.start]
    match = _ARTICLE.match(words)
    if match is not None:
        start, words = start + match.end(), words[match.end() :]
    kind = source_kind(words)
    if kind == "unknown":  # "Jane Roe, head of the clinic,"
        kind = source_kind(" ".join(t.text for a in head.children if a.dep_ == "appos"
                                    for t in a.subtree if t.dep_ != "nsubj"))  # fmt: skip
    return Source(name=words, kind=kind, words=words, span=Span("body", start, end))


def _named_after(last: Token) -> Token:
    """ "Jane Roe of the WHO": the parser takes WHO for a pronoun, and leaves "of" alone."""
    if last.dep_ != "prep" or last.rights:
        return last
    end = last
    for token in last.doc[last.i + 1 : last.i + 1 + _NAME]:
        if token.lower_ != "the" and not token.text[:1].isupper():
            break
        end = token
    return last if end.lower_ == "the" else end


def is_carrier(token: Token) -> bool:
    """A statement, a video: not somebody."""
    return token.lower_ in _carriers()


def owner(token: Token) -> Token | None:
    """Whose statement: "the army's statement", "a statement by the army"."""
    own = arguments.child(token, "poss")
    if own is not None:
        return own
    found = arguments.object_of_preposition(token, "by", "from", "of")
    return found[0] if found else None


def may_name(kind: str, text: str) -> bool:
    """Whether some words of the text are of a kind; ``source_kind`` says which words are."""
    pattern = dict(_kinds())[kind]
    return pattern.search(f" {text.lower()} ") is not None


def source_kind(words: str) -> str:
    """The kind of a source by its words; ``unknown`` where no list knows them."""
    lowered = f" {_PRONOUN.sub('', words).lower()} "
    for kind, pattern in _kinds():
        if pattern.search(lowered):
            return kind
    return "unknown"


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    content = lexicon.load("en", "sources")["kinds"]
    return tuple(
        (kind, re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, nouns)) + r")(?!\w)"))
        for kind, nouns in content.items()
    )


@cache
def _carriers() -> frozenset[str]:
    return frozenset(lexicon.load("en", "sources")["carriers"])


def without_article(words: str) -> str:
    """ "the army" → "army": the article belongs to the sentence, not to the name."""
    match = _ARTICLE.match(words)
    return words if match is None else words[match.end() :]
