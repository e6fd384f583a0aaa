"""Parts told behind their whole, where the parse lost them → frames: "…, among them four girls",
"nine of them under ten", "half of them minors", "two critically".

In: a parsed sentence and the frames found in it. Out: more frames, each a part of an earlier one.
Touches nothing. The words right beside the number decide, not the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.frames import people, quantity
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.frames.lists.taken import Taken
from marsad.extract.frames.words import Words
from marsad.model import Figure

RULE = "subset.among"
_LEADS = re.compile(
    r"(?:,|\(|–|—| -)\s*(?:including|incl?\b\.?|among (?:them|whom|the\w*)|of (?:whom|them)"
    r"|amongst them)"
    r"(?: at least| about| some)?\s+$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s*of (?:them|whom)\b")
_GRADE = re.compile(r" (?:of them )?(?:critically|seriously|severely|badly|gravely)\b")
# "Half of them", "a third of whom", "two thirds of them": a share of the whole.
_SHARE = re.compile(
    r"\b(half|a third|one third|two[ -]thirds|a quarter|one quarter|three[ -]quarters) of "
    r"(?:them|whom)\b",
    re.IGNORECASE,
)
_SHARES = {
    "half": (1, 2), "a third": (1, 3), "one third": (1, 3), "two thirds": (2, 3),
    "a quarter": (1, 4), "one quarter": (1, 4), "three quarters": (3, 4),
}  # fmt: skip
_SINGLE = re.compile(
    r",\s*(?:including|among them|among whom)\s+(an?)\s"
    r"|,\s*(?:and\s)?(one) of (?:those|these)\s(?=an?\s)"
    r"|,\s*(an?|the|his|her|their)\s(?=[^,;.]{2,50}?\s(?:among them|in that number|included)\b)",
    re.IGNORECASE,
)
_SAME = 1  # characters by which two readings of one beginning differ
_NOUN = 6  # tokens behind a number in which its noun stands


def frames(taken: Taken, words: Words) -> Iterator[Frame]:
    """The parts that no frame tells yet, each of the nearest whole before it."""
    sentence, found = taken.sentence, taken.frames
    wholes = [at for at, frame in enumerate(found) if _whole(frame)]
    if not wholes:
        return
    told = [f.affected.start for f in found if f.affected is not None]
    parts = [(f.start, f.end) for f in found if f.subset_of is not None]
    for start, end, figure in _spots(sentence):
        if any(abs(low - start) <= _SAME for low in told) or any(
            low < end and start < high for low, high in parts
        ):
            continue  # a frame tells it; a whole whose words run on over its part begins before
        before = [at for at in wholes if _start(found[at]) < start]
        if not before:
            continue
        at = max(before, key=lambda at: _start(found[at]))
        part = _part(sentence, start, end, figure, found[at], words)
        if part is not None:
            yield replace(
                found[at], affected=part, start=part.start, end=part.end, subset_of=at, was=None,
                rules=(*found[at].rules, RULE),
            )  # fmt: skip


def _whole(frame: Frame) -> bool:
    whom = frame.affected
    return (
        frame.subset_of is None
        and whom is not None
        and whom.sort == "person"
        and whom.figure is not None
        and whom.figure.high != 1
        and whom.figure.high != 0
    )


def _start(frame: Frame) -> int:
    return frame.affected.start if frame.affected is not None else frame.start


def _spots(sentence: Sentence) -> Iterator[tuple[int, int, Figure | None]]:
    """Start and end in the string, and the figure; None for a share, read from its whole."""
    text = sentence.text
    for mention in sentence.counts:
        if mention.category != "count" or not isinstance(mention.value, Figure):
            continue
        start, end = mention.start - sentence.start, mention.end - sentence.start
        lead = _LEADS.search(text[max(0, start - 40) : start])
        if lead or _OF_THEM.match(text, end) or (_GRADE.match(text, end) and start > 1):
            yield mention.start, mention.end, mention.value
    for match in _SHARE.finditer(text):
        yield sentence.start + match.start(), sentence.start + match.end(), None
    for match in _SINGLE.finditer(text):
        yield (
            sentence.start + match.start(match.lastindex or 0),
            sentence.start + match.end(match.lastindex or 0),
            quantity.ONE,
        )


def _part(
    sentence: Sentence, start: int, end: int, figure: Figure | None, whole: Frame, words: Words
) -> Party | None:
    whom = whole.affected
    if whom is None or whom.figure is None:
        return None
    if figure is None:
        figure = _share(sentence.text[start - sentence.start : end - sentence.start], whom.figure)
    high = whom.figure.high
    if figure is None or figure.low is None or (high is not None and figure.low >= high):
        return None
    tokens = sentence.within(end, sentence.end)[:_NOUN]
    noun = next(
        (t for t in tokens if t.pos_ == "NOUN" and t.dep_ not in {"compound", "poss"}), None
    )
    spoken = sentence.text[start - sentence.start : end - sentence.start]
    if noun is not None:
        named = people.party(sentence, noun, words)
        between = sentence.text[end - sentence.start : sentence.offset(noun) - sentence.start]
        if named.sort == "person" and not set(",;.") & set(between):
            last = max(end, sentence.span(noun, noun)[1])
            spoken = sentence.text[start - sentence.start : last - sentence.start]
            return replace(
                named, start=start, end=last, words=spoken, partitive=True,
                figure=replace(figure, unit="persons"),
            )  # fmt: skip
        if figure is quantity.ONE:
            return None
    grade = _GRADE.match(sentence.text, end - sentence.start)
    them = _OF_THEM.match(sentence.text, end - sentence.start) or grade
    last = end if them is None else sentence.start + them.end()
    spoken = sentence.text[start - sentence.start : last - sentence.start]
    return replace(
        whom, start=start, end=last, words=spoken, partitive=True, names=(), ages=(),
        head=next((t.i for t in sentence.within(start, end)), whom.head),
        figure=replace(figure, unit="persons"),
    )  # fmt: skip


def _share(spoken: str, whole: Figure) -> Figure | None:
    name = re.sub(r"\s+of (?:them|whom)$", "", spoken.lower()).replace("-", " ")
    parts, of = _SHARES[name]
    low = None if whole.low is None else whole.low * parts // of
    high = None if whole.high is None else whole.high * parts // of
    return Figure(low, high, whole.soft, spoken, "persons", "count.share")
