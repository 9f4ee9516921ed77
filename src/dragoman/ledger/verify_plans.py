"""Checking the plans of a ledger: that they are what the log says was kept and said of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from dragoman.ledger import schema
from dragoman.ledger.plans import plan_logged, versions, word_logged


class Break(msgspec.Struct, frozen=True):
    """The first thing wrong with a ledger: the entry of the log it concerns, where there is one, and what it is."""

    entry: int | None
    what: str


class Planned:
    """What the log says of plans, gathered entry by entry and then set beside the ledger."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, int], tuple[int, Any]] = {}
        self.said: dict[int, tuple[int, Any]] = {}
        self.undone: dict[int, int] = {}

    def take(self, number: int, act: str, what: Any) -> None:
        """Take in an entry of the log; what is not of plans is passed over."""
        if act == "plan":
            self.kept[what["plan"], what["version"]] = number, what
        elif act == "plan_word":
            self.said[what["id"]] = number, what
        elif act == "plan_undo":
            self.undone[what["id"]] = number

    def breaks(self, connection: Connection) -> Iterator[Break]:
        """Yield what is in the ledger and not in the log, or the other way round, or differs."""
        kept, said = dict(self.kept), dict(self.said)
        for version in versions(connection):
            name = f"the plan {version.id}, version {version.version}"
            entry, what = kept.pop((version.id, version.version), (None, None))
            if entry is None:
                yield Break(None, f"{name}, is in the ledger, and not in the log")
            elif plan_logged(version) != what:
                yield Break(entry, f"kept {name}, which has been altered since")
        for row in connection.execute(select(schema.plan_word).order_by(schema.plan_word.c.id)):
            entry, what = said.pop(row.id, (None, None))
            if entry is None:
                yield Break(None, f"the word {row.id} on a plan is in the ledger, and not in the log")
            elif word_logged(row._mapping) != what or row.undone != self.undone.get(row.id):
                yield Break(entry, f"is the word {row.id} on a plan, which has been altered since")
        for entry, _ in sorted((*kept.values(), *said.values()), key=lambda each: each[0]):
            yield Break(entry, "is of a plan that is in the ledger no more")
