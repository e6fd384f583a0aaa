"""Where chains start and how their temperatures are spaced.

In: a table, a generator; swaps' rejections. Out: states and inverse temperatures. Pure.

Each rung of a ladder samples prior × likelihood^β, which is the posterior with every count of the
table scaled by β and N integrated out. Neighbours swap states; the hot rungs are nearly flat, so a
walker that went there and back has forgotten the mode it came from. With many lists a class that
nobody is in hardly finds its place among J capture probabilities; there the hot rungs
also add to every class imaginary people caught at the average rates, which keeps it near.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from marsad.estimate.latent.density import limit

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from marsad.estimate.lists import Lists

HOTTEST_PEOPLE = 50.0  # the hottest table is worth this many people …
HOTTEST = (0.005, 0.25)  # … with β held between these; with many lists, where imaginary people
HOTTEST_MANY = 0.2  # join, this is hot enough
FIRST = 10  # rungs until the first rejections are known
FEWEST, MOST = 4, 16
MANY = 8  # lists from which on hot rungs add imaginary people to each class …
IMAGINARY = 10.0  # … so many for each factor e of heat; tuned on 20 lists, of no use with 4 or 5
TILT = -2.5  # log odds by which the last chain starts with people harder to see than the first


def hottest(people: int, lists: int) -> float:
    """The smallest β: about ``HOTTEST_PEOPLE`` people are left of the table."""
    if lists >= MANY:
        return HOTTEST_MANY
    return float(np.clip(HOTTEST_PEOPLE / people, *HOTTEST))


def geometric(people: int, lists: int, rungs: int) -> NDArray[Any]:
    """(R,) inverse temperatures from 1 down to the hottest, before anything is known."""
    return np.geomspace(1.0, hottest(people, lists), rungs)


def imaginary(betas: NDArray[Any], lists: int) -> NDArray[Any]:
    """(R,) imaginary people in every class, by rung; the coldest has none."""
    return np.asarray(-np.log(betas) * (IMAGINARY if lists >= MANY else 0.0))


def rates(lists: Lists) -> NDArray[Any]:
    """(J,) how often each list catches an imaginary person: as if half of all were recorded."""
    return np.asarray(lists.sizes / (2.0 * lists.n))


def wanted(rejection: NDArray[Any]) -> int:
    """Rungs for a ladder with these rejections: twice their sum, the optimum of Syed (2022)."""
    return int(np.clip(np.ceil(2.0 * rejection.sum()) + 1, FEWEST, MOST))


def spaced(betas: NDArray[Any], rejection: NDArray[Any], rungs: int) -> NDArray[Any]:
    """``rungs`` inverse temperatures between which rejections (R − 1,) would be equal."""
    barrier = np.concatenate([[0.0], np.cumsum(np.maximum(rejection, 1e-3))])
    wanted_at = np.linspace(0.0, barrier[-1], rungs)
    between = np.exp(np.interp(wanted_at, barrier, np.log(betas)))
    between[0], between[-1] = betas[0], betas[-1]
    return np.asarray(between)


def nearest(old: NDArray[Any], new: NDArray[Any]) -> NDArray[Any]:
    """For each new rung, the old one nearest in log β."""
    apart = np.abs(np.log(new)[:, None] - np.log(old)[None, :])
    return np.asarray(apart.argmin(axis=1))


def start(rng: Generator, lists: Lists, classes: int, rungs: int, tilt: float) -> NDArray[Any]:
    """(R, K − 1 + K J) states: every class begins with its own random share of the people.

    All classes are taken, so that the sampler merges what is alike; a class that nobody is in
    would have to find its place in J dimensions by chance. ``tilt`` is added to all log odds:
    chains begin with different numbers of unseen.
    """
    patterns = lists.patterns.astype(np.int64)
    edge = limit(len(lists.names))
    states = []
    for _ in range(rungs):
        people = rng.multinomial(lists.counts, np.full(classes, 1.0 / classes)).T
        some = rng.random((classes, len(lists.counts))) < 2.0 / classes
        people = people + some * lists.counts[None, :]
        caught, size = people @ patterns, people.sum(axis=1)[:, None]
        seen = np.log(rng.standard_gamma(1.0 + caught))
        missed = np.log(rng.standard_gamma(1.0 + size - caught))
        odds = np.clip(seen - missed + tilt, -edge, edge)
        even = -np.log(np.arange(classes - 1, 0, -1)) + rng.normal(0.0, 0.3, classes - 1)
        states.append(np.concatenate([even, odds.ravel()]))
    return np.array(states)
