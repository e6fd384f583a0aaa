"""What is told in lists, logs and bare figures, where there is no clause to parse → frames.

In: a parsed sentence and the frames of its clauses. Out: those frames and what the readers add.
Touches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from marsad.extract.frames import doubles, peaceful
from marsad.extract.frames.frame import Frame, Sentence
from marsad.extract.frames.lists import (
    among,
    breakdown,
    figures,
    labelled,
    registers,
    tallies,
    telegraph,
    zeros,
)
from marsad.extract.frames.lists.taken import Taken
from marsad.extract.frames.tenor import Tenor
from marsad.extract.frames.words import Words

Reader = Callable[[Taken, Words], Iterable[Frame]]
# The order decides who reads words that two could read: the surer first, each takes what is left.
# With it, whether what a reader tells may be harm that nobody did; parts follow their whole, which
# has been asked, and a label names the harm itself.
_READERS: tuple[tuple[Reader, bool], ...] = (
    (tallies.frames, True),  # a number and its word of harm, side by side: nothing to infer
    (registers.frames, True),  # a label, its colon and a number: the label is one noun phrase
    (telegraph.frames, True),  # the same with words between, where an entry has its edges
    (figures.frames, True),  # a number whose harm stands elsewhere: only what has no such word
    (breakdown.frames, False),  # parts: all that can be their whole has been read by now
    (among.frames, False),  # parts by the words beside their number, where the parse lost them
    (zeros.frames, True),  # "no casualties" counts nobody, and takes no other's words
    (labelled.frames, False),  # the parse of such lists is noise: what nobody else could read
)


def frames(sentence: Sentence, clauses: Sequence[Frame], words: Words, tenor: Tenor) -> list[Frame]:
    """The frames of the ``clauses`` of a sentence, and behind them what its lists tell besides."""
    found = registers.outside_labels(sentence, clauses)
    for read, may_be_peaceful in _READERS:
        taken = Taken(sentence, tuple(found), bool(tenor.evidence))
        told = list(read(taken, words))
        if may_be_peaceful:
            told = [frame for frame in told if not peaceful.nobody_did(frame, tenor, words)]
        found += doubles.new(told, found)
    return found
