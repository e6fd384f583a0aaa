"""Names of places as keys: what counts as the same name.

In: a name in any script. Out: its key, and the keys of its variants. Touches nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, as English writes them.
_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe",
    "ə": "e", "ŋ": "ng", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o",
    "ـ": None, "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه",
})  # fmt: skip
# Quotation marks, apostrophes and the letters for ayn and hamza: written or left out at will.
_DROPPED = dict.fromkeys(map(ord, "'’‘ʼʻʿʾ`´′ʹʺ“”\"."))
_BREAK = re.compile(r"[^\w]+|_+")
# The Arabic article before sun letters, and as Egypt and Sudan write it.
ARTICLES = frozenset("al el ad ed ar er as es ash esh an en at et az ez adh ath ul ur".split())
# Countries whose names carry it; elsewhere "El Paso" and "Al" are something else.
ARABIC = frozenset("SY IQ YE LY SD EG LB JO PS SA KW QA AE BH OM DZ MA TN MR EH SO DJ TD".split())
_WHOLE = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
MIN_BARE = 5  # letters that a name must keep when its article is dropped: own decision


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The name without case, diacritics, apostrophes and hyphens; "St." as "saint"."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in decomposed if not unicodedata.combining(c))
    folded = name.casefold().translate(_LETTERS).translate(_DROPPED)
    words = _BREAK.sub(" ", folded).split()
    if len(words) > 1 and words[0] in _WHOLE:
        words[0] = _WHOLE[words[0]]
    return " ".join(words)


def with_al(name_key: str) -> str | None:
    """The key with every Arabic article written "al" ("ar raqqah" → "al raqqah"); None: has none.

    The last word is never an article ("Jabal As" stays).
    """
    words = name_key.split(" ")
    changed = ["al" if word in ARTICLES else word for word in words[:-1]]
    return " ".join([*changed, words[-1]]) if "al" in changed else None


def bare(name_key: str) -> str | None:
    """The key without its leading article; None where it has none or too little would be left."""
    first, _, rest = name_key.partition(" ")
    return rest if first in ARTICLES and len(rest) >= MIN_BARE else None
