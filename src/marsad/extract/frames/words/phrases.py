"""Phrases of the lexicon as one pattern of whole words.

In: phrases in lower case. Out: a compiled pattern. Touches nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases, the first listed where two begin together."""
    return re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in phrases) + r")\b")
