"""Write many items in few transactions: a commit costs a sync of the disk.

In: an open store, items one after the other, how to write one. Out: nothing. Touches the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TypeVar

from marsad.errors import MarsadError
from marsad.store.change import Change, Clock
from marsad.store.opened import Store

T = TypeVar("T")
SIZE = 64  # items in one transaction: what a crash can make the next run repeat
TIME = timedelta(seconds=2)  # or what came in this time, so that slow work is kept as well


def batches(
    store: Store, items: Iterable[T], write: Callable[[Change, T], None], clock: Clock
) -> None:
    """Write every item, committing every SIZE items or TIME. What is written when ``items`` ends
    with an error or is interrupted stays written; the error goes on."""
    source = iter(items)
    more = True
    while more:
        stopped: BaseException | None = None
        with store.change() as change:
            begun, written = clock(), 0
            while written < SIZE and clock() - begun < TIME:
                try:
                    item = next(source)
                except StopIteration:
                    more = False
                    break
                except (MarsadError, KeyboardInterrupt) as fault:
                    stopped = fault
                    break
                write(change, item)
                written += 1
        if stopped is not None:
            raise stopped
