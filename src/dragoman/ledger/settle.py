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
from dragoman.ledger.store import in_parts
from dragoman.ledger.told import Told, told_of

_TOLERANCE = 1
"""Days by which two stretches may miss each other: dispatches count days from different places."""

MOST = 120
"""The most tellings that are sorted out together; a larger component is cut by time (docs/merging.md)."""


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
            told = self.told[number] = told_of(body)
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


class _Words:
    """The pairs of tellings that persons have merged, `together`, and split, `apart`, as far as it still stands."""

    def __init__(self, connection: Connection) -> None:
        pairs: dict[str, set[tuple[int, int]]] = {"merge": set(), "split": set()}
        said = schema.correction.c
        query = select(said.verb, said.telling, said.others).where(said.verb.in_(pairs), said.undone.is_(None))
        for verb, one, others in connection.execute(query):
            for other in msgspec.json.decode(others, type=list[int]):
                pairs[verb].add((min(one, other), max(one, other)))
        self.together, self.apart = pairs["merge"], pairs["split"]


def settle(connection: Connection, new: Sequence[Mapping[str, Any]]) -> None:
    """Merge new tellings, by their rows, with those that are there.

    The connection has to be in a writing transaction.
    """
    groups = _Groups()
    touched = _link_candidates(connection, new, groups)
    words = _Words(connection)
    mine = {row["id"] for row in new}
    for one, other in words.together:
        if one in mine or other in mine:
            touched.update((one, other))
            groups.link(one, other)
    if touched:
        _fetch_components(connection, groups, touched)
        _sort_out(connection, groups, {groups.root(number) for number in touched}, words)


def resettle(connection: Connection, numbers: Iterable[int]) -> None:
    """Sort out anew the components of some tellings: after a person's word on them, or when some were taken away."""
    components = sorted(set(_components(connection, numbers)))
    there = schema.telling.c.component
    members = (select(schema.telling).where(there.in_(part)) for part in in_parts(components))
    rows = [dict(row._mapping) for query in members for row in connection.execute(query)]
    _alone(connection, [row["id"] for row in rows])
    settle(connection, rows)


def _components(connection: Connection, numbers: Iterable[int]) -> Iterable[int]:
    for part in in_parts(list(numbers)):
        yield from connection.execute(select(schema.telling.c.component).where(schema.telling.c.id.in_(part))).scalars()


def _alone(connection: Connection, numbers: Sequence[int]) -> None:
    """Let tellings stand alone until they are settled again."""
    _place(connection, [(number, number, number) for number in numbers])


def _place(connection: Connection, places: Sequence[tuple[int, int, int]]) -> None:
    """Write down where tellings belong, each by its number, its fact and its component."""
    if places:
        statement = update(schema.telling).where(schema.telling.c.id == bindparam("telling_id"))
        names = ("telling_id", "fact", "component")
        connection.execute(statement, [dict(zip(names, place, strict=True)) for place in places])


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


def _fetch_components(connection: Connection, groups: _Groups, touched: set[int]) -> None:
    """Bring in all other tellings of the components that are touched."""
    roots = {groups.root(number) for number in touched}
    wanted = [number for number in groups.parent if groups.root(number) in roots]
    components = sorted(set(_components(connection, wanted)))
    there = schema.telling.c
    for part in in_parts(components):
        query = select(there.id, there.body, there.component).where(there.component.in_(part))
        for number, body, component in connection.execute(query):
            groups.take(number, body, component)


def _sort_out(connection: Connection, groups: _Groups, roots: set[int], words: _Words) -> None:
    members: dict[int, list[int]] = {}
    for number in groups.told:
        root = groups.root(number)
        if root in roots:
            members.setdefault(root, []).append(number)
    places = []
    for numbers in members.values():
        component = min(numbers)
        for part in _parts([groups.told[number] for number in numbers]):
            for fact in facts_of(part, words.together, words.apart):
                places += [(number, min(fact), component) for number in fact]
    _place(connection, places)


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
