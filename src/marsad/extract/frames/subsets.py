"""Parts that the grammar hangs on their whole → frames: "…, including nine children", "12 people,
three of them children", "31 children, 26 boys and five girls".

In: a frame and its index among those of its sentence. Out: frames that are part of it. Touches
nothing. (Parts that the parse loses are read by ``lists``.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.frames import (
    people,
)
from marsad.extract.frames.frame import Frame, Party
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token


def summed(frames: list[Frame], at: int) -> list[Frame]:
    """ "31 children, 26 boys and five girls": a list whose first number is the sum of the others
    tells one number and its parts."""
    numbers = [f.affected.figure if f.affected is not None else None for f in frames]
    exact = [n.low for n in numbers if n is not None and n.words and n.low == n.high
             and n.low is not None]  # fmt: skip
    if len(frames) < 3 or len(exact) < len(frames) or exact[0] != sum(exact[1:]):
        return frames
    parts = [replace(f, subset_of=at, rules=(*f.rules, "subset.sum")) for f in frames[1:]]
    return [frames[0], *parts]


def included(frame: Frame, at: int, words: Words) -> Iterator[Frame]:
    sentence, affected = frame.sentence, frame.affected
    if affected is None or affected.sort == "object":
        return
    head = sentence.doc[affected.head]
    trigger = sentence.doc[frame.trigger]
    hung = [(part, "subset.including") for part in _parts(head, trigger)]
    beside = {each.i for each in people.coordinated(head)}
    hung += [
        (c, "subset.apposition") for c in head.children if c.dep_ == "appos" and c.i not in beside
    ]
    for part, rule in hung:
        for token in people.coordinated(part):
            whom = people.party(sentence, token, words)
            if whom.sort != "person" or whom.figure is None or _same(whom, affected):
                continue
            if rule == "subset.including" or _smaller(whom, affected):
                yield replace(
                    frame,
                    affected=whom,
                    start=whom.start,
                    end=whom.end,
                    rules=(*frame.rules, rule),
                    subset_of=at,
                    was=None,
                )


def _smaller(part: Party, whole: Party) -> bool:
    """ "31 children, 26 boys and five girls": numbers that are told as parts. An apposition without
    a number says who somebody is."""
    if part.figure is None or whole.figure is None or part.figure.words is None:
        return False
    return (part.figure.low or 0) < (whole.figure.low or 0)


def _same(one: Party, other: Party) -> bool:
    return one.head == other.head


def _parts(head: Token, trigger: Token) -> list[Token]:
    """Nouns after "including" or "among them" that hang on the harmed or on the verb."""
    parts = []
    for anchor in (head, head.head if head.head.dep_ in {"prep", "nummod"} else head, trigger):
        for node in anchor.children:
            if node.lower_ in {"including", "among"} and node.dep_ in {"prep", "advcl", "acl"}:
                for inner in node.children:
                    if inner.dep_ in {"pobj", "dobj"} and inner.tag_ != "PRP":
                        parts.append(inner)
                    elif inner.dep_ == "prep" and inner.lower_ == "of":
                        parts.extend(i for i in inner.children if i.dep_ == "pobj")
                if node.lower_ == "among":
                    parts.extend(
                        sibling
                        for sibling in anchor.children
                        if sibling.i > node.i and sibling.dep_ in {"appos", "npadvmod", "dep"}
                    )
    unique = {part.i: part for part in parts if part.i != head.i}
    return [unique[i] for i in sorted(unique)]
