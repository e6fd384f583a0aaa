"""Both databases for tests: SQLite in a folder, and a real PostgreSQL from its wheel."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from plain_runs import Clock
from sqlalchemy import NullPool, create_engine, text

from marsad import store

_NUMBER = count(1)


@dataclass(frozen=True)
class Place:
    """Where a store of a test lies."""

    url: str
    evidence: Path

    def writing(self) -> AbstractContextManager[store.Store]:
        return store.writing(self.url, self.evidence, clock=Clock())

    def reading(self) -> AbstractContextManager[store.Store]:
        return store.reading(self.url, self.evidence)

    def execute(self, *statements: str) -> None:
        """Change the tables behind the store's back."""
        address = f"sqlite:///{self.url}/record.sqlite"
        if "://" in self.url:
            address = self.url.replace("postgresql:", "postgresql+psycopg:")
        engine = create_engine(address, poolclass=NullPool)
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))

    def disarm(self) -> None:
        """Take away the guards of the ledger, as somebody with all rights could."""
        if "://" in self.url:
            self.execute(
                "DROP TRIGGER ledger_no_change ON ledger",
                "DROP TRIGGER ledger_no_truncate ON ledger",
            )
        else:
            self.execute("DROP TRIGGER ledger_no_UPDATE", "DROP TRIGGER ledger_no_DELETE")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server for the session; its address."""
    folder = tempfile.mkdtemp(prefix="pg", dir="/tmp")  # a socket's path must be short
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    import pgserver

    running = pgserver.get_server(Path(folder) / "data")
    yield running.get_uri()
    running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A place for a store, once in each database."""
    if request.param == "sqlite":
        yield Place(str(tmp_path / "store"), tmp_path / "store" / "evidence")
        return
    address: str = request.getfixturevalue("server")
    name = f"marsad_{os.getpid()}_{next(_NUMBER)}"
    driver = address.replace("postgresql:", "postgresql+psycopg:")
    engine = create_engine(driver, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield Place(address.replace("/postgres?", f"/{name}?"), tmp_path / "evidence")
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()
