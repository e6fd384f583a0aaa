"""Accuracy, speed and memory, measured on public corpora and beside peers: ``python -m bench``.

In: the corpora's folder, the worked cases. Out: the table of docs/benchmarks.md. Every figure that
the documentation gives comes from here; only aggregates leave, never a text or a name.
"""
