"""What a document has told so far, in reading order: the ground on which words refer.

In: parsed sentences with their voices and frames. Out: a Reading that grows. Touches nothing else.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from marsad.extract import voices
from marsad.extract.drafts.draft import Draft
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.parse import Doc, Token
from marsad.extract.report import reference
from marsad.extract.voices import Voice
from marsad.model import Source

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_ARGUMENTS = frozenset({"oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos",
                        "attr", "ROOT"})  # fmt: skip


@dataclass(slots=True)
class Reading:
    """What the document has told so far, in reading order."""

    groups: list[Party] = field(default_factory=list)
    speakers: list[Source] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)


def remember(
    sentence: Sentence, said: list[Voice], found: list[Frame], reading: Reading, string: str
) -> None:
    """Adds the sentence's named groups and its sources to what has been told."""
    for frame in found:
        for actor in frame.actors:
            named = sentence.doc[actor.head].text[:1].isupper()  # in the case that was parsed
            if named and actor.sort in {"organisation", "person"} and actor.age_group != "child":
                insort(reading.groups, actor, key=_start)
    armed = voices.may_name("armed_group", sentence.doc.text)
    for first, noun in _noun_phrases(sentence.doc) if armed else ():
        words = sentence.doc.words((first, noun))
        if noun.text[:1].isupper() and voices.source_kind(words) == "armed_group":
            start, end = sentence.span(first, noun)
            group = Party(noun.i, start, end, words, "organisation", "unknown")
            insort(reading.groups, group, key=_start)
    for voice in said:
        for link in voice.links:
            meant = reference.source(link, reading.speakers, reading.groups, string)
            known = link if meant is None else replace(meant, words=link.words, span=link.span)
            if reference.named(known):
                reading.speakers.append(known)


def _noun_phrases(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """First word and noun of each phrase that is an argument, without what stands behind the noun;
    none lies in another."""
    last = -1
    for token in doc:
        if token.pos_ not in _NOUNS:
            continue
        node = token.head if token.dep_ == "conj" else token
        while node.dep_ == "conj" and node.head.i < node.i:
            node = node.head
        if node.dep_ in _ARGUMENTS and (first := token.left_edge).i > last:
            last = token.i
            yield first, token


def _start(party: Party) -> int:
    return party.start
