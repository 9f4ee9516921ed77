"""Which dispatches of the ledger are versions of one: the one that counts tells its facts, the others are only kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, tuple_, update

from dragoman.ledger import schema
from dragoman.ledger.versions import Version, rank, same

_FIELDS = [schema.dispatch.c[name] for name in ("id", "story", "agency", "language", "url", "sketch")]


def assign(connection: Connection, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Mark in the rows of new dispatches which story they belong to and which of them count.

    Returns the dispatches kept before that count no more, now that a better version is there; they are marked in
    the ledger, their facts are still to be withdrawn.
    """
    groups = _grouped(_near(connection, rows), [_version(row) for row in rows])
    by_number = {row["id"]: row for row in rows}
    withdrawn = []
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
                withdrawn.append(version.number)
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
    return Version(row["id"], row["story"], row["agency"], row["language"], row["url"], row["sketch"])


def _near(connection: Connection, rows: Sequence[dict[str, Any]]) -> list[Version]:
    """Return the dispatches in the ledger that have the agency and day, or the address, of one of some new ones."""
    dispatch = schema.dispatch.c
    days = sorted({(row["published"], row["agency"]) for row in rows if row["published"] and row["agency"]})
    urls = sorted({row["url"] for row in rows if row["url"]})
    found: dict[int, Mapping[str, Any]] = {}
    if days:
        near = select(*_FIELDS).where(tuple_(dispatch.published, dispatch.agency).in_(days))
        found |= {row["id"]: row for row in connection.execute(near).mappings()}
    if urls:
        found |= {
            row["id"]: row for row in connection.execute(select(*_FIELDS).where(dispatch.url.in_(urls))).mappings()
        }
    return [_version(found[number]) for number in sorted(found)]


def _grouped(there: Sequence[Version], new: Sequence[Version]) -> list[list[Version]]:
    """Return the groups of versions that the new dispatches are in; only what has a new one in it changes."""
    group_of: dict[int, list[Version]] = {}
    for version in there:
        group_of.setdefault(version.story, []).append(version)
    groups: dict[int, list[Version]] = {version.number: group_of[version.story] for version in there}
    for version in new:
        mine = [version]
        for number, other in [(each.number, each) for group in _distinct(groups) for each in group]:
            if groups[number] is not mine and same(version, other):
                mine.extend(groups[number])
                for joined in groups[number]:
                    groups[joined.number] = mine
        groups[version.number] = mine
    wanted = {version.number for version in new}
    return [group for group in _distinct(groups) if any(version.number in wanted for version in group)]


def _distinct(groups: dict[int, list[Version]]) -> list[list[Version]]:
    return list({id(group): group for group in groups.values()}.values())
