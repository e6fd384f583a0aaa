"""Who says it, in one parsed sentence: source, cue, content, and what stance the cue takes.

In: a parsed Sentence. Out: Voices. Touches nothing.

A voice covers tokens: the content clause of its cue ("X said that …"), the noun that a presupposing
cue governs ("X condemned the killing of …"), or the whole sentence ("according to X"). A chain
("state media, citing a military source, reported") is one voice with two links, the origin first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from marsad import lexicon
from marsad.extract.frames import arguments
from marsad.extract.frames.frame import Sentence
from marsad.extract.frames.words import english
from marsad.model import Source, Span

_TAIL = 9  # words that may stand behind a closing cue: "said in a statement on Saturday night."
_ARTICLE = re.compile(r"^(?:the|a|an|one|his|her|its|their|our)\s+", re.IGNORECASE)
_LEFT_OUT = frozenset({"relcl", "appos", "acl", "punct", "advcl", "cc", "conj"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Links of the chain (origin first), the cue, the covered token indices, the stance."""

    links: tuple[Source, ...]
    heads: tuple[int, ...]
    cue: tuple[int, int]
    covers: frozenset[int]
    stance: str
    rule: str


def voices(sentence: Sentence) -> list[Voice]:
    """The voices of a sentence, in the order of their cues."""
    found = []
    cues = _cues()
    for at, lower in enumerate(sentence.lowers):
        cue = cues.get(lower)
        if cue is None and lower != "according":
            continue
        token = sentence.doc[at]
        if cue is not None and token.pos_ in {"VERB", "AUX"}:
            voice = _said(sentence, token, cue)
        elif lower == "according":
            voice = _according(sentence, token)
        else:
            continue
        if voice is not None:
            found.append(voice)
    return found


def _said(sentence: Sentence, token: Token, cue: dict[str, Any]) -> Voice | None:
    if cue.get("chain"):
        return None  # read with the cue that it hangs on
    subject = arguments.subject(token)
    told_by = None
    if arguments.child(token, "nsubjpass", "auxpass") is not None:
        told_by = arguments.object_of_preposition(token, "by")
        subject = told_by[0] if told_by else None
    covers = _content(token, cue) or _before(token, subject)
    if told_by:
        told = arguments.child(token, "nsubjpass")
        covers |= frozenset(t.i for t in told.subtree) if told is not None else frozenset()
    if not covers or (subject is not None and subject.i in covers):
        return None
    heads = [] if subject is None else [subject]
    links = [link(sentence, head) for head in heads]
    if heads and is_carrier(heads[0]):
        owner = _owner(heads[0])
        links = [link(sentence, owner)] if owner is not None else []
        heads = [owner] if owner is not None else []
    told = arguments.child(token, "dobj", "dative") if token.lemma_ == "tell" else None
    cited = _cited(token)
    if cited is not None:
        links.insert(0, link(sentence, cited))
        heads.insert(0, cited)
    if told is not None and told.pos_ == "PROPN":
        links.append(link(sentence, told))
        heads.append(told)
    return Voice(
        links=tuple(links),
        heads=tuple(head.i for head in heads),
        cue=sentence.span(token, token),
        covers=covers - {t.i for head in heads for t in head.subtree},
        stance="alleged" if cited is not None else cue.get("stance", "asserted"),
        rule=f"source.{token.lemma_}",
    )


def _before(token: Token, subject: Token | None) -> frozenset[int]:
    """ "…, the Northern Rights Monitor said on Saturday.": the parser may make two sentences of it.
    A cue behind a comma, at the end, is said of all before it."""
    if subject is None or subject.i > token.i or token.dep_ not in {"ROOT", "ccomp", "parataxis"}:
        return frozenset()
    first = subject.left_edge.i
    ends = len(token.doc) - token.i < _TAIL
    if first < 3 or not ends or token.doc[first - 1].text not in {",", '"', "'"}:
        return frozenset()
    return frozenset(range(first))


def _content(token: Token, cue: dict[str, Any]) -> frozenset[int]:
    deps = {"ccomp", "xcomp", "parataxis"}
    if cue.get("noun") or cue.get("of"):
        deps |= {"dobj", "prep", "pcomp"}
    if cue.get("stance") in {"claims", "alleged"}:
        deps |= {"dobj", "prep"}
    found = [c for c in token.children if c.dep_ in deps]
    if not cue.get("noun") and not cue.get("of"):
        found = [c for c in found if c.dep_ != "prep" or c.lower_ in {"of", "that"}]
    happening = english().nouns
    told = [c for c in token.children if c.dep_ == "dobj" and c.lower_ in happening]
    covers = {t.i for c in (*found, *told) for t in c.subtree}
    if not covers and token.dep_ in {"parataxis", "ccomp"} and not cue.get("clause"):
        # "…, a neighbour said, …" inside the clause that it reports
        covers = {t.i for t in token.head.subtree} - {t.i for t in token.subtree}
    if token.dep_ in {"advcl", "parataxis", "acl"} and not found and token.lemma_ in {"say", "add"}:
        covers = {t.i for t in token.sent} - {t.i for t in token.subtree}
    return frozenset(covers)


def _cited(token: Token) -> Token | None:
    for c in token.children:
        cue = _cues().get(c.lower_)
        if cue is not None and cue.get("chain") and c.dep_ in {"advcl", "acl", "prep", "conj"}:
            return arguments.child(c, "dobj", "pobj")
    subject = arguments.child(token, "nsubj")
    if subject is not None:
        for c in subject.children:
            cue = _cues().get(c.lower_)
            if cue is not None and cue.get("chain"):
                return arguments.child(c, "dobj", "pobj")
    return None


def _according(sentence: Sentence, token: Token) -> Voice | None:
    heads = arguments.object_of_preposition(token, "to")
    if not heads:
        return None
    head = heads[0]
    if is_carrier(head):
        owner = _owner(head)
        if owner is None:
            return None
        head = owner
    own = {t.i for t in token.subtree}
    return Voice(
        links=(link(sentence, head),),
        heads=(head.i,),
        cue=sentence.span(token, next((c for c in token.children if c.lower_ == "to"), token)),
        covers=frozenset(t.i for t in sentence.doc) - own,
        stance="asserted",
        rule="source.according_to",
    )


def link(sentence: Sentence, head: Token) -> Source:
    """One link of a chain: the noun phrase without article, apposition and clause."""
    kept = [head]
    for token in head.lefts:
        if token.dep_ not in _LEFT_OUT:
            kept.extend(token.subtree)
    for token in head.rights:
        if token.dep_ == "prep" and token.lower_ in {"of", "for"}:
            kept.extend(t for t in token.subtree)
    first, last = min(kept, key=lambda t: t.i), max(kept, key=lambda t: t.i)
    start, end = sentence.span(first, last)
    words = sentence.text[start - sentence.start : end - sentence.start]
    match = _ARTICLE.match(words)
    if match is not None:
        start, words = start + match.end(), words[match.end() :]
    return Source(name=words, kind=source_kind(words), words=words, span=_span(start, end))


def _span(start: int, end: int) -> Span:
    return Span("body", start, end)


def is_carrier(token: Token) -> bool:
    """A statement, a video: not somebody."""
    return token.lower_ in _carriers()


def _owner(token: Token) -> Token | None:
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
    lowered = f" {words.lower()} "
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


@cache
def _cues() -> dict[str, dict[str, Any]]:
    cues = lexicon.load("en", "sources")["cues"]
    return {form: entry for entry in cues.values() for form in entry["forms"]}


def without_article(words: str) -> str:
    """ "the army" → "army": the article belongs to the sentence, not to the name."""
    match = _ARTICLE.match(words)
    return words if match is None else words[match.end() :]
