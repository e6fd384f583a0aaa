"""Parts that the grammar hangs on their whole → frames: "…, including nine children", "12 people,
three of them children", "31 children, 26 boys and five girls".

In: a frame and its index among those of its sentence. Out: frames that are part of it. Touches
nothing. (Parts that the parse loses are read by ``lists``.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.frames import people
from marsad.extract.frames.frame import Frame, Party
from marsad.extract.frames.people import names
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token

_HOUSEHOLD = "count.household"
_PEOPLE = frozenset({"people", "persons", "civilians", "victims"})  # what anybody may be


def summed(frames: list[Frame], at: int) -> list[Frame]:
    """ "31 children, 26 boys and five girls", "three people, a nurse and two guards": a list whose
    first number is the sum of the others tells one number and its parts. "Two men, a farmer and his
    son, were shot" tells one number, and who they were."""
    numbers = [f.affected.figure if f.affected is not None else None for f in frames]
    exact = [n.low for n in numbers if n is not None and n.low == n.high and n.low is not None]
    first = numbers[0] if numbers else None
    if first is None or not first.words or len(exact) < len(frames) or exact[0] != sum(exact[1:]):
        return frames
    if len(frames) == 2:
        return frames[:1] if _HOUSEHOLD in frames[1].rules and _closes(frames[1]) else frames
    # "Two policemen, a teacher and a driver" are four, however the numbers add up.
    counted = all(n is not None and n.words for n in numbers)
    if not counted and not _is_of_people(frames[0]) and not _closes(frames[-1]):
        return frames
    parts = [replace(f, subset_of=at, rules=(*f.rules, "subset.sum")) for f in frames[1:]]
    return [frames[0], *parts]


def _closes(frame: Frame) -> bool:
    """Whether a comma closes the list: "…, a farmer and his son, were shot"."""
    behind = (frame.affected.end if frame.affected is not None else 0) - frame.sentence.start
    return frame.sentence.text[behind : behind + 1] == ","


def _is_of_people(frame: Frame) -> bool:
    whom = frame.affected
    return whom is not None and frame.sentence.doc[whom.head].lower_ in _PEOPLE


def included(frame: Frame, at: int, words: Words) -> Iterator[Frame]:
    sentence, affected = frame.sentence, frame.affected
    if affected is None or affected.sort == "object":
        return
    head = sentence.doc[affected.head]
    trigger = sentence.doc[frame.trigger]
    hung = [(part, "subset.including") for part in _parts(head, trigger)]
    beside = {each.i for each in people.coordinated(head, words)}
    hung += [
        (c, "subset.apposition") for c in head.children if c.dep_ == "appos" and c.i not in beside
    ]
    for part, rule in hung:
        for token in people.coordinated(part, words):
            whom = people.party(sentence, token, words)
            if whom.sort != "person" or whom.figure is None or _same(whom, affected):
                continue
            named = head.tag_ == "NNS" and names.is_full(token, words)  # "priests Ana Ruiz and …"
            if rule == "subset.including" or named or _smaller(whom, affected):
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
