"""The commands, one file each. ``main`` knows them; each imports what it needs when it is called.

In: what a person or a program types. Out: tables for people, JSON Lines for programs, an exit code
(0 done, 1 done with recorded failures, 2 wrong use, 3 integrity). Touches what its options name.
"""
