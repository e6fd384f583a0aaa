"""The dates grammar: when, as inclusive dates, resolved against the publication date.

In: a text and its publication date. Out: mentions of dates. Reads only the word lists.
"""

from marsad.extract.dates.mentions import mentions, rules
from marsad.extract.dates.tense import tense

__all__ = ["mentions", "rules", "tense"]
