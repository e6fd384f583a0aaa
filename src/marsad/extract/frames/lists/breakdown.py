"""Who the dead or the hurt were → frames: "(29 men, 8 women, 4 children)", "two were women", "seven
of the twelve were farmers; one a teacher", "two girls were among the wounded", "the dead are …".

In: a parsed sentence and the frames found in it. Out: more frames, each a part of people told in
the sentence or before it. Touches nothing. Where the sentence tells no harm itself, the frame has
the harm ``BEFORE``, and ``parties.before`` finds the statement that it leans on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.extract.frames import arguments, nouns, people
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.model import Figure

BEFORE = "told before"  # the harm of a frame that leans on another sentence
_BRACKET = re.compile(r"\(([^()]{4,200})\)")
_COLON = re.compile(r"(?::|\s[–—-])\s([^:;()–—]{4,200})$")
_BEHIND = 25  # characters between a whole and the bracket that tells its parts
_THOSE = frozenset({"them", "whom", "those", "these", "dead", "killed", "wounded", "injured",
                    "victims", "casualties"})  # fmt: skip
_YOUNG = frozenset({"under", "below"})
_ADULT = 18
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth other".split())
_VICTIMS = frozenset({"victims", "casualties", "victim", "fatalities"})
_IS = frozenset({"be", "include"})


def frames(sentence: Sentence, found: Sequence[Frame], words: Words) -> Iterator[Frame]:
    """The parts, of which none is told in ``found`` already."""
    told = {f.affected.head for f in found if f.affected is not None}
    starts = {f.affected.start for f in found if f.affected is not None}
    for frame in (
        *_listed(sentence, found, words),
        *_predicated(sentence, found, words),
        *_among_those(sentence, found, words),
    ):
        whom = frame.affected
        if whom is not None and whom.head not in told and whom.start not in starts:
            told.add(whom.head)
            yield frame


def _listed(sentence: Sentence, found: Sequence[Frame], words: Words) -> Iterator[Frame]:
    """ "41 civilian deaths (29 men, 8 women, 4 children)"; behind a colon only where the parts are
    the whole."""
    if not found or not sentence.counts:
        return
    for match in (*_BRACKET.finditer(sentence.text), *_COLON.finditer(sentence.text)):
        start, end = sentence.start + match.start(1), sentence.start + match.end(1)
        at = _whole_before(found, sentence.start + match.start())
        named = _items(sentence, start, end, words) if at is not None else []
        if at is None or not named:
            continue
        whole = found[at].affected
        high = None if whole is None or whole.figure is None else whole.figure.high
        total = sum(party.figure.low or 0 for party in named if party.figure is not None)
        bracket = match.group().startswith("(")
        if high is None or total > high or (not bracket and (total != high or len(named) < 2)):
            continue
        for party in named:
            yield replace(
                found[at], affected=party, start=party.start, end=party.end, subset_of=at,
                was=None, rules=(*found[at].rules, "subset.listed"),
            )  # fmt: skip


def _whole_before(found: Sequence[Frame], before: int) -> int | None:
    near = [
        at
        for at, frame in enumerate(found)
        if frame.subset_of is None
        and frame.affected is not None
        and frame.affected.sort == "person"
        and frame.affected.figure is not None
        and 0 <= before - max(frame.end, frame.affected.end) < _BEHIND
    ]
    return near[-1] if near else None


def _items(sentence: Sentence, start: int, end: int, words: Words) -> list[Party]:
    """The numbered people of a list; none if it numbers anything else."""
    named = []
    for mention in sentence.counts:
        if not start <= mention.start < end:
            continue
        if mention.category != "count" or not isinstance(mention.value, Figure):
            return []
        behind = [t for t in sentence.within(mention.end, end) if t.pos_ in {"NOUN", "PROPN"}][:2]
        noun = next((t for t in behind if people.party(sentence, t, words).sort == "person"), None)
        if noun is None:
            return []
        whom = people.party(sentence, noun, words)
        last = sentence.span(noun, noun)[1]
        spoken = sentence.text[mention.start - sentence.start : last - sentence.start]
        named.append(
            replace(
                whom,
                start=mention.start,
                end=last,
                words=spoken,
                partitive=True,
                names=(),
                figure=replace(mention.value, unit="persons"),
            )
        )
    return named


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
        c.lower_ in _THOSE or c.tag_ == "CD" or nouns.figure_at(sentence, c) is not None
        for c in of.children
    )


def _minors(verb: Token) -> bool:
    """ "… are under 18"."""
    return any(
        c.lower_ in _YOUNG and any(n.text.isdecimal() and int(n.text[:3]) <= _ADULT for n in
                                   c.children) for c in verb.children
    )  # fmt: skip


def _part(sentence: Sentence, token: Token, who: Token | None, words: Words) -> Party | None:
    figure = nouns.figure_at(sentence, token)
    if figure is None and token.tag_ != "CD":
        figure = people.ONE
    if figure is None:
        return None
    start = nouns.mention_start(sentence, token)
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


def _among_those(sentence: Sentence, found: Sequence[Frame], words: Words) -> Iterator[Frame]:
    """ "Two girls were among the wounded", "the dead were a couple and a driver", "the victims
    included two nuns"."""
    for at, lower in enumerate(sentence.lowers):
        harm = words.states.get(lower) or (BEFORE if lower in _VICTIMS else None)
        if harm is None:
            continue
        token = sentence.doc[at]
        heads = _named_beside(token)
        for head in heads:
            for each in people.coordinated(head):
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
                    nouns.frame(sentence, token, harm, "unknown", (), whom, low, high,
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
    definite = any(c.dep_ == "det" and c.lower_ == "the" for c in group.children)
    if group.dep_ == "nsubj" and definite and above.lemma_ in _IS:
        own = arguments.child(above, "attr", "dobj")
        return [] if own is None else [own]
    return []
