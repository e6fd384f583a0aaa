"""The setting of a frame: where, when and between whom, each with the rule that found it.

In: frames, the mentions of their sentences, what was read before. Out: Where, When, Party.
Touches nothing.
"""
