"""Who says what, as mentions: the sources grammar on its own.

In: a string and the loaded models. Out: Attributions with spans of source, cue and content.
Touches nothing. Only sentences that hold a reporting word are parsed.
"""

from __future__ import annotations

from functools import cache

from marsad.extract import gate, voices
from marsad.extract.document import plain
from marsad.extract.frames.frame import Sentence
from marsad.extract.models import Models
from marsad.extract.sentences import split
from marsad.model import Attribution


def mentions(text: str, models: Models) -> list[Attribution]:
    """Every attribution of the string, in order; spans are offsets into it.

    ``source`` is empty where nobody is named ("he was reported dead"); ``content`` has one span a
    stretch of words without a gap. Worked example: in "Nine people died, the army said." the
    source is [22, 26] (*army*), the cue [27, 31] and the content [0, 16].
    """
    spans = split(text)
    wanted = gate.sentences(_gate(), text, spans)
    docs = models.parser(plain(text[slice(*spans[index])]) for index in wanted)
    found = []
    for index, doc in zip(wanted, docs, strict=True):
        start, end = spans[index]
        sentence = Sentence(index, start, end, doc, text[start:end])
        found += [_attribution(sentence, voice) for voice in voices.voices(sentence)]
    return found


def _attribution(sentence: Sentence, voice: voices.Voice) -> Attribution:
    links = voice.links[:1]
    origin = links[0] if links else None
    return Attribution(
        source=tuple((link.span.start, link.span.end) for link in links if link.span is not None),
        cue=(voice.cue,),
        content=_stretches(sentence, voice.covers),
        name=None if origin is None else origin.name,
        source_kind="unknown" if origin is None else origin.kind,
        rule=voice.rule,
    )


def _stretches(sentence: Sentence, covers: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """The covered tokens as spans; punctuation at an end is left out."""
    stretches: list[tuple[int, int]] = []
    run: list[int] = []
    for index in [*sorted(covers), -1]:
        if run and index != run[-1] + 1:
            words = [i for i in run if not sentence.doc[i].is_punct]
            if words:
                stretches.append(sentence.span(sentence.doc[words[0]], sentence.doc[words[-1]]))
            run = []
        run.append(index)
    return tuple(stretches)


@cache
def _gate() -> gate.Gate:
    return gate.gate({*voices.cue_words(), "according"}, {})
