"""A ledger: what has been read, kept; what several dispatches tell of, as one; and each fact with its sources."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from sqlalchemy import func, select

from dragoman.ledger import schema
from dragoman.ledger.keep import Entry, keep, known_hashes, text_hash
from dragoman.ledger.store import DEFAULT, Store


class Register:
    """An open ledger at a file's name or a `postgresql://…` address; `make` makes one where there is none.

    Raises `LedgerError` where it can't be opened or written to.
    """

    def __init__(self, url: str = DEFAULT, *, make: bool = False) -> None:
        self.store = Store(url, make=make)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def keep(self, entries: Sequence[Entry]) -> list[bool]:
        """Keep a batch of dispatches, whole or not at all, and return for each whether it was new."""
        with self.store.writing() as connection:
            return keep(connection, entries)

    def kept(self, texts: Sequence[str]) -> list[bool]:
        """Return for each text whether it is kept already."""
        hashes = [text_hash(text) for text in texts]
        with self.store.reading() as connection:
            known = known_hashes(connection, hashes)
        return [digest in known for digest in hashes]

    def __len__(self) -> int:
        """Return how many dispatches are kept, versions too."""
        with self.store.reading() as connection:
            return connection.execute(select(func.count()).select_from(schema.dispatch)).scalar_one()
