"""The phrases by which a sentence or the head of a report shows its role (``roles.yaml``).

In: the name of a list. Out: a pattern that finds its phrases in lower-case text. Touches nothing.
"""

from __future__ import annotations

import re
from functools import cache

from marsad import lexicon


@cache
def of(key: str) -> re.Pattern[str]:
    """Any phrase of the list, at the bounds of words."""
    words = lexicon.load("en", "roles")[key]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")
