"""The ledgers of these tests, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cluster import Places
from dragoman import Ledger
from dragoman.planning.keeping import KeptPlan, keep_plan

from . import telling


@pytest.fixture
def on_either_database(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `telling.kept` make its ledgers on SQLite, and in a second run of the test on PostgreSQL."""
    monkeypatch.setattr(telling, "new_ledger", places)


@pytest.fixture(scope="module")
def book(places: Places) -> Iterator[Ledger]:
    """A ledger of the dispatches of two years, ingested in an order that is not theirs."""
    with Ledger(places(), make=True) as ledger:
        files = sorted((telling.HERE / "dispatches").glob("*.txt"), key=lambda path: path.name[::-1])
        assert ledger.ingest([str(path) for path in files]).new == len(files)
        yield ledger


@pytest.fixture(scope="module")
def kept(book: Ledger) -> KeptPlan:
    """The plan of these two years, in that ledger."""
    return keep_plan(book, telling.PLAN, who="A. Desk")
