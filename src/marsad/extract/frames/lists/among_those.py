"""Who the dead or the hurt were → frames: "two girls were among the wounded", "the dead were a
couple and a driver", "the victims included two nuns", "the dead were identified as Ana Ruiz and
Luis Soto".

In: a parsed sentence and the frames found in it. Out: frames, each a part of those told before.
Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.extract.frames import arguments, people
from marsad.extract.frames.frame import BEFORE, Frame, Sentence, at_word
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token

_VICTIMS = frozenset({"victims", "casualties", "victim", "fatalities"})
_IS = frozenset({"be", "include"})
_CALLS = frozenset({"identify", "name"})


def frames(sentence: Sentence, found: Sequence[Frame], words: Words) -> Iterator[Frame]:
    """ "Two girls were among the wounded", "the dead were a couple and a driver", "the victims
    included two nuns"."""
    for at, lower in enumerate(sentence.lowers):
        harm = words.triggers.states.get(lower) or (BEFORE if lower in _VICTIMS else None)
        if harm is None:
            continue
        token = sentence.doc[at]
        heads = _named_beside(token)
        for head in heads:
            for each in people.coordinated(head, words):
                whom = people.party(sentence, each, words)
                if whom.sort != "person" or whom.figure is None or whom.pronoun:
                    continue
                whom = replace(whom, partitive=True)
                start, end = sentence.span(token, token)
                low, high = (
                    (min(start, whom.start), max(end, whom.end))
                    if each.i == head.i
                    else (whom.start, whom.end)
                )
                base = next(
                    (i for i, f in enumerate(found) if f.trigger == at and f.harm == harm), None
                )
                yield replace(
                    at_word(sentence, token, harm, "unknown", (), whom, low, high,
                                "subset.of_those"),
                    subset_of=base,
                )  # fmt: skip


def _named_beside(token: Token) -> list[Token]:
    """The people who are said to be among the dead, or to be them."""
    group = token.head if token.dep_ == "acl" else token
    above = group.head
    if group.dep_ == "pobj" and above.lower_ in {"among", "amongst"}:
        verb = above.head
        if verb.lemma_ == "be":
            own = arguments.child(verb, "nsubj", "attr")
            return [] if own is None else [own]
        return [verb] if verb.pos_ in {"NOUN", "PROPN"} and verb.i < above.i else []
    if group.dep_ == "nsubj" and _is_definite(group) and above.lemma_ in _IS:
        own = arguments.child(above, "attr", "dobj")
        return [] if own is None else [own]
    return _called(token.head if token.dep_ == "amod" else group)


def _called(group: Token) -> list[Token]:
    """ "The dead were identified as …", "police named the dead man as …"."""
    verb = group.head
    if group.dep_ in {"nsubjpass", "dobj"} and _is_definite(group) and verb.lemma_ in _CALLS:
        return arguments.object_of_preposition(verb, "as")
    return []


def _is_definite(group: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ == "the" for c in group.children)
