"""Who the dead or the hurt were → frames: "(29 men, 8 women, 4 children)", "two were women", "seven
of the twelve were farmers; one a teacher", "two girls were among the wounded", "the dead are …".

In: a parsed sentence and the frames found in it. Out: more frames, each a part of people told in
the sentence or before it. Touches nothing. Where the sentence tells no harm itself, the frame has
the harm ``BEFORE``, and ``parties.before`` finds the statement that it leans on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.extract.frames import arguments, parts, people, quantity
from marsad.extract.frames.frame import BEFORE, Frame, Party, Sentence
from marsad.extract.frames.lists import among_those, itemised
from marsad.extract.frames.lists.taken import Taken
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token

_THOSE = frozenset({"them", "whom", "those", "these", "dead", "killed", "wounded", "injured",
                    "victims", "casualties"})  # fmt: skip
_YOUNG = frozenset({"under", "below"})
_ADULT = 18
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth other".split())


def frames(taken: Taken, words: Words) -> list[Frame]:
    """The parts that no frame tells yet; an owner and whom he brings along are one of them."""
    sentence, found = taken.sentence, taken.frames
    told = (
        *itemised.frames(sentence, found, words),
        *_predicated(sentence, found, words),
        *among_those.frames(sentence, found, words),
    )
    return parts.households(list(taken.others(told)))


def _predicated(sentence: Sentence, found: Sequence[Frame], words: Words) -> Iterator[Frame]:
    """ "Two were women", "seven of the twelve were farmers; three were guards, one a teacher", "six
    of the nine are under 18", "the fourth is a driver"."""
    began = False
    for token in sentence.doc:
        who: Token | None = None
        verb = _verb(token) if _counts(sentence, token) else None
        if verb is not None:
            who = _predicate(verb)
            if not _of_those(token, sentence) or (who is None and not _minors(verb)):
                continue
        elif began and token.dep_ == "appos" and token.tag_ == "CD":
            who = arguments.child(token, "appos", "npadvmod")
            if who is None:
                continue
        else:
            continue
        party = _part(sentence, token, who, words)
        if party is None:
            continue
        began = True
        yield _leaning(sentence, token, party, found)


def _verb(token: Token) -> Token | None:
    """The verb, or where there is none the noun ("15 of whom children"), that the number is the
    subject of; of "nine were men and two were women" the parser loses the second."""
    if token.dep_ == "nsubj":
        return token.head
    follows = token.nbor(1) if token.i + 1 < len(token.doc) else token
    lost = token.dep_ == "conj" and follows.lemma_ == "be"
    return follows if lost and arguments.child(follows, "nsubj") is None else None


def _predicate(verb: Token) -> Token | None:
    """What the people are said to be: "were children", and without a verb "15 of whom children"."""
    if verb.lemma_ == "be":
        return arguments.child(verb, "attr")
    return verb if verb.pos_ == "NOUN" else None


def _counts(sentence: Sentence, token: Token) -> bool:
    if token.tag_ == "CD":
        return True
    ordinal = token.lower_ in _ORDINALS and token.i > 0 and token.nbor(-1).lower_ == "the"
    return ordinal and token.pos_ in {"ADJ", "NOUN"}


def _of_those(token: Token, sentence: Sentence) -> bool:
    """Nothing behind "of" but those told before: "of them", "of the twelve", "of the dead"."""
    of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    if of is None:
        return True
    return any(
        c.lower_ in _THOSE or c.tag_ == "CD" or quantity.figure_at(sentence, c) is not None
        for c in of.children
    )


def _minors(verb: Token) -> bool:
    """ "… are under 18"."""
    return any(
        c.lower_ in _YOUNG and any(n.text.isdecimal() and int(n.text[:3]) <= _ADULT for n in
                                   c.children) for c in verb.children
    )  # fmt: skip


def _part(sentence: Sentence, token: Token, who: Token | None, words: Words) -> Party | None:
    figure = quantity.figure_at(sentence, token)
    if figure is None and token.tag_ != "CD":
        figure = quantity.ONE
    if figure is None:
        return None
    start = quantity.mention_start(sentence, token)
    if who is None:
        young = next((t for t in sentence.doc[token.i :] if t.lower_ in _YOUNG), token)
        last = next((t for t in young.children if t.text.isdecimal()), token)
        end = sentence.span(last, last)[1]
        told = Party(token.i, start, end, "", "person", "unknown", age_group="child")
    else:
        told = people.party(sentence, who, words)
        end = sentence.span(who, who)[1]
        if told.sort != "person" or told.pronoun or end < start:
            return None
    spoken = sentence.text[start - sentence.start : end - sentence.start]
    return replace(
        told, head=token.i, start=start, end=end, words=spoken, partitive=True, names=(),
        figure=replace(figure, unit="persons"),
    )  # fmt: skip


def _leaning(sentence: Sentence, token: Token, party: Party, found: Sequence[Frame]) -> Frame:
    start, end = party.start, party.end
    base = _whole_in(found, party)
    if base is None:
        return Frame(
            sentence, token.i, BEFORE, "unknown", party, (), start, end, ("subset.of_them",)
        )
    rules = (*found[base].rules, "subset.of_whom")
    return replace(
        found[base], affected=party, start=start, end=end, rules=rules, subset_of=base, was=None
    )


def _whole_in(found: Sequence[Frame], party: Party) -> int | None:
    """The frame of this sentence, told before the part, that has more people than it."""
    for at, frame in enumerate(found):
        whole = frame.affected
        if whole is None or whole.sort != "person" or frame.subset_of is not None:
            continue
        if whole.partitive:
            continue  # "nine of the dead were men and two were women"
        few, many = party.figure, whole.figure
        if few is None or many is None or whole.start >= party.start or frame.harm == BEFORE:
            continue
        if many.high is None or (few.low or 0) < many.high:
            return at
    return None
