"""Which dispatches of the ledger are versions of one: the one that counts tells its facts, the others are only kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

from sqlalchemy import Connection, delete, select, update

from dragoman.ledger import schema
from dragoman.ledger.store import in_parts
from dragoman.ledger.versions import Version, hashes, rank, same

_NAMES = ("id", "story", "published", "agency", "language", "url", "sketch")
_FIELDS = [schema.dispatch.c[name] for name in _NAMES]


def assign(connection: Connection, rows: Sequence[dict[str, Any]]) -> dict[int, list[int]]:
    """Mark in the rows of new dispatches which story they belong to and which of them count.

    Returns by story the dispatches kept before that count no more, now that a better version is there; they are
    marked in the ledger, their facts are still to be withdrawn.
    """
    groups = _grouped(_near(connection, rows), [_version(row) for row in rows])
    by_number = {row["id"]: row for row in rows}
    withdrawn: dict[int, list[int]] = {}
    for group in groups:
        if len(group) == 1:
            continue
        story, counting = min(version.story for version in group), max(group, key=rank).number
        for version in group:
            superseded = version.number != counting
            row = by_number.get(version.number)
            if row is not None:
                row["story"], row["superseded"] = story, int(superseded)
                continue
            changed = update(schema.dispatch).where(schema.dispatch.c.id == version.number)
            connection.execute(changed.values(story=story, superseded=int(superseded)))
            if superseded:
                withdrawn.setdefault(story, []).append(version.number)
    return withdrawn


def withdraw(connection: Connection, dispatches: Sequence[int]) -> list[int]:
    """Take away what some dispatches tell and return the tellings that shared a component with it."""
    telling = schema.telling.c
    gone = select(telling.id).where(telling.dispatch.in_(dispatches))
    components = connection.execute(select(telling.component).where(telling.dispatch.in_(dispatches))).scalars().all()
    left = connection.execute(
        select(telling.id).where(telling.component.in_(components), telling.dispatch.not_in(dispatches))
    )
    remaining = list(left.scalars())
    connection.execute(delete(schema.party).where(schema.party.c.telling.in_(gone)))
    connection.execute(delete(schema.telling).where(telling.dispatch.in_(dispatches)))
    connection.execute(delete(schema.person).where(schema.person.c.dispatch.in_(dispatches)))
    return remaining


def _version(row: Mapping[str, Any]) -> Version:
    return Version(*(row[name] for name in _NAMES))


def _near(connection: Connection, rows: Sequence[dict[str, Any]]) -> list[Version]:
    """Return the dispatches in the ledger that one of some new ones may be a version of, and all their versions.

    They have its agency and day, or its address.
    """
    dispatch = schema.dispatch.c
    days = {(row["published"], row["agency"]) for row in rows if row["published"] and row["agency"]}
    urls = sorted({row["url"] for row in rows if row["url"]})
    found = _of_days(connection, days) if days else {}
    found |= _found(connection, dispatch.url, urls) if urls else {}
    stories = sorted({version.story for version in found.values()})
    found |= _found(connection, dispatch.story, stories) if stories else {}
    return [found[number] for number in sorted(found)]


def _of_days(connection: Connection, days: Set[tuple[str, str]]) -> dict[int, Version]:
    """Return the dispatches of some days and agencies, asked by column: of pairs SQLite reads the whole table."""
    published, agencies = (sorted(set(values)) for values in zip(*days, strict=True))
    near = _found(connection, schema.dispatch.c.published, published, schema.dispatch.c.agency.in_(agencies))
    return {number: version for number, version in near.items() if (version.published, version.agency) in days}


def _found(connection: Connection, column: Any, values: Sequence[Any], *also: Any) -> dict[int, Version]:
    """Return the dispatches in the ledger that have one of some values, by their numbers."""
    found: dict[int, Version] = {}
    for part in in_parts(values):
        rows = connection.execute(select(*_FIELDS).where(column.in_(part), *also))
        found |= {row.id: Version(*row) for row in rows}
    return found


def _grouped(there: Sequence[Version], new: Sequence[Version]) -> list[list[Version]]:
    """Return the groups of versions that the new dispatches are in; only what has a new one in it changes."""
    by_story: dict[int, list[Version]] = {}
    for version in there:
        by_story.setdefault(version.story, []).append(version)
    groups: dict[int, list[Version]] = {version.number: by_story[version.story] for version in there}
    alike: dict[Any, list[Version]] = {}
    for version in there:
        _file(alike, version)
    for version in new:
        mine = groups[version.number] = [version]
        for other in _likely(alike, version):
            if groups[other.number] is not mine and same(version, other):
                mine.extend(groups[other.number])
                groups |= {joined.number: mine for joined in groups[other.number]}
        _file(alike, version)
    return list({id(groups[version.number]): groups[version.number] for version in new}.values())


def _traits(version: Version) -> list[Any]:
    """Return what a dispatch has in common with its versions: the address, or one of the hashes of its words."""
    traits: list[Any] = [version.url] if version.url else []
    return traits + [(version.sent, each) for each in hashes(version.sketch)] if version.sent else traits


def _file(alike: dict[Any, list[Version]], version: Version) -> None:
    for trait in _traits(version):
        alike.setdefault(trait, []).append(version)


def _likely(alike: dict[Any, list[Version]], version: Version) -> list[Version]:
    """Return those that have a trait in common with a dispatch, so that not all of a day have to be compared."""
    found = {other.number: other for trait in _traits(version) for other in alike.get(trait, ())}
    return [found[number] for number in sorted(found)]
