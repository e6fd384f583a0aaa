"""The items of a bracket or behind a colon → frames: "41 civilian deaths (29 men, 8 women, 4
children)".

In: a parsed sentence and the frames found in it. Out: frames, each a part of the whole before the
list. Touches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.extract.frames import people
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.frames.words import Words
from marsad.model import Figure

_BRACKET = re.compile(r"\(([^()]{4,200})\)")
_COLON = re.compile(r"(?::|\s[–—-])\s([^:;()–—]{4,200})$")
_BEHIND = 25  # characters between a whole and the bracket that tells its parts


def frames(sentence: Sentence, found: Sequence[Frame], words: Words) -> Iterator[Frame]:
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
