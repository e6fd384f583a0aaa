"""The kinds of things that protection withholds, as they stand in exports under ``withheld``.

In: nothing. Out: the words. Touches nothing.
"""

VICTIMS, SOURCES, AGES = "names of victims", "names of sources", "ages"
PLACE, QUOTATION, WORDS = "exact place", "quotation", "words"
TITLE, DOCUMENT, ADDRESS = "title", "document name", "address"
