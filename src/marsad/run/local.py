"""Map a pure step over items with processes of this machine.

In: a job, items. Out: ``(item, result)`` in the order of the items, lazily; the result of an item
that could not be done is ``Broken``. Touches worker processes.

Items travel in small loads, as many as a worker does in a fraction of a second, and only a few
loads a worker are on their way: memory is bounded however many items there are. A worker that dies
(a fault in a C library, the kernel's memory limit) or takes too long is replaced; the items of its
load are tried one by one, so that it costs only the item that it cannot do. With one process the
work is done in this one, and none of this holds.
"""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing.connection import wait
from typing import Any, TypeVar

from marsad.run.worker import Broken, Job, Ready, Unready, Worker, done, ended, started

T = TypeVar("T")
AHEAD = 4  # loads per worker that may wait for an earlier one: bounds memory, hides a slow item
LIMIT_S = 600.0  # seconds to load models, or for a load: a decision; 50 MB pages must finish
LOAD_S = 0.2  # seconds that a load should take: long beside a switch of processes (milliseconds)
LARGEST = 32  # items in a load


def cores() -> int:
    """How many processes can run at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def each(
    job: Job, items: Iterable[T], *, processes: int, limit_s: float = LIMIT_S
) -> Iterator[tuple[T, Any]]:
    """Every item with its result, in order. ``processes`` 1: in this process.

    Raises the MarsadError that ``job.setup`` raised, if it did: then no item can be done.
    """
    if processes <= 1:
        yield from _here(job, items)
        return
    crew = _Crew(job, processes, limit_s)
    try:
        yield from crew.work(iter(items))
    finally:
        crew.dismiss()


def _here(job: Job, items: Iterable[T]) -> Iterator[tuple[T, Any]]:
    source, load = iter(items), 1
    state, made = None, False
    while taken := list(islice(source, load)):
        if not made:
            state, made = job.setup(), True
        start = time.monotonic()
        results = done(job, state, taken)
        load = _next(load, (time.monotonic() - start) / len(taken))
        yield from zip(taken, results, strict=True)


def _next(load: int, took: float) -> int:
    """How many items to do at once, where the last took so many seconds each."""
    return max(1, min(LARGEST, 2 * load, int(LOAD_S / max(took, 1e-6))))


class _Crew:
    """The workers of one call. ``waiting`` are the items not yet given out, numbered from ``base``;
    ``done`` their results by number; ``again`` numbers to be tried one by one."""

    def __init__(self, job: Job, size: int, limit_s: float) -> None:
        self.job, self.size, self.limit_s = job, size, limit_s
        self.workers: list[Worker] = []
        self.waiting: deque[Any] = deque()
        self.base = 0
        self.done: dict[int, Any] = {}
        self.again: deque[int] = deque()
        self.load = 1

    def work(self, source: Iterator[T]) -> Iterator[tuple[T, Any]]:
        more = True
        while more or self.waiting:
            while (more or self.again) and self._has_room() and (worker := self._free()):
                more = self._give(worker, source) and more
            if self.base in self.done:
                yield self.waiting.popleft(), self.done.pop(self.base)
                self.base += 1
            elif self.waiting:
                self._collect()

    def dismiss(self) -> None:
        for worker in self.workers:
            ended(worker, now=bool(worker.load))
        self.workers.clear()

    def _has_room(self) -> bool:
        return bool(self.again) or len(self.waiting) < self.size * AHEAD * self.load

    def _free(self) -> Worker | None:
        for worker in self.workers:
            if not worker.load:
                return worker
        if len(self.workers) < self.size:
            self.workers.append(started(self.job))
            return self.workers[-1]
        return None

    def _give(self, worker: Worker, source: Iterator[Any]) -> bool:
        """Give a worker its next load; False if there are no more items."""
        if self.again:
            worker.load = (self.again.popleft(),)
        else:
            first = self.base + len(self.waiting)
            self.waiting.extend(islice(source, self.load))
            worker.load = tuple(range(first, self.base + len(self.waiting)))
        if not worker.load:
            return False
        worker.since = time.monotonic()
        try:
            worker.pipe.send([self.waiting[number - self.base] for number in worker.load])
        except (BrokenPipeError, ConnectionResetError):
            self._lost(worker)
        return True

    def _collect(self) -> None:
        busy = [worker for worker in self.workers if worker.load]
        end = min(self._end(worker) for worker in busy)
        ready = wait([worker.pipe for worker in busy], timeout=max(0.0, end - time.monotonic()))
        for worker in busy:
            if worker.pipe in ready:
                self._receive(worker)
            elif not ready and time.monotonic() >= self._end(worker):
                self._late(worker)

    def _end(self, worker: Worker) -> float:
        return worker.since + (self.limit_s if worker.ready else LIMIT_S)

    def _receive(self, worker: Worker) -> None:
        try:
            outcomes = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            self._lost(worker)
            return
        if isinstance(outcomes, Unready):
            raise outcomes.fault
        if isinstance(outcomes, Ready):
            worker.ready, worker.since = True, time.monotonic()
            return
        self.done.update(zip(worker.load, outcomes, strict=True))
        self.load = _next(self.load, (time.monotonic() - worker.since) / len(worker.load))
        worker.load = ()

    def _lost(self, worker: Worker) -> None:
        self.workers.remove(worker)
        how = _ending(ended(worker))
        self._split(worker, Broken("WorkerLost", f"the worker process ended ({how})", _AGAIN))

    def _late(self, worker: Worker) -> None:
        self.workers.remove(worker)
        ended(worker, now=True)
        late = f"took longer than {self.limit_s:g} seconds"
        self._split(worker, Broken("WorkerLate", late, _AGAIN))

    def _split(self, worker: Worker, broken: Broken) -> None:
        if len(worker.load) == 1:
            self.done[worker.load[0]] = broken
        else:
            self.again.extend(worker.load)


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        return f"signal {signal.Signals(-code).name}"
    return f"exit code {code}"


_AGAIN = "look at this item alone with marsad claims FILE -v; the next run tries it again"
