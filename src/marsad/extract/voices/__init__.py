"""Who says it, in one parsed sentence: source, cue, content, and what stance the cue takes.

In: a parsed Sentence. Out: Voices. Touches nothing.

A voice covers tokens: the content clause of its cue ("X said that …"), the noun that a presupposing
cue governs ("X condemned the killing of …"), or the whole sentence ("according to X"). A chain
("state media, citing a military source, reported") is one voice with two links, the origin first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from marsad import lexicon
from marsad.extract.frames import arguments
from marsad.extract.frames.frame import Sentence
from marsad.extract.parse import Token
from marsad.extract.voices import content
from marsad.extract.voices.links import (
    is_carrier,
    link,
    may_name,
    owner,
    source_kind,
    without_article,
)
from marsad.model import Source

__all__ = [
    "Voice",
    "inner_first",
    "is_carrier",
    "link",
    "may_name",
    "source_kind",
    "voices",
    "without_article",
]

_MARKS = frozenset({'"', "''", "``"})
_TOLLS = frozenset("fatalities casualties deaths injuries bodies victims wounded".split())
_THINKS = frozenset({"believe", "think", "suspect", "presume", "know"})
_OWN = frozenset({"its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Links of the chain (origin first), the cue (its span, and ``at``, its token), the covered
    token indices, the stance."""

    links: tuple[Source, ...]
    heads: tuple[int, ...]
    cue: tuple[int, int]
    at: int
    covers: frozenset[int]
    stance: str
    rule: str


def voices(sentence: Sentence) -> list[Voice]:
    """The voices of a sentence, in the order of their cues."""
    found = []
    cues, nouns = _cues(), _nouns()
    for at, lower in enumerate(sentence.lowers):
        cue = cues.get(lower)
        if cue is None and lower != "according" and lower not in nouns:
            continue
        token = sentence.doc[at]
        if cue is not None and token.pos_ in {"VERB", "AUX"}:
            voice = _said(sentence, token, cue)
        elif lower == "according":
            voice = _according(sentence, token)
        elif lower in nouns and token.pos_ == "NOUN":
            voice = _given(sentence, token, nouns[lower])
        else:
            continue
        if voice is not None:
            found.append(voice)
    return _within_speech(sentence, found)


def _within_speech(sentence: Sentence, found: list[Voice]) -> list[Voice]:
    """ "My neighbour said: 'They burned it,'" a trader recalled.": who closes the direct speech
    says all of it, and a voice inside reaches no further than its end."""
    closing = next((v for v in found if _closes(sentence, v)), None)
    if closing is None:
        return found
    speech = frozenset(range(min(_clause_of(sentence, closing))))
    return [
        replace(voice, covers=speech if voice is closing else voice.covers & speech)
        if voice is closing or voice.at in speech
        else voice
        for voice in found
    ]


def _clause_of(sentence: Sentence, voice: Voice) -> set[int]:
    return {voice.at, *(sentence.doc[head].left_edge.i for head in voice.heads)}


def _closes(sentence: Sentence, voice: Voice) -> bool:
    doc, first = sentence.doc, min(_clause_of(sentence, voice))
    ends = len(doc) - voice.at < content.TAIL
    return ends and first > 1 and doc[0].text in _MARKS and doc[first - 1].text in _MARKS


def inner_first(covering: Sequence[Voice]) -> list[Voice]:
    """The voices that speak of one thing, the origin first: what a voice covers holds the cues of
    those that it repeats."""
    return sorted(
        covering,
        key=lambda voice: (-sum(voice.at in other.covers for other in covering), len(voice.covers)),
    )


def _said(sentence: Sentence, token: Token, cue: dict[str, Any]) -> Voice | None:
    if cue.get("chain"):
        return None  # read with the cue that it hangs on
    if "toll" in cue and not any(content.is_toll(c, cue["toll"]) for c in token.children):
        return None
    subject = arguments.subject(token)
    told_by = None
    if arguments.child(token, "nsubjpass", "auxpass") is not None:
        told_by = arguments.object_of_preposition(token, "by")
        subject = told_by[0] if told_by else None
    covers = content.covered(token, cue) or content.before(token, subject)
    if told_by:
        told = arguments.child(token, "nsubjpass")
        covers |= frozenset(t.i for t in told.below) if told is not None else frozenset()
    if not covers or (subject is not None and subject.i in covers):
        return None
    if subject is not None and arguments.is_nobody(subject):
        return None
    if subject is not None and (_is_told(subject) or _is_believed(token)):
        subject = None  # "ten fatalities reported", "20 feared dead": what is told, not who tells
    heads = [] if subject is None else [subject]
    links = [link(sentence, head) for head in heads]
    if heads and is_carrier(heads[0]):
        whose = owner(heads[0])
        links = [link(sentence, whose)] if whose is not None else []
        heads = [whose] if whose is not None else []
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
        at=token.i,
        covers=covers - {t.i for head in heads for t in head.below},
        stance="alleged"
        if cited is not None or _by_nobody(token)
        else cue.get("stance", "asserted"),
        rule=f"source.{token.lemma_}",
    )


def _by_nobody(token: Token) -> bool:
    """ "Soldiers were said to have killed six": it is not told by whom."""
    passive = arguments.child(token, "nsubjpass") is not None and token.lemma_ == "say"
    told = passive and arguments.child(token, "xcomp") is not None
    return told and not arguments.object_of_preposition(token, "by")


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
        whose = owner(head)
        if whose is None:
            return None
        head = whose
    own = {t.i for t in token.below}
    return Voice(
        links=(link(sentence, head),),
        heads=(head.i,),
        cue=sentence.span(token, next((c for c in token.children if c.lower_ == "to"), token)),
        at=token.i,
        covers=frozenset(t.i for t in sentence.doc) - own,
        stance="asserted",
        rule="source.according_to",
    )


def _is_told(subject: Token) -> bool:
    number = subject.tag_ == "CD" and not subject.rights
    return number or subject.lower_ in _TOLLS


def _is_believed(cue: Token) -> bool:
    """ "Gunmen believed to be fighters of the Front": who is thought of does not speak."""
    if cue.tag_ not in {"VBN", "VBD"} or cue.lemma_ not in _THINKS:
        return False
    return cue.dep_ == "acl" or any(c.dep_ == "xcomp" and c.lemma_ == "be" for c in cue.children)


def _given(sentence: Sentence, token: Token, noun: dict[str, Any]) -> Voice | None:
    """ "issued a threat to kill", "its threat to kill": who gives it, or whose it is."""
    content = arguments.child(token, "acl", "ccomp", "xcomp")
    head = arguments.child(token, "poss")
    verb = token.head
    own = head is not None and head.lower_ in _OWN and verb.pos_ == "VERB"
    given = head is None and token.dep_ == "dobj" and verb.lower_ in _givers()
    if own or given:
        head = arguments.subject(verb)
    if content is None or head is None:
        return None
    return Voice(
        links=(link(sentence, head),),
        heads=(head.i,),
        cue=sentence.span(token, token),
        at=token.i,
        covers=frozenset(t.i for t in content.below),
        stance=noun["stance"],
        rule=f"source.{token.lemma_}",
    )


@cache
def _nouns() -> dict[str, dict[str, Any]]:
    nouns = lexicon.load("en", "sources")["nouns"]
    return {form: entry for entry in nouns.values() for form in entry["forms"]}


@cache
def _givers() -> frozenset[str]:
    return frozenset(lexicon.load("en", "sources")["givers"])


@cache
def _cues() -> dict[str, dict[str, Any]]:
    cues = lexicon.load("en", "sources")["cues"]
    return {form: entry for entry in cues.values() for form in entry["forms"]}
