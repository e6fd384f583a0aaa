"""Who says what, as mentions: the grammar of attributions on its own.

In: a string and the loaded models. Out: Attributions with spans of source, cue and content.
Touches nothing.

The steps: ``verbs`` and ``phrases`` read every word that may be a cue with what it governs,
``cues`` keeps those that the lexicon lists with that frame, ``quotations`` joins direct speech,
which runs over sentences.
"""

from __future__ import annotations

from marsad.extract.models import Models
from marsad.extract.opening import plain
from marsad.extract.parse import attached
from marsad.extract.sources import reading
from marsad.extract.text.sentences import split
from marsad.model import Attribution


def mentions(text: str, models: Models) -> list[Attribution]:
    """Every attribution of the string, in order; spans are offsets into it.

    ``source`` is empty where nobody is named ("he was reported dead"); ``content`` has one span a
    stretch of words without a gap. Inside direct speech no attribution is read, as in PolNeAR.
    Worked example: in "Nine people died, the army said." the source is [18, 26] (*the army*), the
    cue [27, 31] and the content [0, 16].

    Every sentence is parsed: nine of ten sentences of news hold a word that may be a cue, or a
    quotation mark, so that a gate would save nothing.
    """
    spans = split(text)
    docs = models.parser(plain(text[start:end]) for start, end in spans)
    return reading.attributions(text, spans, [attached.mended(doc) for doc in docs])
