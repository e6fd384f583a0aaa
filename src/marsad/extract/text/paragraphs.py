"""Where a text begins a new paragraph.

In: a string. Out: a pattern; offsets. Touches nothing.

Wires and situation reports set one happening to a line that begins with a bullet: such a line is a
paragraph of its own, though no blank line stands before it.
"""

from __future__ import annotations

import re

DOTS = frozenset("•‣◦▪▫●○■□►➤")  # that no sentence begins with
_BULLET = "[•‣◦▪▫●○■□►➤·*–—-]"
BREAK = re.compile(rf"\n\s*\n|\n(?=[ \t]*{_BULLET}[ \t]+\S)")


def breaks(string: str) -> list[int]:
    """The offsets at which paragraphs end, in order."""
    return [match.start() for match in BREAK.finditer(string)]
