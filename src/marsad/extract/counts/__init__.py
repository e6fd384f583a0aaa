"""The counts grammar: how many, as bounds, with the words that say so.

In: a text. Out: mentions of numbers; quantities carry a Figure. Reads only the word lists.
"""

from marsad.extract.counts.mentions import figure, mentions, numbered, rules

__all__ = ["figure", "mentions", "numbered", "rules"]
