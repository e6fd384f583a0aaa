"""How long, and how long ago.

In: a date and the day of publication. Out: yes or no; None of them known is a no. Touches nothing.
"""

from __future__ import annotations

from datetime import date, timedelta

from marsad.model import When

# An event dated longer before publication than this is not what the report is about, unless the
# title tells it too (see consolidate). A decision: two months is beyond any late report of an
# incident that we read in re3d, and shorter than the distance of an anniversary.
FAR = timedelta(days=60)


def longer(when: When | None, days: timedelta) -> bool:
    if when is None or when.start is None or when.end is None:
        return False
    return when.end - when.start > days


def long_ago(when: When | None, published: date | None) -> bool:
    if when is None or when.end is None or published is None:
        return False
    return published - when.end > FAR
