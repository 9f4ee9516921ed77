"""The people of a ledger: under which names, offices and parties dispatches tell of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, select

from dragoman.ledger import schema
from dragoman.ledger.facts import Source
from dragoman.ledger.queries import SOURCE, person_is, source_of
from dragoman.ledger.store import in_parts
from dragoman.ledger.told import unmark


class Attested(msgspec.Struct, frozen=True, kw_only=True):
    """A person as one dispatch names them, with the office and party that it gives."""

    key: str
    name: str
    office: str | None = None
    party: str | None = None
    source: Source


def people_named(connection: Connection, name: str) -> list[Attested]:
    """Return all that dispatches say of who goes by a name, in any spelling, by the day they were published."""
    return _attested(connection, _people().where(person_is(name)))


def people_in(connection: Connection, dispatches: Iterable[str]) -> list[Attested]:
    """Return the people of some dispatches, by the day these were published."""
    numbers = [unmark(dispatch) for dispatch in dict.fromkeys(dispatches)]
    found: list[Attested] = []
    for part in in_parts(numbers):
        found += _attested(connection, _people().where(schema.person.c.dispatch.in_(part)))
    return sorted(found, key=_order)


def names(connection: Connection, most: int) -> list[str]:
    """Return the names of people as dispatches have them, at most so many."""
    return list(connection.execute(select(schema.person.c.name).distinct().limit(most)).scalars())


def _people() -> Select[Any]:
    person = schema.person.c
    joined = schema.person.join(schema.dispatch, person.dispatch == schema.dispatch.c.id)
    named = person.name.label("person")
    return select(person.key, named, person.office, person.party, *SOURCE).select_from(joined)


def _attested(connection: Connection, query: Select[Any]) -> list[Attested]:
    found = [
        Attested(key=row.key, name=row.person, office=row.office, party=row.party, source=source_of(row))
        for row in connection.execute(query).all()
    ]
    return sorted(found, key=_order)


def _order(person: Attested) -> tuple[str, str, str]:
    return person.source.published or "", person.name, person.source.name
