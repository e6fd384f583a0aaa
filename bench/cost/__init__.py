"""What the program costs: time and memory, on news, on hostile text, on random text.

In: a Setting. Out: Tables. Touches processes of its own, the data folder.
"""
