"""One worker process: what its parent holds of it, and the loop that runs inside it.

In: a job, loads of items through a pipe. Out: their outcomes. Touches its own process.

Processes are spawned, not forked: a fork copies locks of threads that do not exist in the child.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from marsad.errors import MarsadError

_CONTEXT = multiprocessing.get_context("spawn")
_LOOKS = (5_000, 50, 20)  # new objects, and looks at the younger, before each look for garbage
_GRACE_S = 5.0  # seconds that a worker has to end by itself once its pipe is closed


@dataclass(frozen=True, slots=True)
class Job:
    """``work(state, item)`` on each item; ``setup()`` makes the state once in each process.

    ``together``: work takes the items of a load at once and gives a result for each, in order
    (``broken`` for one that has none). Both functions must be importable by name (functions of a
    module), so that a new process finds them.
    """

    work: Callable[[Any, Any], Any]
    setup: Callable[[], Any]
    together: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """Why an item has no result: the class of the error, the reason, what to do next."""

    error: str
    message: str
    next: str
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """The state is made: from now on the time is the items' own."""


@dataclass(frozen=True, slots=True)
class Unready:
    """The state could not be made: no item can be done, and the whole work ends with this."""

    fault: MarsadError


@dataclass(slots=True)
class Worker:
    """A running process and the numbers of the items it works on (none: it is free).

    ``since`` is when it began what it does now (seconds of a monotonic clock).
    """

    process: BaseProcess
    pipe: Connection[Any, Any]
    load: tuple[int, ...] = ()
    ready: bool = False
    since: float = 0.0


def started(job: Job) -> Worker:
    """A new worker."""
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_serve, args=(theirs, job), daemon=True)
    with _uninterrupted():
        process.start()
    theirs.close()  # or the end of the worker would never close the pipe
    return Worker(process, ours)


def ended(worker: Worker, *, now: bool = False) -> int | None:
    """End a worker, at once or when it has noticed that its pipe is closed; its exit code."""
    worker.pipe.close()
    if now:
        worker.process.kill()
    worker.process.join(_GRACE_S)
    if worker.process.exitcode is None:
        worker.process.kill()
        worker.process.join()
    return worker.process.exitcode


def attempted(work: Callable[..., Any], *arguments: Any) -> Any:
    """The result of work on one item, or Broken. An item's fault is its own: the others go on."""
    try:
        return work(*arguments)
    except Exception as fault:  # noqa: BLE001 - recorded with its trace as this item's failure
        return broken(fault)


def broken(fault: Exception) -> Broken:
    """A fault as the result of its item."""
    trace = "".join(traceback.format_exception(fault))
    name = type(fault).__name__
    if isinstance(fault, MarsadError):
        return Broken(name, f"{fault.about}: {fault.reason}", fault.next, trace)
    return Broken(name, str(fault) or "no reason given", REPORT, trace)


def done(job: Job, state: Any, items: Sequence[Any]) -> list[Any]:
    """The results of a load, one for each item."""
    if not job.together:
        return [attempted(job.work, state, item) for item in items]
    try:
        return list(job.work(state, items))
    except Exception as fault:  # noqa: BLE001 - recorded as the failure of the item whose it is
        if len(items) == 1:
            return [broken(fault)]
        return [result for item in items for result in done(job, state, [item])]


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """A process started in here ignores Ctrl-C from its first moment: it is the parent's."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may set handlers, and only it is interrupted
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _told(pipe: Connection[Any, Any], word: object) -> bool:
    """Whether the parent still listens: it is gone where there was nothing to do."""
    try:
        pipe.send(word)
    except (BrokenPipeError, ConnectionResetError):
        return False
    return True


def settle() -> None:
    """Look for garbage less often, and not in what is loaded, which stays.

    A load of reports makes some 50,000 objects that go by themselves: with the interpreter's own
    numbers the looks take 3 % of an extraction, with these 1 %, for 2 MB more memory (measured).
    """
    gc.freeze()
    gc.set_threshold(*_LOOKS)


def _serve(pipe: Connection[Any, Any], job: Job) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        state = job.setup()
    except MarsadError as fault:
        _told(pipe, Unready(fault))
        return
    settle()
    if not _told(pipe, Ready()):
        return
    while True:
        try:
            items = pipe.recv()
        except (EOFError, ConnectionResetError):
            return  # the parent is done, or gone
        try:
            pipe.send(done(job, state, items))
        except BrokenPipeError:
            return


REPORT = "this is a fault in Marsad: please report it with the output of the same command and -v"
