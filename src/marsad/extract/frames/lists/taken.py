"""What has been read of a sentence when a reader of lists comes to it: asked by all of them.

In: the frames found so far. Out: answers to "does a frame tell this already?". Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.extract.frames.frame import Frame, Party, Sentence


@dataclass(frozen=True, slots=True)
class Taken:
    """``frames``: those of the clauses and of the readers before; ``violent``: whether the report
    names violence."""

    sentence: Sentence
    frames: tuple[Frame, ...]
    violent: bool

    @property
    def triggers(self) -> frozenset[int]:
        """The tokens that the frames are read at."""
        return frozenset(frame.trigger for frame in self.frames)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the harmed of a frame stand between the two offsets."""
        return any(_overlap(frame.affected, start, end) for frame in self.frames)

    def free(self, told: Iterable[Frame]) -> Iterator[Frame]:
        """Those whose harmed overlap nobody's, each word told once."""
        own: list[Party] = []
        for frame in told:
            whom = frame.affected
            if whom is None or self.overlaps(whom.start, whom.end):
                continue
            if not any(_overlap(other, whom.start, whom.end) for other in own):
                own.append(whom)
                yield frame

    def others(self, told: Iterable[Frame]) -> Iterator[Frame]:
        """Those with another head and another beginning: parts stand within their whole, and its
        words say nothing of them."""
        whole = [frame.affected for frame in self.frames if frame.affected is not None]
        heads, starts = {whom.head for whom in whole}, {whom.start for whom in whole}
        for frame in told:
            whom = frame.affected
            if whom is not None and whom.head not in heads and whom.start not in starts:
                heads.add(whom.head)
                yield frame

    def unread(self, told: Iterable[Frame]) -> Iterator[Frame]:
        """Those that begin and end where no frame of the same harm does."""
        edges = {
            (frame.harm, at)
            for frame in self.frames
            if frame.affected is not None
            for at in (frame.affected.start, frame.affected.end)
        }
        for frame in told:
            whom = frame.affected
            if whom is None or (frame.harm, whom.start) in edges or (frame.harm, whom.end) in edges:
                continue
            yield frame


def _overlap(whom: Party | None, start: int, end: int) -> bool:
    return whom is not None and whom.start < end and start < whom.end
