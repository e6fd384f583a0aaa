"""Which language a text is in: by a stated tag, or by its letters.

In: a tag as documents write it, or a body. Out: a language code (ISO 639-1 where it has one), or
None. Touches: the packaged model of py3langid, loaded once and never changed.
"""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Calibration: 14,614 English news articles give one wrong language above this (67 characters of
# names) and 46 that are left open. Of their first 80 characters alone, 1 in 490 is wrong at 0.5.
THRESHOLD = 0.6
LETTERS = 20  # fewer letters than this hold names as easily as a language
SAMPLE = 4_000  # characters; in that calibration more change no answer and take longer
NO_LANGUAGE = "zxx"  # ISO 639-2: no linguistic content

_TAG = re.compile(r"[a-z]{2,3}(?=$|[-_])")
_SHORTER = {  # ISO 639-2 to 639-1, for the languages that our documents state
    "ara": "ar", "eng": "en", "fas": "fa", "per": "fa", "fra": "fr", "fre": "fr", "deu": "de",
    "ger": "de", "heb": "he", "kur": "ku", "rus": "ru", "spa": "es", "tur": "tr", "ukr": "uk",
    "urd": "ur",
}  # fmt: skip
_NAMES = {
    "arabic": "ar", "english": "en", "french": "fr", "german": "de", "hebrew": "he",
    "kurdish": "ku", "persian": "fa", "farsi": "fa", "russian": "ru", "spanish": "es",
    "turkish": "tr", "ukrainian": "uk", "urdu": "ur",
}  # fmt: skip


def tag(stated: str | None) -> str | None:
    """The primary language of a tag (BCP 47: ``en-GB``, ``ar_SY``) or an English name; or None."""
    lower = (stated or "").strip().lower()
    if lower in _NAMES:
        return _NAMES[lower]
    match = _TAG.match(lower)
    if match is None or match[0] in ("und", "mul", NO_LANGUAGE):
        return None
    return _SHORTER.get(match[0], match[0])


def detected(body: str) -> str | None:
    """The language that the text is in; None where it is too short or the detector unsure."""
    sample = body[:SAMPLE]
    if sum(character.isalpha() for character in sample) < LETTERS:
        return None
    language, probability = _identifier().classify(sample)
    if probability < THRESHOLD or language == NO_LANGUAGE:
        return None
    return str(language)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
