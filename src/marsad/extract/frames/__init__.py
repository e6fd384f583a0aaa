"""Parsed sentences → frames: what was done, to whom, by whom, as the grammar of the sentence says.

In: the parse of one sentence and its count mentions. Out: :class:`~.frame.Frame` values.
Touches nothing.
"""
