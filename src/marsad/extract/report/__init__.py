"""What only the whole report tells: references, denials, recaps, fates, slots from neighbours.

In: the drafts of a report in reading order. Out: the same drafts, mended; then one a statement.
Touches nothing.
"""
