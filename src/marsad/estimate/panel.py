"""The default answer: several methods on one table, side by side.

In: Lists. Out: a Panel of Estimates. Pure.

On one table defensible methods differ by more than their intervals say (Kosovo: 8,800 to 16,600),
so a single number is never the answer. Nothing is averaged over methods.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.estimate import methods
from marsad.estimate.lists import Lists
from marsad.estimate.methods import SEED, Tell
from marsad.estimate.outcome import LEVEL
from marsad.model import Estimate

LEFT_OUT = "log-linear"  # the method of leave-one-list-out: quick, and defined from two lists on


@dataclass(frozen=True, slots=True)
class Summary:
    """What the lists hold: ``sizes`` persons on each, ``observed`` on any, ``patterns`` seen.

    ``idle`` lists recorded nobody of this stratum.
    """

    names: tuple[str, ...]
    sizes: tuple[int, ...]
    observed: int
    patterns: int
    stratum: str | None
    idle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Without:
    """The Estimate as if the list ``name`` had not been made."""

    name: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Panel:
    """``estimates`` in the order of the methods, refusals among them; ``without`` one list each.

    ``unfinished`` names methods that were asked and broken off.
    """

    lists: Summary
    estimates: tuple[Estimate, ...]
    without: tuple[Without, ...] = ()
    unfinished: tuple[str, ...] = ()


def estimate(
    lists: Lists,
    methods: Sequence[str] | None = None,
    *,
    seed: int = SEED,
    level: float = LEVEL,
    tell: Tell | None = None,
) -> Panel:
    """What each of the ``methods`` (default: all made for so many lists) says of ``lists``.

    ``seed`` of the sampled ones; ``level`` of the intervals; ``tell`` hears of the sampling.
    Raises UseError for a method or level that there is not.
    """
    found = tuple(each(lists, methods, seed=seed, level=level, tell=tell))
    return Panel(summary(lists), found, tuple(leave_one_out(lists, level=level, seed=seed)))


def each(
    lists: Lists,
    names: Sequence[str] | None = None,
    *,
    seed: int = SEED,
    level: float = LEVEL,
    tell: Tell | None = None,
) -> Iterator[Estimate]:
    """The Estimates one by one, as they are done."""
    for entry in methods.chosen(lists, names):
        yield entry.estimate(lists, seed=seed, level=level, tell=tell)


def leave_one_out(
    lists: Lists, method: str = LEFT_OUT, *, seed: int = SEED, level: float = LEVEL
) -> Iterator[Without]:
    """The method's Estimate without each list in turn; nothing where only two lists are.

    An answer that moves far when one list goes rests on that list. The estimates are of the same
    population: whoever was on the missing list alone counts as unseen.
    """
    if len(lists.names) <= 2:
        return
    entry = methods.named(method)
    for name in lists.names:
        yield Without(name, entry.estimate(lists.without(name), seed=seed, level=level))


def summary(lists: Lists) -> Summary:
    """The Summary of a table."""
    return Summary(
        lists.names,
        tuple(int(size) for size in lists.sizes),
        lists.n,
        len(lists.counts),
        lists.stratum,
        lists.idle,
    )
