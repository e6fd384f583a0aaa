"""Before any parse: the case of running prose, sentences, and which of them can hold a claim.

In: strings. Out: strings of the same length, spans, indices. Touches nothing.
"""
