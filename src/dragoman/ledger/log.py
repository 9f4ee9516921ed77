"""The log of a ledger: every change in order, each entry sealed by a hash over itself and the one before.

The chain shows that nothing was taken out, put in or altered after the fact, as in a hash-linked timestamping
log (Haber and Stornetta 1991); it does not show who could have rewritten the whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from dragoman.ledger import schema

START = bytes(32)
"""What the first entry is chained to."""


def now() -> str:
    """Return the time as the log writes it: UTC, ISO 8601, in seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def append(connection: Connection, entries: Sequence[tuple[str, dict[str, Any]]], at: str | None = None) -> int:
    """Add entries, each an act and what it was about, and return the number of the last.

    The connection has to be in a writing transaction: the chain has one end.
    """
    last = connection.execute(
        select(schema.log.c.entry, schema.log.c.hash).order_by(schema.log.c.entry.desc()).limit(1)
    ).first()
    number, previous = (last.entry, bytes(last.hash)) if last else (0, START)
    at = at or now()
    rows = []
    for act, what in entries:
        number += 1
        encoded = msgspec.json.encode(what, order="sorted")
        previous = seal(previous, number, at, act, encoded)
        rows.append({"entry": number, "at": at, "act": act, "what": encoded, "hash": previous})
    if rows:
        connection.execute(insert(schema.log), rows)
    return number


def seal(previous: bytes, number: int, at: str, act: str, what: bytes) -> bytes:
    """Return the hash of an entry: SHA-256 over the hash before it and all that it says."""
    return hashlib.sha256(b"\x00".join((previous, str(number).encode(), at.encode(), act.encode(), what))).digest()
