"""Checking a ledger: whatever is altered behind its back is found, and the first break named."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from dragoman.ledger import Register

from .made import meeting


@pytest.fixture
def corrected(register: Register) -> Register:
    """A ledger with two dispatches in three entries of its log, and a correction as the third."""
    register.keep([meeting("one"), meeting("two", start="2024-08-01", published="2024-08-01")])
    register.confirm(register.facts()[0].id, who="A", why="seen")
    assert register.verify() is None
    return register


@pytest.mark.parametrize(
    ("change", "entry", "what"),
    [
        ("UPDATE dispatch SET text = record WHERE name = 'one'", 1, "text has been altered"),
        ("UPDATE dispatch SET record = text WHERE name = 'two'", 2, "record has been altered"),
        (
            "UPDATE telling SET body = (SELECT other.body FROM telling AS other ORDER BY 1 LIMIT 1)",
            None,
            "altered since",
        ),
        ("UPDATE telling SET day = '1999-01-01' WHERE day = '2024-08-01'", 2, "a fact has been altered"),
        ("UPDATE correction SET why = 'heard'", 3, "the correction 1, which has been altered"),
        ("UPDATE correction SET undone = 3", 3, "the correction 1, which has been altered"),
        ("DELETE FROM correction", 3, "a correction that is in the ledger no more"),
        ("UPDATE log SET at = '1999' WHERE entry = 2", 2, "not what was sealed"),
        ("DELETE FROM log WHERE entry = 2", 2, "missing from the log"),
        ("DELETE FROM log WHERE entry = 3", None, "not in the log"),
    ],
)
def test_a_break_is_named(corrected: Register, change: str, entry: int | None, what: str) -> None:
    with corrected.store.writing() as connection:
        connection.execute(text(change))
    found = corrected.verify()
    assert found is not None and what in found.what
    if entry is not None:
        assert found.entry == entry


def test_a_fact_taken_out_is_found(corrected: Register) -> None:
    with corrected.store.writing() as connection:
        for table in ("party", "telling"):
            connection.execute(text(f"DELETE FROM {table}"))
    found = corrected.verify()
    assert found is not None and found.entry in (1, 2)


def test_a_dispatch_taken_out_is_found(corrected: Register) -> None:
    with corrected.store.writing() as connection:
        for table in ("party", "person", "telling", "dispatch"):
            connection.execute(text(f"DELETE FROM {table}"))
    found = corrected.verify()
    assert found is not None and (found.entry, found.what) == (1, "kept a dispatch that is in the ledger no more")
