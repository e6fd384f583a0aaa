"""A language model's endpoint as a process of its own, on loopback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from marsad.propose import Endpoint

HERE = Path(__file__).resolve().parent
Start = Callable[..., Endpoint]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a server process of a temper; its endpoint."""
    running: list[subprocess.Popen[str]] = []

    def begin(temper: str, seconds: float = 20.0) -> Endpoint:
        process = subprocess.Popen(
            [sys.executable, str(HERE / "chat_server.py"), temper],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        running.append(process)
        assert process.stdout is not None
        port = process.stdout.readline().strip()
        return Endpoint(f"http://127.0.0.1:{port}/v1", "small-1", seconds)

    yield begin
    for process in running:
        process.kill()
        process.communicate()
