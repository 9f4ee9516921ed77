"""Where the ledgers of these tests are: each test runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from dragoman.ledger import Register

from .cluster import Cluster, Missing, cluster

Places = Callable[[], str]
"""Gives the address of one more ledger that is not there yet."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL for all tests of a worker; without one they are skipped."""
    with ExitStack() as running:
        try:
            server = running.enter_context(cluster())
        except Missing as why:
            pytest.skip(str(why))
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Places:
    """Addresses of new ledgers, on either database."""
    if request.param == "postgresql":
        server: Cluster = request.getfixturevalue("postgres")
        return server.new
    numbers = count(1)
    return lambda: str(tmp_path / f"ledger{next(numbers)}.db")


@pytest.fixture
def place(places: Places) -> str:
    """The address of a ledger that is not there yet."""
    return places()


@pytest.fixture
def register(place: str) -> Iterator[Register]:
    """An empty ledger."""
    with Register(place, make=True) as made:
        yield made
