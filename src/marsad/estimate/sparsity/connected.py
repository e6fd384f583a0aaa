"""Sums over all cells of a pairwise log-linear model, by its connected parts (Numba).

In: lists joined by pairs, parameters. Out: sums and moments. Touches nothing.

Lists joined by no chain of pairs are independent in the model, so the 2^J cells never appear: the
sum over all of them is the product of the sums over the connected parts, each of 2^m cells for m
lists, and so is every moment. Within a part the sums over the cells that contain a set of lists
come for all sets together from one zeta transform.

Parameters: β0, β of the J lists, θ of the K pairs in their order. A pair that shares nobody has θ
of minus infinity: the cells with both its lists weigh nothing, and its θ is kept at 0.
"""

from __future__ import annotations

import numpy as np

from marsad.estimate.compiled import kernel
from marsad.estimate.loglinear.fits import Floats, Terms


@kernel
def parts(lists: int, first: Terms, second: Terms) -> tuple[Terms, Terms, Terms, Terms]:
    """(J,) the part of each list; (J,) its place there; (parts + 1,) where each part's cells begin
    when all are laid end to end; (parts, J) the lists of each part."""
    label = np.zeros(lists, np.int64)
    for each in range(lists):
        label[each] = each
    for at in range(len(first)):
        one, other = label[first[at]], label[second[at]]
        if one != other:
            for each in range(lists):
                if label[each] == other:
                    label[each] = one
    part, place = np.zeros(lists, np.int64), np.zeros(lists, np.int64)
    begin, members = np.zeros(lists + 1, np.int64), np.zeros((lists, lists), np.int64)
    number = 0
    for root in range(lists):
        size = 0
        for each in range(lists):
            if label[each] == root:
                part[each], place[each] = number, size
                members[number, size] = each
                size += 1
        if size:
            begin[number + 1] = begin[number] + (1 << size)
            number += 1
    return part, place, begin[: number + 1], members


@kernel
def terms(part: Terms, place: Terms, first: Terms, second: Terms) -> tuple[Terms, Terms]:
    """(1 + J + K,) the part each parameter is of, and its lists there as a set of bits."""
    lists = len(part)
    home, cell = (
        np.zeros(1 + lists + len(first), np.int64),
        np.zeros(1 + lists + len(first), np.int64),
    )
    for each in range(lists):
        home[1 + each], cell[1 + each] = part[each], 1 << place[each]
    for at in range(len(first)):
        home[1 + lists + at] = part[first[at]]
        cell[1 + lists + at] = 1 << place[first[at]] | 1 << place[second[at]]
    return home, cell


@kernel
def weigh(
    beta: Floats,
    first: Terms,
    second: Terms,
    shared: Floats,
    begin: Terms,
    members: Terms,
    sums: Floats,
    grown: Floats,
) -> float:
    """Fills ``sums``: in each part, for each set of its lists, the sum of the weights of the cells
    that contain it. Returns e^β0 times the product over the parts: everybody, seen or not."""
    lists = members.shape[1]
    factor, tie = np.zeros(lists), np.ones((lists, lists))
    for each in range(lists):
        factor[each] = np.exp(beta[1 + each])
    for at in range(len(first)):
        value = np.exp(beta[1 + lists + at]) if shared[at] > 0 else 0.0
        tie[first[at], second[at]] = tie[second[at], first[at]] = value
    everybody: float = np.exp(beta[0])
    for each in range(len(begin) - 1):
        some = sums[begin[each] : begin[each + 1]]
        _weigh_part(some, factor, tie, members[each], grown)
        everybody *= some[0]
    return everybody


@kernel
def _weigh_part(sums: Floats, factor: Floats, tie: Floats, members: Terms, grown: Floats) -> None:
    sums[0], bit = 1.0, 0
    while 1 << bit < len(sums):
        grown[0] = factor[members[bit]]
        for other in range(bit):
            times = tie[members[bit], members[other]]
            for cell in range(1 << other):
                grown[cell | 1 << other] = grown[cell] * times
        for cell in range(1 << bit):
            sums[cell | 1 << bit] = sums[cell] * grown[cell]
        bit += 1
    step = 1
    while step < len(sums):
        for high in range(0, len(sums), 2 * step):
            for cell in range(high, high + step):
                sums[cell] += sums[cell + step]
        step *= 2


@kernel
def fill(
    moments: Floats,
    share: Floats,
    everybody: float,
    unseen: float,
    sums: Floats,
    begin: Terms,
    home: Terms,
    cell: Terms,
) -> None:
    """The lower triangle of XᵀWX, and the share of everybody that each term's lists hold."""
    share[0] = 1.0
    moments[0, 0] = everybody - unseen
    for row in range(1, len(share)):
        part = sums[begin[home[row]] : begin[home[row] + 1]]
        share[row] = part[cell[row]] / part[0]
        moments[row, 0] = moments[row, row] = everybody * share[row]
        for column in range(1, row):
            if home[row] == home[column]:
                both = part[cell[row] | cell[column]] / part[0]
            else:
                both = share[row] * share[column]
            moments[row, column] = everybody * both


@kernel
def hold(moments: Floats, scale: Floats, shared: Floats) -> None:
    """Parameters of minus infinity taken out, then a unit diagonal."""
    size = len(scale)
    for at in range(len(shared)):
        if shared[at] == 0:
            row = size - len(shared) + at
            for other in range(size):
                moments[row, other] = moments[other, row] = 0.0
            moments[row, row] = 1.0
    for row in range(size):
        scale[row] = 1.0 / np.sqrt(moments[row, row])
        for column in range(row + 1):
            moments[row, column] *= scale[row] * scale[column]
