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
# The lowest at which texts without violence (odd numbers of gold/quiet.jsonl) get at most 2 points
# more false claims than by rules alone; claims of gold/items/dev are best, by F, at 0.8.
THRESHOLD = 0.93
_EDGE = 0.5  # a span goes on as far as tokens reach this part of its threshold
_VICTIMS = 0.5

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
    """What the sentence ``at`` of a part of the text tells: one proposal a run of a harm.

    ``string`` is the sentence, ``offsets`` are characters in it, ``chances`` (tokens, LABELS).
    """
    whom = runs(offsets, chances[:, LABELS.index(VICTIMS)], _VICTIMS)
    made = []
    for column, harm in enumerate(LABELS[:-1]):
        for told in runs(offsets, chances[:, column], threshold):
            near = [run for run in whom if run.start < told.end and told.start < run.end]
            victims = max(near, key=lambda run: run.best, default=None)
            start, end = told.start, told.end
            words = None
            if victims is not None:
                start, end = min(start, victims.start), max(end, victims.end)
                words = string[victims.start : victims.end]
            span = Span(at.part, at.start + start, at.start + end)
            made.append(Proposal(harm, string[start:end], words, by, span))
    return made


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
