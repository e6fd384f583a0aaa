"""An end to waiting, whatever the other side does.

In: seconds. Out: a context in which connections are cut when the time has passed. Touches: the
sockets of the requests that it watches.

A client's own time-outs begin anew with every byte received, so a server that sends one byte now
and then holds it for hours, in its headers too. Cutting the connection ends every kind of wait.
"""

from __future__ import annotations

import socket
from threading import Lock, Timer
from types import TracebackType
from typing import Any


class Deadline:
    """``with Deadline(seconds) as deadline``: hand ``deadline.watch`` to httpx as its ``trace``.

    A class because a timer's thread and the waiting one share its state.
    """

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._sockets: list[socket.socket] = []
        self._lock = Lock()
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Deadline:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            while self._sockets:
                self._sockets.pop().close()

    def watch(self, event: str, info: dict[str, Any]) -> None:
        """Called by httpx at each phase of a request; remembers each connection when it opens."""
        if event != "connection.connect_tcp.complete":
            return
        # A duplicate: the original is taken over, and lost to us, when encryption starts on it.
        with self._lock:
            self._sockets.append(info["return_value"].get_extra_info("socket").dup())
        if self.passed:
            self._cut()

    def _cut(self) -> None:
        with self._lock:
            self.passed = True
            for each in self._sockets:
                try:
                    each.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue  # closed by either side in the meantime: nothing is left to cut
