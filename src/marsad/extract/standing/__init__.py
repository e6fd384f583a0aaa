"""The standing of a frame: said to have happened, denied, attempted; the news or a recap of it.

In: frames as their sentences tell them. Out: a status, a role, rules. Touches nothing.
"""
