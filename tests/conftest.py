"""Where the ledgers of the tests are: each test that asks for one runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count

import pytest

from cluster import Cluster, Missing, Places, cluster
from dragoman.ledger import Register


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL for all tests of a worker; without one they are skipped."""
    with ExitStack() as running:
        try:
            server = running.enter_context(cluster())
        except Missing as why:
            pytest.skip(str(why))
        yield server


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Addresses of new ledgers, on either database."""
    if request.param == "postgresql":
        server: Cluster = request.getfixturevalue("postgres")
        return server.new
    folder, numbers = tmp_path_factory.mktemp("ledgers"), count(1)
    return lambda: str(folder / f"ledger{next(numbers)}.db")


@pytest.fixture
def place(places: Places) -> str:
    """The address of a ledger that is not there yet."""
    return places()


@pytest.fixture
def register(place: str) -> Iterator[Register]:
    """An empty ledger."""
    with Register(place, make=True) as made:
        yield made
