"""Settling: new tellings are set beside those that they may be one fact with, and each group is sorted out anew.

What is compared is found by blocking: a telling meets only those of its block (told.py) and its days, so a new dispatch
costs the same in a large ledger as in a small one. All tellings linked by likely pairs make a component; it is
split into facts from the ground up whenever one joins it, so that the order of arrival leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from dragoman.ledger import schema
from dragoman.ledger.days import Days
from dragoman.ledger.merging import LEAST, clusters, likeness
from dragoman.ledger.told import Told

_TOLERANCE = 1
"""Days by which two stretches may miss each other: dispatches count days from different places."""

MOST = 120
"""The most tellings that are sorted out together; a larger component is cut by time (docs/merging.md)."""

_DECODER = msgspec.json.Decoder(Told)
_PART = 5000

_wanted = Table(
    "wanted",
    MetaData(),
    Column("telling", BigInteger, primary_key=True, autoincrement=False),
    Column("block", Text, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    prefixes=["TEMPORARY"],
)


class _Groups:
    """Tellings in hand, and which of them are linked (union–find)."""

    def __init__(self) -> None:
        self.told: dict[int, Told] = {}
        self.parent: dict[int, int] = {}

    def take(self, number: int, body: bytes, component: int) -> Told:
        """Return a telling, taken in hand as one of its component if it is not yet."""
        told = self.told.get(number)
        if told is None:
            told = self.told[number] = _DECODER.decode(body)
            self.link(number, component)
        return told

    def root(self, number: int) -> int:
        found = self.parent.setdefault(number, number)
        while found != self.parent[found]:
            self.parent[found] = self.parent[self.parent[found]]
            found = self.parent[found]
        return found

    def link(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self.parent[high] = low


def settle(connection: Connection, new: Sequence[Mapping[str, Any]]) -> None:
    """Merge new tellings, by their rows, with those that are there.

    The connection has to be in a writing transaction.
    """
    groups = _Groups()
    touched = _link_candidates(connection, new, groups)
    for one, other in _joined(connection, {row["id"] for row in new}):
        touched.update((one, other))
        groups.link(one, other)
    if touched:
        _fetch_components(connection, groups, touched)
        _sort_out(connection, groups, {groups.root(number) for number in touched})


def resettle(connection: Connection, numbers: Iterable[int]) -> None:
    """Sort out anew the components of some tellings: after a person's word on them, or when some were taken away."""
    components = sorted(set(_components(connection, numbers)))
    members = select(schema.telling).where(schema.telling.c.component.in_(components))
    rows = [dict(row._mapping) for row in connection.execute(members)]
    _alone(connection, [row["id"] for row in rows])
    settle(connection, rows)


def _components(connection: Connection, numbers: Iterable[int]) -> Iterable[int]:
    wanted = list(numbers)
    for at in range(0, len(wanted), _PART):
        rows = connection.execute(
            select(schema.telling.c.component).where(schema.telling.c.id.in_(wanted[at : at + _PART]))
        )
        yield from rows.scalars()


def _alone(connection: Connection, numbers: Sequence[int]) -> None:
    """Let tellings stand alone until they are settled again."""
    if numbers:
        statement = update(schema.telling).where(schema.telling.c.id == bindparam("telling_id"))
        rows = [{"telling_id": number, "fact": number, "component": number} for number in numbers]
        connection.execute(statement, rows)


def _link_candidates(connection: Connection, new: Sequence[Mapping[str, Any]], groups: _Groups) -> set[int]:
    """Link each new telling with the likely ones of its block; return those that got a link."""
    mine = {row["id"]: row for row in new}
    touched: set[int] = set()
    for number, component, body, other in _candidates(connection, new):
        if number in mine and number >= other:
            continue  # two new ones meet twice
        told, fresh = groups.take(number, body, component), groups.take(other, mine[other]["body"], other)
        if told.dispatch != fresh.dispatch and likeness(told, fresh).score >= LEAST:
            groups.link(number, other)
            touched.update((number, other))
    return touched


def _candidates(connection: Connection, new: Sequence[Mapping[str, Any]]) -> Iterable[tuple[int, int, bytes, int]]:
    """Return what new tellings may be one with: its number, component and body, and the number of the new one."""
    rows = [
        {
            "telling": row["id"],
            "block": row["block"],
            "first": row["first"] - _TOLERANCE,
            "last": row["last"] + _TOLERANCE,
        }
        for row in new
        if row["block"]
    ]
    if not rows:
        return ()
    _wanted.create(connection, checkfirst=True)
    connection.execute(delete(_wanted))
    connection.execute(insert(_wanted), rows)
    there = schema.telling.c
    query = select(there.id, there.component, there.body, _wanted.c.telling).where(
        there.block == _wanted.c.block,
        there.last >= _wanted.c.first,
        there.first <= _wanted.c.last,
        there.id != _wanted.c.telling,
    )
    return [tuple(row) for row in connection.execute(query)]


def _joined(connection: Connection, told: Set[int]) -> list[tuple[int, int]]:
    """Return the pairs that a person has merged, where one of them is in hand."""
    return [pair for pair in _said(connection, "merge") if pair[0] in told or pair[1] in told]


def _said(connection: Connection, verb: str) -> set[tuple[int, int]]:
    """Return the pairs of tellings that persons have merged or split and that still stand."""
    said = schema.correction.c
    query = select(said.telling, said.others).where(said.verb == verb, said.undone.is_(None))
    return {
        (min(one, other), max(one, other))
        for one, others in connection.execute(query)
        for other in msgspec.json.decode(others, type=list[int])
    }


def _fetch_components(connection: Connection, groups: _Groups, touched: set[int]) -> None:
    """Bring in all other tellings of the components that are touched."""
    roots = {groups.root(number) for number in touched}
    wanted = [number for number in groups.parent if groups.root(number) in roots]
    components = sorted(set(_components(connection, wanted)))
    there = schema.telling.c
    for at in range(0, len(components), _PART):
        query = select(there.id, there.body, there.component).where(there.component.in_(components[at : at + _PART]))
        for number, body, component in connection.execute(query):
            groups.take(number, body, component)


def _sort_out(connection: Connection, groups: _Groups, roots: set[int]) -> None:
    members: dict[int, list[int]] = {}
    for number in groups.told:
        root = groups.root(number)
        if root in roots:
            members.setdefault(root, []).append(number)
    together, apart = _said(connection, "merge"), _said(connection, "split")
    rows = []
    for numbers in members.values():
        component = min(numbers)
        for part in _parts([groups.told[number] for number in numbers]):
            for fact in facts_of(part, together, apart):
                rows += [{"telling_id": number, "fact": min(fact), "component": component} for number in fact]
    statement = update(schema.telling).where(schema.telling.c.id == bindparam("telling_id"))
    connection.execute(statement, rows)


def _parts(told: list[Told]) -> Iterable[list[Told]]:
    """Return a component as it is, or cut by time into parts that can be sorted out in reasonable time."""
    if len(told) <= MOST:
        return [told]
    told = sorted(told, key=lambda each: (each.when or Days(0, 0), each.number))
    return [told[at : at + MOST] for at in range(0, len(told), MOST)]


def facts_of(
    told: Sequence[Told],
    together: Set[tuple[int, int]] = frozenset(),
    apart: Set[tuple[int, int]] = frozenset(),
) -> list[list[int]]:
    """Return tellings in groups, one a fact, by their numbers."""
    by_number = {each.number: each for each in told}
    dispatches = {each.number: each.dispatch for each in told}

    def score(one: int, other: int) -> float:
        return likeness(by_number[one], by_number[other]).score

    return clusters(by_number, score, LEAST, dispatches, together, apart)
