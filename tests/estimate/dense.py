"""The posterior over decomposable graphs and N by brute force, as an oracle.

In: Lists, δ, numbers of unseen. Out: cliques of each graph, the posterior of graph and N. Touches
nothing. Written apart from the code it tests: maximal cliques by trying all subsets, separators
from a heaviest spanning tree of the cliques, one dense matrix of graphs × N.
"""

from __future__ import annotations

from itertools import chain, combinations, product

import numpy as np
from scipy.special import gammaln, logsumexp

from marsad.estimate import Lists

Set = frozenset[int]


def decomposable(vertices: int) -> list[tuple[list[Set], list[Set]]]:
    """Cliques and separators of each decomposable graph; one separator may come several times."""
    pairs = list(combinations(range(vertices), 2))
    chosen = chain.from_iterable(combinations(pairs, size) for size in range(len(pairs) + 1))
    found = []
    for edges in chosen:
        cliques = _cliques(vertices, {frozenset(edge) for edge in edges})
        separators = _separators(cliques)
        if sum(map(len, cliques)) - sum(map(len, separators)) == vertices:  # iff chordal
            found.append((cliques, separators))
    return found


def posterior(
    lists: Lists, delta: float, unseen: np.ndarray, *, saturated: bool
) -> tuple[list[list[Set]], np.ndarray]:
    """(graphs, k) probabilities of each graph with each number of unseen, prior 1/N."""
    size = len(lists.names)
    cells = {
        tuple(pattern): float(count)
        for pattern, count in zip(lists.patterns.tolist(), lists.counts.tolist(), strict=True)
    }
    graphs = [one for one in decomposable(size) if saturated or len(one[0][0]) < size]
    persons = lists.n + unseen
    rows = []
    for cliques, separators in graphs:
        row = gammaln(persons + 1) - gammaln(unseen + 1) - np.log(persons)
        for one in cliques:
            row = row + _dirichlet(cells, sorted(one), size, delta, unseen)
        for one in separators:
            row = row - _dirichlet(cells, sorted(one), size, delta, unseen)
        rows.append(row)
    values = np.array(rows)
    return [cliques for cliques, _ in graphs], np.exp(values - logsumexp(values))


def _dirichlet(
    cells: dict[tuple[int, ...], float], one: list[int], size: int, delta: float, unseen: np.ndarray
) -> np.ndarray:
    """Marginal likelihood of the table of the lists ``one``, the unseen in its cell of zeros."""
    if not one:
        return np.zeros(len(unseen))
    weight = delta * 2 ** (size - len(one))
    total = np.zeros(len(unseen))
    for pattern in product((0, 1), repeat=len(one)):
        here = sum(
            count for cell, count in cells.items() if tuple(cell[at] for at in one) == pattern
        )
        total += gammaln(here + weight + (0 if any(pattern) else unseen)) - gammaln(weight)
    everybody = sum(cells.values()) + unseen
    return total + gammaln(2**size * delta) - gammaln(everybody + 2**size * delta)


def _cliques(vertices: int, edges: set[Set]) -> list[Set]:
    complete = [
        frozenset(one)
        for length in range(1, vertices + 1)
        for one in combinations(range(vertices), length)
        if all(frozenset(pair) in edges for pair in combinations(one, 2))
    ]
    return [one for one in complete if not any(one < other for other in complete)]


def _separators(cliques: list[Set]) -> list[Set]:
    inside, outside, found = [cliques[0]], cliques[1:], []
    while outside:
        one, other = max(
            product(inside, outside), key=lambda pair: (len(pair[0] & pair[1]), sorted(pair[1]))
        )
        inside.append(other)
        outside.remove(other)
        found.append(one & other)
    return found
