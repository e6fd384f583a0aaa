"""Numbers that lean on others → frames: "15 of whom were children", "four of them were children",
"of the 40 killed, 15 were children", "the correct figure is 14, not 12", "and two in Aden".

In: a sentence and the frames found in it. Out: more frames. Touches nothing. Where the sentence
itself tells no harm, the frame has the harm ``BEFORE``: ``parties.before`` gives it that of the
statement that it leans on, or drops it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.extract.frames import arguments, nouns, people
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.model import Figure

BEFORE = "told before"
_THOSE = frozenset({"them", "whom", "those", "these"})
_AT = frozenset({"in", "on", "near", "at"})
_OWNERS = frozenset({"his", "her", "their"})
_BESIDE = 40  # characters between two noun phrases of one list: an apposition may stand there
_FIGURE = frozenset({"figure", "toll"})
_PUTS = frozenset({"put", "place", "revise", "correct", "raise", "lower"})


def parts(sentence: Sentence, found: Sequence[Frame], words: Words) -> Iterator[Frame]:
    """The parts that the sentence tells of people whom it, or a sentence before, has told of."""
    if not sentence.counts:
        return
    taken = {frame.affected.head for frame in found if frame.affected is not None}
    for token in sentence.doc:
        if token.tag_ == "CD" and token.dep_ == "nsubj" and token.i not in taken:
            yield from _part(sentence, token, found, words)
        elif token.lower_ in _FIGURE and not any(f.trigger == token.i for f in found):
            yield from _corrected(sentence, token)


def _part(
    sentence: Sentence, token: Token, found: Sequence[Frame], words: Words
) -> Iterator[Frame]:
    of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    who = token.head if token.head.pos_ == "NOUN" else arguments.child(token.head, "attr")
    figure = nouns.figure_at(sentence, token)
    if who is None or figure is None:
        return
    if of is not None and not any(c.lower_ in _THOSE for c in of.children):
        return
    told = people.party(sentence, who, words)
    if told.sort != "person":
        return
    if of is None:  # "Of the 40 killed, 15 were children"
        first = next((c for c in token.head.children if c.i < token.i), None)
        if first is None or first.lower_ not in {"of", "among"} or not found:
            return
    start = nouns.mention_start(sentence, token)
    end = sentence.span(who, who)[1]
    spoken = sentence.text[start - sentence.start : end - sentence.start]
    whom = replace(
        told, head=token.i, start=start, end=end, words=spoken, partitive=True,
        figure=replace(figure, unit="persons"), names=(),
    )  # fmt: skip
    base = next((at for at, f in enumerate(found) if _whole(f)), None)
    if base is not None:
        rules = (*found[base].rules, "subset.of_whom")
        yield replace(
            found[base], affected=whom, start=start, end=end, rules=rules, subset_of=base, was=None
        )
    elif of is not None and not found:
        yield _leaning(sentence, token, whom, start, end, "subset.of_them")


def _whole(frame: Frame) -> bool:
    whom = frame.affected
    return frame.subset_of is None and whom is not None and whom.sort == "person"


def _corrected(sentence: Sentence, token: Token) -> Iterator[Frame]:
    """ "The correct figure is 14, not 12", "the ministry put the figure at 12"."""
    verb = token.head
    if token.dep_ == "nsubj" and verb.lemma_ == "be":
        numbers = [c for c in verb.children if c.dep_ == "attr"]
    elif token.dep_ == "dobj" and verb.lemma_ in _PUTS:
        numbers = arguments.object_of_preposition(verb, "at", "to")
    else:
        return
    number = next((n for n in numbers if nouns.figure_at(sentence, n) is not None), None)
    figure = None if number is None else nouns.figure_at(sentence, number)
    if number is None or figure is None:
        return
    start, end = nouns.mention_start(sentence, number), sentence.span(number, number)[1]
    spoken = sentence.text[start - sentence.start : end - sentence.start]
    whom = Party(
        number.i, start, end, spoken, "person", "unknown", figure=replace(figure, unit="persons")
    )
    wrong = next(
        (c for c in number.subtree if c.i > number.i and any(g.dep_ == "neg" for g in c.children)),
        None,
    )
    was = None if wrong is None else nouns.figure_at(sentence, wrong)
    low = min(sentence.offset(token), start)
    yield replace(_leaning(sentence, token, whom, low, end, "toll.figure"), was=was)


def _leaning(
    sentence: Sentence, token: Token, whom: Party, start: int, end: int, rule: str
) -> Frame:
    return Frame(sentence, token.i, BEFORE, "unknown", whom, (), start, end, (rule,))


def gapped(frame: Frame) -> Iterator[Frame]:
    """ "Three were killed in Taiz and two in Aden", "three on Monday and four on Tuesday": the
    second number shares the verb."""
    sentence, whom = frame.sentence, frame.affected
    trigger = sentence.doc[frame.trigger]
    if whom is None or whom.sort != "person" or trigger.pos_ != "VERB":
        return
    for token in trigger.children:
        figure = nouns.figure_at(sentence, token) if token.tag_ == "CD" else None
        follows = token.i + 1 < len(token.doc) and token.nbor(1).lower_ in {
            "in",
            "on",
            "near",
            "at",
        }
        if token.dep_ != "conj" or figure is None or not follows or token.i <= whom.head:
            continue
        start, end = nouns.mention_start(sentence, token), sentence.span(token, token)[1]
        spoken = sentence.text[start - sentence.start : end - sentence.start]
        party = replace(
            whom, head=token.i, start=start, end=end, words=spoken, ages=(), names=(),
            figure=replace(figure, unit="persons"),
        )  # fmt: skip
        yield replace(
            frame, sentence=_after(sentence, start), trigger=token.i, affected=party, start=start,
            end=end, was=None, rules=(*frame.rules, "verb.gapped"),
        )  # fmt: skip


def _after(sentence: Sentence, start: int) -> Sentence:
    """With the dates and places that follow the number, where any do: they are its own."""
    dates = tuple(m for m in sentence.dates if m.start >= start)
    places = tuple(m for m in sentence.places if m.start >= start)
    return replace(sentence, dates=dates or sentence.dates, places=places or sentence.places)


def households(told: list[Frame]) -> list[Frame]:
    """ "A mother and her two daughters", "the mayor and his driver": an owner and whom he brings
    along are one number of people, told as one."""
    kept: list[Frame] = []
    for frame in told:
        joined = _joined(kept[-1], frame) if kept else None
        if joined is None:
            kept.append(frame)
        else:
            kept[-1] = joined
    return kept


def _joined(first: Frame, frame: Frame) -> Frame | None:
    one, more = first.affected, frame.affected
    if one is None or more is None or (first.trigger, first.harm) != (frame.trigger, frame.harm):
        return None
    if one.sort != "person" or more.sort != "person" or not 0 < more.start - one.end < _BESIDE:
        return None
    owned = any(
        c.dep_ == "poss" and c.lower_ in _OWNERS for c in frame.sentence.doc[more.head].children
    )
    a, b = one.figure, more.figure
    if not owned or a is None or b is None or a.low is None or b.low is None or one.pronoun:
        return None
    start, end = one.start, more.end
    spoken = frame.sentence.text[start - frame.sentence.start : end - frame.sentence.start]
    high = None if a.high is None or b.high is None else a.high + b.high
    party = replace(
        one, end=end, words=spoken, names=(*one.names, *more.names), ages=(*one.ages, *more.ages),
        kind=_common(one.kind, more.kind), age_group=one.age_group if one.age_group ==
        more.age_group else "unknown", sex=one.sex if one.sex == more.sex else "unknown",
        figure=Figure(a.low + b.low, high, a.soft or b.soft, spoken, "persons", "count.sum"),
    )  # fmt: skip
    return replace(
        first, affected=party, start=min(first.start, start), end=max(first.end, end),
        rules=(*first.rules, "count.household"),
    )  # fmt: skip


def _common(one: str, other: str) -> str:
    """What is known of either; nothing where they differ."""
    known = {one, other} - {"unknown"}
    return known.pop() if len(known) == 1 else "unknown"


def updated(found: list[Frame]) -> list[Frame]:
    """ "The toll rose from 19 to 23 after four died": those four are in the 23."""
    out = list(found)
    for at, toll in enumerate(found):
        new = toll.affected.figure if toll.affected is not None else None
        if toll.was is None or new is None or new.low is None or toll.was.low is None:
            continue
        for other, frame in enumerate(found):
            more = frame.affected.figure if frame.affected is not None else None
            same = frame.harm == toll.harm and frame.subset_of is None and other != at
            if same and more is not None and more.low == new.low - toll.was.low:
                rules = (*frame.rules, "subset.update")
                out[other] = replace(frame, subset_of=at, rules=rules)
    return out


def losses(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """ "The army lost ten soldiers"; "the two battalions lost ten men each" is twenty."""
    lost = arguments.direct_object(token)
    if token.lemma_ != "lose" or token.pos_ != "VERB" or lost is None:
        return
    whom = people.party(sentence, lost, words)
    figure = whom.figure
    armed = whom.kind in nouns.DOERS or lost.lower_ in {"men", "women"}
    if not armed or figure is None or figure.words is None or figure.low is None:
        return
    each = any(c.lower_ in {"each", "apiece"} for c in [*lost.children, *token.children])
    sides = arguments.subject(token)
    many = None if sides is None else nouns.own_number(sentence, sides, words)
    if each and many is not None and many.low is not None and many.low == many.high:
        high = None if figure.high is None else figure.high * many.low
        low = figure.low * many.low
        figure = replace(figure, low=low, high=high, rule="count.each")
    elif each:
        return
    start, end = sentence.span(token, lost)
    yield nouns.frame(
        sentence, token, "killed", "unknown", (), replace(whom, figure=figure), start, end,
        "verb.loses",
    )  # fmt: skip
