"""A total over several days → a number for each day, where a rule set codes it so.

In: a total and its first and last day. Out: days with numbers. Touches nothing.
"""

from __future__ import annotations

from datetime import date, timedelta

from marsad.count.rules import rules
from marsad.errors import UseError


def split(
    number: int, start: date, end: date, rule_set: str = "acled"
) -> tuple[tuple[date, int], ...]:
    """Equal shares a day, the remainder on the first day (ACLED); they add up to ``number``.

    Raises UseError where the days run backwards, or where the rule set keeps such a total whole
    (it is then a running total, compared with incidents and never divided).
    """
    if rules(rule_set).period != "split":
        raise UseError(
            f"rule set “{rule_set}”", "keeps a total over several days whole", "use acled to split"
        )
    days = (end - start).days + 1
    if days < 1 or number < 0:
        raise UseError(
            f"{number} from {start} to {end}", "is no total over days", "check the dates"
        )
    share, rest = divmod(number, days)
    return tuple(
        (start + timedelta(days=day), share + (rest if day == 0 else 0)) for day in range(days)
    )
