"""Chances of tokens → the words to propose.

In: where each token stands, its chance for each label. Out: spans, and Proposals of a sentence.
Touches nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.model import HARMS, Proposal, Span

VICTIMS = "victims"
LABELS = (*(harm for harm in HARMS if harm != "none"), VICTIMS)
# Chosen on gold/items/dev and on texts without violence not learnt from (docs/encoder.md).
THRESHOLD = 0.9
_EDGE = 0.5  # a span goes on as far as tokens reach this part of its threshold
_VICTIMS = 0.5
_OPENING, _CLOSING = "\"“'‘([$+", "\"”'’)]%+"  # signs that stay at the edge of marked words

Chances = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring tokens above a line, in characters; ``best`` of their chances."""

    start: int
    end: int
    best: float


def proposals(
    string: str, at: Span, offsets: Sequence[tuple[int, int]], chances: Chances, by: str,
    threshold: float = THRESHOLD,
) -> list[Proposal]:  # fmt: skip
    """What the sentence ``at`` of a part of the text tells: one proposal a run of a harm in which
    words for whom are marked. A run without them is a false alarm more often than not.

    ``string`` is the sentence, ``offsets`` are characters in it, ``chances`` (tokens, LABELS).
    """
    whom = _words(string, runs(offsets, chances[:, LABELS.index(VICTIMS)], _VICTIMS))
    made = []
    for column, harm in enumerate(LABELS[:-1]):
        for told in _words(string, runs(offsets, chances[:, column], threshold)):
            near = [run for run in whom if run.start < told.end and told.start < run.end]
            if not near:
                continue
            victims = max(near, key=lambda run: run.best)
            start, end = min(told.start, victims.start), max(told.end, victims.end)
            span = Span(at.part, at.start + start, at.start + end)
            words = string[victims.start : victims.end]
            made.append(Proposal(harm, string[start:end], words, by, span))
    return made


def _words(string: str, found: list[Run]) -> list[Run]:
    """The runs in whole words, without the spaces and points around them; none without a word."""
    whole = []
    for run in found:
        start, end = run.start, run.end
        while start < end and not string[start].isalnum() and string[start] not in _OPENING:
            start += 1
        while end > start and not string[end - 1].isalnum() and string[end - 1] not in _CLOSING:
            end -= 1
        if start == end:
            continue
        while start > 0 and string[start].isalnum() and string[start - 1].isalnum():
            start -= 1
        while end < len(string) and string[end - 1].isalnum() and string[end].isalnum():
            end += 1
        whole.append(Run(start, end, run.best))
    return whole


def runs(offsets: Sequence[tuple[int, int]], chances: Chances, least: float) -> list[Run]:
    """Runs of tokens of which one reaches ``least`` and all reach half of it.

    Tokens without characters (start, end) end a run.
    """
    found: list[Run] = []
    held: list[int] = []
    edge = least * _EDGE
    for number in range(len(offsets) + 1):
        if number < len(offsets) and _inside(offsets[number], chances[number], edge):
            held.append(number)
            continue
        best = max((float(chances[one]) for one in held), default=0.0)
        if held and best >= least:
            found.append(Run(offsets[held[0]][0], offsets[held[-1]][1], best))
        held = []
    return found


def _inside(offset: tuple[int, int], chance: float, edge: float) -> bool:
    return offset[1] > offset[0] and bool(chance >= edge)
