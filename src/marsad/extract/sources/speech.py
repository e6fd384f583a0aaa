"""Direct speech joined to the attribution that it belongs to.

In: a Found with its sentence, the quotations of the text. Out: spans of the content. Touches
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.extract.parse import Doc
from marsad.extract.sources.found import Found, Span, characters, filled
from marsad.extract.sources.quotations import Quotations

_SPEAKS = frozenset(
    {"clause", "aside", "none", "object", "asked", "predicate", "to", "of", "about"}
)
_GOES_ON = frozenset({"clause", "none", "aside"})


@dataclass(frozen=True, slots=True)
class Place:
    """A parsed sentence in its text: offsets of its start and end, the quotations of the text."""

    doc: Doc
    start: int
    end: int
    text: str
    quoted: Quotations

    def spans(self, tokens: frozenset[int]) -> list[Span]:
        """The stretches of the tokens in characters of the text."""
        return characters(self.doc, self.start, tokens)

    def before(self, own: frozenset[int]) -> Span | None:
        """The quotation that ends just before the words."""
        return self.quoted.before(self.start + self.doc[min(own)].idx, self.text)

    def after(self, own: frozenset[int]) -> Span | None:
        """The quotation that the words open."""
        last = self.doc[max(own)]
        return self.quoted.after(self.start + last.idx + len(last.text), self.text)


def beside(one: Found, place: Place) -> bool:
    """A verb with nothing of its own but a subject, right behind direct speech: "…," he sighed."""
    if one.frame not in _GOES_ON or not one.source:
        return False
    return place.before(one.source | one.cue) is not None


def content(one: Found, place: Place) -> list[Span]:
    """The content with the direct speech that it touches, that ends before the cue, that the cue
    opens, and that goes on in the next sentence."""
    own = one.source | one.cue
    spans = place.spans(filled(one.content, own))
    speech = {quotation for span in spans for quotation in place.quoted.across(span)}
    if one.frame in _SPEAKS or one.frame.startswith("support"):
        speech |= {found for found in (place.before(own), place.after(own)) if found is not None}
        if speech or one.frame in _GOES_ON:
            ends = max([place.end, *(end for _, end in speech)])
            following = place.quoted.following(ends, place.text)
            speech |= {following} if following is not None else set()
    barred = [*place.spans(one.source), *place.spans(one.cue)]
    return [
        (start, end)
        for start, end in _merged([*spans, *speech])
        if not any(first <= start and end <= last for first, last in barred)
    ]


def _merged(spans: Sequence[Span]) -> list[Span]:
    """The spans in order; those that overlap or touch are one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
