"""Places, measured: how well they are found and resolved, and whether an event's place is chosen.

In: public corpora. Out: Tables. Touches the data folder, the models.
"""
